package vault_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/vault"
)

// pack puts bodies in one pack.
func pack(t testing.TB, contents ...string) (vault.Pack, []vault.Sealed) {
	t.Helper()
	var p vault.Packer
	var sealed []vault.Sealed
	for _, content := range contents {
		address, body := newBody(content)
		if !p.Add(address, body) {
			t.Fatal("they do not fit in one pack")
		}
		sealed = append(sealed, vault.Sealed{Address: address})
	}
	made := p.Pack()
	for i := range sealed {
		sealed[i].Pack = made.Name
	}
	return made, sealed
}

// TestPack_Format holds a pack to its format: what is written down can be read by others, and for ever.
func TestPack_Format(t *testing.T) {
	made, _ := pack(t, "a body", "")
	want := common.FromHex("0x00000002" +
		"771824de42287642fa0fbe0b568b80cc3290e29b7d3cd6efbc7b1b8eb1037b04" + "00000006" +
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" + "00000000")
	want = append(want, "a body"...)
	if !bytes.Equal(made.Bytes, want) || made.Count != 2 {
		t.Errorf("got %x", made.Bytes)
	}
	if made.Name != common.HexToHash("0x1d7d125a5814814516e3a7275d638ad687bddc208a916798ecabe05dae08e29a") {
		t.Errorf("its name is %x", made.Name)
	}
}

func TestStore_KeepsPacks(t *testing.T) {
	for name, location := range map[string]string{"memory": "mem://", "folder": "file://" + filepath.ToSlash(t.TempDir())} {
		t.Run(name, func(t *testing.T) {
			store, ctx := openStore(t, location), t.Context()
			contents := []string{"one", "another", "", "a third"}
			made, sealed := pack(t, contents...)
			if _, err := store.Fetch(ctx, sealed[0]); !errors.Is(err, vault.ErrMissing) {
				t.Fatalf("got %v before it was put", err)
			}
			for range 2 { // the second time changes nothing
				if err := store.PutPack(ctx, made); err != nil {
					t.Fatal(err)
				}
				for i, s := range sealed {
					if got, err := store.Fetch(ctx, s); err != nil || string(got) != contents[i] {
						t.Errorf("got %q, %v", got, err)
					}
				}
			}
			stranger, _ := newBody("not in it")
			if _, err := store.Fetch(ctx, vault.Sealed{Address: stranger, Pack: made.Name}); !errors.Is(err, vault.ErrMissing) {
				t.Errorf("of a body that is not in it: %v", err)
			}
			other, _ := pack(t, "other")
			if err := store.PutPack(ctx, vault.Pack{Name: other.Name, Bytes: made.Bytes}); !errors.Is(err, vault.ErrDamaged) {
				t.Errorf("a pack was put under another's name: %v", err)
			}
		})
	}
}

// TestStore_FindsDamageInPacks: what is not what was put there is not taken for it, and the rest of a pack can be read.
func TestStore_FindsDamageInPacks(t *testing.T) {
	made, sealed := pack(t, "one body", "another body")
	index := len(made.Bytes) - len("one body") - len("another body")
	flip := func(at int) []byte {
		changed := bytes.Clone(made.Bytes)
		changed[at] ^= 1
		return changed
	}
	for name, test := range map[string]struct {
		bytes []byte
		whole [2]bool
	}{
		"a body":           {flip(index), [2]bool{false, true}},
		"the other":        {flip(len(made.Bytes) - 1), [2]bool{true, false}},
		"an address":       {flip(10), [2]bool{false, false}},
		"a length":         {flip(4 + 35), [2]bool{false, false}},
		"their number":     {flip(3), [2]bool{false, false}},
		"a huge number":    {flip(0), [2]bool{false, false}},
		"cut":              {made.Bytes[:len(made.Bytes)-1], [2]bool{true, false}},
		"cut in its index": {made.Bytes[:index-1], [2]bool{false, false}},
		"empty":            {nil, [2]bool{false, false}},
	} {
		t.Run(name, func(t *testing.T) {
			store, dir := newTestStore(t)
			check(t, store.PutPack(t.Context(), made))
			check(t, os.WriteFile(filepath.Join(dir, filepath.FromSlash(vault.ObjectName(made.Name)+".pack")), test.bytes, 0o600))
			for i, s := range sealed {
				_, err := store.Fetch(t.Context(), s)
				if test.whole[i] && err != nil || !test.whole[i] && !errors.Is(err, vault.ErrDamaged) {
					t.Errorf("body %d: %v", i, err)
				}
			}
			check(t, store.PutPack(t.Context(), made)) // again, and it is mended
			for i, s := range sealed {
				if _, err := store.Fetch(t.Context(), s); err != nil {
					t.Errorf("body %d is not mended: %v", i, err)
				}
			}
		})
	}
}
