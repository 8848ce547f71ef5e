package chain_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/cloudflare/circl/simd/keccakf1600"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/trie"
	"golang.org/x/crypto/sha3"
	"golang.org/x/sys/cpu"

	"github.com/labseal/labseal/indexer/chain"
)

// bothWays runs a test with four hashes at once, where the processor can do that, and one by one.
func bothWays(t *testing.T, test func(t *testing.T)) {
	can := keccakf1600.IsEnabledX4()
	if !can {
		t.Log("this processor does not hash four at once")
	}
	t.Run("together", test)
	t.Run("one by one", func(t *testing.T) {
		cpu.X86.HasAVX2 = false // what keccakf1600 asks
		defer func() { cpu.X86.HasAVX2 = can }()
		test(t)
	})
}

// TestHash hashes as golang.org/x/crypto does, however long messages are, however they are parted and however many
// there are.
func TestHash(t *testing.T) {
	const rate = 136
	bothWays(t, func(t *testing.T) {
		chance := rand.New(rand.NewPCG(5, 6))
		lengths := []int{0, 1, rate - 1, rate, rate + 1, 2 * rate, 10 * rate, 10*rate + 7}
		for count := range 20 {
			var heads, bodies [][]byte
			var want []common.Hash
			for range count {
				head, body := noise(chance, chance.IntN(2)*chance.IntN(300)), noise(chance, lengths[chance.IntN(len(lengths))])
				heads, bodies = append(heads, head), append(bodies, body)
				want = append(want, keccak(head, body))
			}
			if got := chain.Hash(heads, bodies); len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
				t.Fatalf("%d messages: %s, want %s", count, got, want)
			}
		}
	})
}

// TestRoots compares the roots of lists, a few at once, with go-ethereum's: of every number of values at which the form
// of the trie changes, of values short and long.
func TestRoots(t *testing.T) {
	bothWays(t, func(t *testing.T) {
		chance := rand.New(rand.NewPCG(7, 8))
		counts := []int{255, 256, 257, 258, 271, 272, 273, 300, 400, 1000}
		for n := range 150 {
			counts = append(counts, n)
		}
		for len(counts) > 0 {
			some := counts[:min(len(counts), 1+chance.IntN(5))]
			counts = counts[len(some):]
			var lists [][][]byte
			var roots []common.Hash
			var hashes [][]common.Hash
			for _, n := range some {
				values := make([][]byte, n)
				ofValues := make([]common.Hash, n)
				for i := range values {
					values[i] = noise(chance, lengthOf(chance))
					ofValues[i] = keccak(values[i])
				}
				lists, hashes = append(lists, values), append(hashes, ofValues)
				roots = append(roots, types.DeriveSha(encodedList(values), trie.NewStackTrie(nil)))
			}
			gotRoots, gotHashes := chain.Roots(lists)
			if !reflect.DeepEqual(gotRoots, roots) || !reflect.DeepEqual(gotHashes, hashes) {
				t.Fatalf("lists of %d values have the roots %s, want %s", some, gotRoots, roots)
			}
			lists[0] = append(lists[0], noise(chance, 50))
			if got, _ := chain.Roots(lists); got[0] == roots[0] || fmt.Sprint(got[1:]) != fmt.Sprint(roots[1:]) {
				t.Fatalf("with one value more: %s, before %s", got, roots)
			}
		}
	})
}

// lengthOf a value: often about a hash, sometimes much longer, and now and then so short that it needs no hash.
func lengthOf(chance *rand.Rand) int {
	switch chance.IntN(100) {
	case 0:
		return 1 + chance.IntN(31)
	case 1:
		return 60_000 + chance.IntN(20_000)
	}
	return 32 + chance.IntN(300)
}

func noise(chance *rand.Rand, n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(chance.Uint32())
	}
	return b
}

func keccak(parts ...[]byte) common.Hash {
	h := sha3.NewLegacyKeccak256()
	for _, b := range parts {
		h.Write(b)
	}
	return common.Hash(h.Sum(nil))
}

// encodedList is a list as go-ethereum wants it.
type encodedList [][]byte

func (l encodedList) Len() int                           { return len(l) }
func (l encodedList) EncodeIndex(i int, w *bytes.Buffer) { w.Write(l[i]) }
