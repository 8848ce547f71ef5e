package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/vault"
)

// batches notes how much is taken at once, and takes it.
type batches struct{ counts, sizes []int }

func (b *batches) Take(_ context.Context, list []intake.Artefact) ([]intake.Answer, error) {
	size := 0
	for _, a := range list {
		size += len(a.Bytes)
	}
	b.counts, b.sizes = append(b.counts, len(list)), append(b.sizes, size)
	answers := make([]intake.Answer, len(list))
	for i := range answers {
		answers[i].Outcome = intake.Accepted
	}
	return answers, nil
}

func newBackfill(in taker, out io.Writer) *backfill {
	return &backfill{
		in: in, look: func(context.Context) error { return nil }, rate: 1e9, out: out, counts: map[intake.Outcome]int{},
	}
}

// TestBackfill_Batches: live records never wait for more than a small batch of history, however many records its files hold
// and however large they are.
func TestBackfill_Batches(t *testing.T) {
	dir := t.TempDir()
	nightly := "FHS|^~\\&|OLD\rBHS|^~\\&|OLD\r"
	for i := range 100 {
		nightly += fmt.Sprintf("MSH|^~\\&|OLD|LAB|||2015030%d||ORU^R01|N%d|P|2.3\rPID|1||%[2]d^^^LAB\rOBR|1||N%[2]d^OLD|1^x\r", 1+i%9, i)
	}
	check(t, os.WriteFile(filepath.Join(dir, "a"), []byte(nightly+"BTS|100\rFTS|1\r"), 0o600))
	large := "MSH|^~\\&|OLD|LAB|||20150401||ORU^R01|L%d|P|2.3\rPID|1||1^^^LAB\rOBR|1||L%[1]d^OLD|1^x\rOBX|1|TX|1^x||%s||||||F\r"
	for i, size := range []int{3 << 20, 3 << 20, 3 << 20, 9 << 20, 1} {
		check(t, os.WriteFile(filepath.Join(dir, fmt.Sprint("b", i)), fmt.Appendf(nil, large, i, strings.Repeat("x", size)), 0o600))
	}
	taken := &batches{}
	b := newBackfill(taken, io.Discard)
	messages, err := b.history(t.Context(), []string{dir})
	check(t, err)
	check(t, b.run(t.Context(), messages))
	if want := []int{32, 32, 32, 6, 1, 1, 1}; !slices.Equal(taken.counts, want) {
		t.Errorf("took %v at once, want %v", taken.counts, want)
	}
	if b.counts[intake.Accepted] != 105 {
		t.Errorf("%d records were taken", b.counts[intake.Accepted])
	}
	for i, size := range taken.sizes {
		if size > backfillBytes && taken.counts[i] > 1 {
			t.Errorf("%d bytes were taken at once", size)
		}
	}
}

// old is a result of an order, made on a day; without one where that is empty.
func old(order, day, status string) string {
	return fmt.Sprintf("MSH|^~\\&|OLD|LAB|||%s||ORU^R01|%[2]s%[1]s%[3]s|P|2.3\rPID|1||1^^^LAB\rOBR|1||%[2]s^OLD|1^x\r"+
		"OBX|1|NM|1^x||5|||||| %[3]s\r", day, order, status)
}

// TestBackfill gives the command an archive by a link. A batch holds results of years between which another file's lie: they
// become versions in the order of their dates. What can't be taken is named, and keeps nothing else from being taken.
func TestBackfill(t *testing.T) {
	l := newBooks(t)
	archive, elsewhere := l.path("archive"), l.path("elsewhere")
	write := func(text string, names ...string) {
		path := filepath.Join(names...)
		check(t, os.MkdirAll(filepath.Dir(path), 0o700))
		check(t, os.WriteFile(path, []byte(text), 0o600))
	}
	write("BHS|^~\\&|OLD\r"+old("A", "20150105", "F")+old("A", "", "C")+old("B", "20151207", "C")+"BTS|3\r", archive, "2015", "batch")
	write(old("B", "20150610", "F"), archive, "2015", "single")
	write("MSH|^~\\&|OLD\rPID*1\r", archive, "damaged")
	write(old("D", "20150105", "F"), archive, ".hidden")
	write(old("E", "20150105", "F"), elsewhere, "e")
	check(t, os.Symlink(elsewhere, filepath.Join(archive, "more")))
	check(t, os.WriteFile(filepath.Join(archive, "large"), nil, 0o600))
	check(t, os.Truncate(filepath.Join(archive, "large"), vault.MaxBody+1))
	check(t, os.Symlink(archive, l.path("link")))

	call := func(paths ...string) (answer, []backfilled) {
		t.Helper()
		got := l.oracle(t, "", append([]string{"backfill", "--rate", "1000000", "--json"}, paths...)...)
		var lines []backfilled
		for text := range strings.Lines(got.stdout) {
			var line backfilled
			check(t, json.Unmarshal([]byte(text), &line))
			line.File, line.Record = strings.TrimPrefix(line.File, archive+"/"), ""
			lines = append(lines, line)
		}
		return got, lines
	}
	got, lines := call(l.path("link"))
	want := []backfilled{
		{File: "large", Outcome: "not read", Problem: "the file has more than the 64 MiB that one record may have: split it"},
		{File: "more", Outcome: "passed over", Problem: "a symbolic link is not followed: name what it leads to, unless that is taken anyway"},
		{File: "damaged", Outcome: "refused"},
		{File: "2015/batch", Message: 1, Outcome: "accepted", Version: 1, Dated: "2015-01-05"},
		{File: "2015/batch", Message: 2, Outcome: "accepted", Version: 2},
		{File: "2015/single", Outcome: "accepted", Version: 1, Dated: "2015-06-10"},
		{File: "2015/batch", Message: 3, Outcome: "accepted", Version: 2, Dated: "2015-12-07"},
	}
	if len(lines) > 2 {
		lines[2].Problem = "" // intake's own
	}
	if got.code != 1 || !slices.Equal(lines, want) {
		t.Errorf("exit code %d, %v\n%+v\nwant\n%+v", got.code, got.err, lines, want)
	}
	if got := l.oracle(t, "", "backfill", l.path("link")); got.code != 1 ||
		!strings.HasSuffix(got.stdout, "\n0 accepted, 4 were here before, 0 in quarantine, 1 refused; of the files 1 not read, 1 passed over\n") {
		t.Errorf("again: exit code %d\n%s", got.code, got.stdout)
	}
	if got, lines := call(filepath.Join(archive, "more"), filepath.Join(archive, "2015", "single")); got.code != 0 || len(lines) != 2 {
		t.Errorf("a link that is named: exit code %d\n%s", got.code, got.stdout)
	}
	if got, _ := call(elsewhere, l.path("nobody")); got.code != 2 || strings.Contains(got.err.Error(), "nobody") || got.stdout != "" {
		t.Errorf("no such folder: exit code %d, %v\n%s", got.code, got.err, got.stdout)
	}
}

// TestBackfill_Unread: files that vanish, change or may not be read are told once each, and the others are taken.
func TestBackfill_Unread(t *testing.T) {
	dir, out := t.TempDir(), &strings.Builder{}
	path := func(name string) string { return filepath.Join(dir, name) }
	for _, name := range []string{"changed", "stays", "vanishes"} {
		check(t, os.WriteFile(path(name), []byte(old(name, "20150105", "F")+old(name, "20160105", "C")), 0o600))
	}
	want := path("changed") + ": not read: the file was changed while others were taken: call it again\n" +
		path("vanishes") + ": not read: open the file: no such file or directory\n"
	if os.Geteuid() != 0 { // whom no mode keeps out
		check(t, os.WriteFile(path("locked"), nil, 0))
		check(t, os.Mkdir(path("locked.d"), 0))
		want = path("locked") + ": not read: open the file: permission denied\n" +
			path("locked.d") + ": not read: open the file: permission denied\n" + want
	}
	taken := &batches{}
	b := newBackfill(taken, out)
	messages, err := b.history(t.Context(), []string{dir})
	check(t, err)
	check(t, os.WriteFile(path("changed"), []byte("MSH"), 0o600))
	check(t, os.Remove(path("vanishes")))
	check(t, b.run(t.Context(), messages))
	if out.String() != want || !slices.Equal(taken.counts, []int{2}) {
		t.Errorf("took %v and said\n%swant\n%s", taken.counts, out, want)
	}
	if code := codeOf(b.sum()); code != 1 {
		t.Errorf("exit code %d", code)
	}
}
