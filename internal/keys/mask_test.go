package keys_test

import (
	"errors"
	"testing"

	"github.com/labseal/labseal/internal/keys"
)

// TestMask hides and shows, each mask in its own way; one that was destroyed does neither, and none takes its place.
func TestMask(t *testing.T) {
	folder, _, _ := newTestFolder(t)
	for id := range uint32(2) {
		check(t, folder.CreateMask(id+1))
	}
	one, err := folder.Mask(1)
	check(t, err)
	two, err := folder.Mask(2)
	check(t, err)
	sum := [32]byte{1, 31: 2}
	hidden := one.Hide(sum)
	if hidden == sum || one.Show(hidden) != sum || two.Hide(sum) == hidden || two.Show(hidden) == sum {
		t.Error("a mask does not hide, or shows what another one hid")
	}
	if err := folder.CreateMask(1); !errors.Is(err, keys.ErrExists) {
		t.Errorf("made again: %v", err)
	}
	check(t, folder.DestroyMask(1))
	check(t, folder.DestroyMask(1))
	if _, err := folder.Mask(1); !errors.Is(err, keys.ErrDestroyed) {
		t.Errorf("opened: %v", err)
	}
	if err := folder.CreateMask(1); !errors.Is(err, keys.ErrDestroyed) {
		t.Errorf("made anew: %v", err)
	}
	if _, err := folder.Mask(2); err != nil {
		t.Errorf("the other one: %v", err)
	}
}
