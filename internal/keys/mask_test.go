package keys_test

import (
	"errors"
	"math/bits"
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

// TestMask_IsWide: of two values that differ in one bit, whichever, both halves are hidden in two ways that have nothing to do
// with each other; and so are both halves of what two hidden values show that differ in one bit.
func TestMask_IsWide(t *testing.T) {
	folder, _, _ := newTestFolder(t)
	check(t, folder.CreateMask(1))
	mask, err := folder.Mask(1)
	check(t, err)
	for what, f := range map[string]func([32]byte) [32]byte{"hidden": mask.Hide, "shown": mask.Show} {
		value := [32]byte{5: 9}
		before := f(value)
		for bit := range 256 {
			other := value
			other[bit/8] ^= 1 << (bit % 8)
			after := f(other)
			for half := 0; half < 32; half += 16 {
				differ := 0
				for i := half; i < half+16; i++ {
					differ += bits.OnesCount8(before[i] ^ after[i])
				}
				if differ < 20 || differ > 108 { // of 128; outside of that once in 10^14
					t.Errorf("%s: bit %d changes %d bits of the half from byte %d", what, bit, differ, half)
				}
			}
		}
	}
}
