package journal_test

import (
	"errors"
	"reflect"
	"testing"

	"github.com/labseal/labseal/oracle/tiles"
)

// TestReadEntries tells entries that are lost from entries that are not there at all.
func TestReadEntries(t *testing.T) {
	j, db := openBoth(t)
	_, err := db.Exec(`
		insert into entries (place, leaf, statement)
		select n, sha256(int8send(n)), case when n <> 2 then convert_to('entry ' || n, 'UTF8') end from generate_series(0, 4) n`)
	check(t, err)
	got, err := j.ReadEntries(t.Context(), 3, 2)
	check(t, err)
	if want := [][]byte{[]byte("entry 3"), []byte("entry 4")}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, err := j.ReadEntries(t.Context(), 0, 5); !errors.Is(err, tiles.ErrLost) {
		t.Errorf("with a lost one: %q, %v", got, err)
	}
	if got, err := j.ReadEntries(t.Context(), 3, 3); err == nil || errors.Is(err, tiles.ErrLost) {
		t.Errorf("with one that is not there: %q, %v", got, err)
	}
}
