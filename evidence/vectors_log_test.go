package evidence_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"golang.org/x/mod/sumdb/note"

	"github.com/labseal/labseal/evidence"
)

type logVectors struct {
	Description string              `json:"description"`
	EmptyRoot   common.Hash         `json:"emptyRoot"`
	Entries     []entryVector       `json:"entries"`
	Roots       []rootVector        `json:"roots"`
	Inclusion   []inclusionVector   `json:"inclusion"`
	Receipts    []receiptVector     `json:"receipts"`
	Checkpoints []checkpointVector  `json:"checkpoints"`
	TilePaths   []tilePathVector    `json:"tilePaths"`
	Tiles       []tileVector        `json:"tiles"`
	Negative    []inclusionNegative `json:"negative"`
}

type entryVector struct {
	Entry    hexutil.Bytes `json:"entry"`
	LeafHash common.Hash   `json:"leafHash"`
}

type rootVector struct {
	Size uint64      `json:"size"`
	Root common.Hash `json:"root"`
}

type inclusionVector struct {
	Size  uint64        `json:"size"`
	Index uint64        `json:"index"`
	Leaf  common.Hash   `json:"leaf"`
	Path  []common.Hash `json:"path"`
	Root  common.Hash   `json:"root"`
}

type receiptVector struct {
	Key        hexutil.Bytes   `json:"key"`
	Statement  hexutil.Bytes   `json:"statement"` // the entry
	Inclusion  inclusionVector `json:"inclusion"`
	Protected  hexutil.Bytes   `json:"protected"`
	Proof      hexutil.Bytes   `json:"proof"`
	ToBeSigned hexutil.Bytes   `json:"toBeSigned"`
	Signature  hexutil.Bytes   `json:"signature"`
	Receipt    hexutil.Bytes   `json:"receipt"`
}

type checkpointVector struct {
	Member common.Hash   `json:"member"`
	Log    common.Hash   `json:"log"`
	Size   uint64        `json:"size"`
	Root   common.Hash   `json:"root"`
	Key    hexutil.Bytes `json:"key"`
	KeyID  hexutil.Bytes `json:"keyId"`
	Note   string        `json:"note"`
}

type tilePathVector struct {
	Level int    `json:"level"`
	N     int64  `json:"n"`
	Width int    `json:"width"`
	Path  string `json:"path"`
}

// tileVector is a tile of the tree over the entries uint64be(0), uint64be(1), ... of this size.
type tileVector struct {
	Size   uint64      `json:"size"`
	Path   string      `json:"path"`
	Width  int         `json:"width"`
	SHA256 common.Hash `json:"sha256"` // of the tile's bytes
}

type inclusionNegative struct {
	Name      string          `json:"name"`
	Why       string          `json:"why"`
	Fails     string          `json:"fails"` // "shape", or "root": another root comes out
	Inclusion inclusionVector `json:"inclusion"`
}

func makeLogVectors(t testing.TB) *logVectors {
	c := fixedConsortium(t)
	const leaves = 8
	l := newMerkleLog(leaves)
	v := &logVectors{
		Description: "The log: see log.md. Entry i is u64(i); receipts are of statements. Consistency proofs are in " +
			"consistency.json.",
		EmptyRoot: sha256.Sum256(nil),
	}
	for i := range uint64(leaves) {
		v.Entries = append(v.Entries, entryVector{logEntry(i), sha256.Sum256(append([]byte{0}, logEntry(i)...))})
		v.Roots = append(v.Roots, rootVector{i + 1, l.root(i + 1)})
	}
	for _, at := range [][2]uint64{{1, 0}, {2, 1}, {3, 0}, {3, 2}, {5, 4}, {7, 2}, {7, 6}, {8, 0}, {8, 5}} {
		v.Inclusion = append(v.Inclusion, inclusionOf(t, l, at[0], at[1]))
	}
	statements := makeStatementVectors(t).Positive
	v.Receipts = []receiptVector{
		receiptOf(t, c, statements[0].Statement, 0, 1), receiptOf(t, c, statements[2].Statement, 2, 7),
	}
	v.Checkpoints = []checkpointVector{checkpointOf(t, c, 7, l.root(7))}
	v.TilePaths = []tilePathVector{
		{0, 0, 256, "tile/0/000"},
		{0, 67, 8, "tile/0/067.p/8"},
		{1, 1000, 256, "tile/1/x001/000"},
		{0, 1_234_067, 256, "tile/0/x001/x234/067"},
		{0, 1_234_067, 1, "tile/0/x001/x234/067.p/1"},
	}
	for _, size := range []uint64{3, 256, 300, 70_000} {
		v.Tiles = append(v.Tiles, tilesOf(t, size)...)
	}
	v.Negative = inclusionNegatives(t, l)
	return v
}

func inclusionOf(t testing.TB, l merkleLog, size, index uint64) inclusionVector {
	t.Helper()
	p := l.inclusion(t, size, index)
	return inclusionVector{size, index, evidence.LeafHash(logEntry(index)), p.Path, l.root(size)}
}

func (v inclusionVector) proof() evidence.Inclusion {
	return evidence.Inclusion{Size: v.Size, Index: v.Index, Path: v.Path}
}

// receiptOf writes a receipt by hand, of a statement among entries that are none.
func receiptOf(t testing.TB, c *consortium, statement []byte, index, size int) receiptVector {
	t.Helper()
	leaf := evidence.LeafHash(statement)
	p, root := include(t, leaf, index, size)
	in := inclusionVector{p.Size, p.Index, leaf, p.Path, root}
	public := []byte(c.log.Public().(ed25519.PublicKey))
	id := sha256.Sum256(public)
	v := receiptVector{
		Key: public, Statement: statement, Inclusion: in,
		Protected: item(t, map[int]any{1: -8, 4: id[:8], 15: map[int]any{1: urn(c.member), 2: urn(c.logID)}, 395: 1}),
		Proof:     item(t, []any{in.Size, in.Index, toBytes(in.Path)}),
	}
	v.ToBeSigned = sigStructure(t, v.Protected, in.Root[:])
	v.Signature = ed25519.Sign(c.log, v.ToBeSigned)
	v.Receipt = coseSign1{
		Protected: v.Protected, Unprotected: map[int]any{396: map[int]any{-1: []any{[]byte(v.Proof)}}},
		Signature: v.Signature,
	}.encode(t)
	return v
}

// checkpointOf writes a C2SP checkpoint by hand.
func checkpointOf(t testing.TB, c *consortium, size uint64, root common.Hash) checkpointVector {
	t.Helper()
	public := []byte(c.log.Public().(ed25519.PublicKey))
	origin := fmt.Sprintf("labseal/%x/%x", c.member, c.logID)
	id := sha256.Sum256(append([]byte(origin+"\n\x01"), public...))
	text := fmt.Sprintf("%s\n%d\n%s\n", origin, size, base64.StdEncoding.EncodeToString(root[:]))
	signature := ed25519.Sign(c.log, []byte(text))
	return checkpointVector{
		Member: c.member, Log: c.logID, Size: size, Root: root, Key: public, KeyID: id[:4],
		Note: fmt.Sprintf("%s\n— %s %s\n", text, origin, base64.StdEncoding.EncodeToString(append(id[:4:4], signature...))),
	}
}

func inclusionNegatives(t testing.TB, l merkleLog) []inclusionNegative {
	t.Helper()
	good := inclusionOf(t, l, 7, 2)
	var out []inclusionNegative
	add := func(fails, name, why string, change func(v *inclusionVector)) {
		v := good
		v.Path = slices.Clone(v.Path)
		change(&v)
		out = append(out, inclusionNegative{name, why, fails, v})
	}
	add("shape", "index is the size", "index not below size", func(v *inclusionVector) { v.Index = 7 })
	add("shape", "an empty tree", "index not below size", func(v *inclusionVector) { v.Size, v.Index = 0, 0 })
	add("shape", "a hash missing", "the path is too short", func(v *inclusionVector) { v.Path = v.Path[:2] })
	add("shape", "a hash too many", "the path is too long", func(v *inclusionVector) { v.Path = append(v.Path, v.Root) })
	add("shape", "a size with a shorter path", "the path is too long", func(v *inclusionVector) { v.Size = 4 })
	add("root", "another leaf", "another root", func(v *inclusionVector) { v.Leaf[0] ^= 1 })
	add("root", "another index", "another root", func(v *inclusionVector) { v.Index = 3 })
	add("root", "hashes exchanged", "another root", func(v *inclusionVector) {
		v.Path[0], v.Path[1] = v.Path[1], v.Path[0]
	})
	add("root", "a changed hash", "another root", func(v *inclusionVector) { v.Path[2][31] ^= 0x80 })
	return out
}

func (v *logVectors) consume(t *testing.T) {
	for _, e := range v.Entries {
		if got := evidence.LeafHash(e.Entry); got != e.LeafHash {
			t.Errorf("entry %x: leaf hash %s, want %s", e.Entry, got, e.LeafHash)
		}
	}
	for _, in := range v.Inclusion {
		i := slices.IndexFunc(v.Roots, func(r rootVector) bool { return r.Size == in.Size })
		if root, err := in.proof().Root(in.Leaf); err != nil || root != in.Root || root != v.Roots[i].Root {
			t.Errorf("leaf %d of %d: root %s, %v, want %s", in.Index, in.Size, root, err, in.Root)
		}
	}
	for _, n := range v.Negative {
		root, err := n.Inclusion.proof().Root(n.Inclusion.Leaf)
		if n.Fails == "shape" && err == nil || n.Fails == "root" && (err != nil || root == n.Inclusion.Root) {
			t.Errorf("%s: root %s, %v, want a wrong %s", n.Name, root, err, n.Fails)
		}
	}
	for _, r := range v.Receipts {
		made, err := evidence.SignReceipt(r.Statement, r.Inclusion.proof(), fixedLogKey("log key"))
		if err != nil || !bytes.Equal(made, r.Receipt) || !ed25519.Verify([]byte(r.Key), r.ToBeSigned, r.Signature) {
			t.Errorf("receipt of leaf %d of %d: made %x, %v", r.Inclusion.Index, r.Inclusion.Size, made, err)
		}
	}
	for _, c := range v.Checkpoints {
		c.consume(t)
	}
	consumeTiles(t, v.TilePaths, v.Tiles)
}

// consume opens the note with another implementation of C2SP signed notes.
func (v checkpointVector) consume(t *testing.T) {
	t.Helper()
	origin := fmt.Sprintf("labseal/%x/%x", v.Member, v.Log)
	verifier, err := note.NewVerifier(fmt.Sprintf("%s+%08x+%s", origin, binary.BigEndian.Uint32(v.KeyID),
		base64.StdEncoding.EncodeToString(append([]byte{1}, v.Key...))))
	check(t, err)
	n, err := note.Open([]byte(v.Note), note.VerifierList(verifier))
	check(t, err)
	if lines := strings.Split(n.Text, "\n"); lines[0] != origin || lines[1] != fmt.Sprint(v.Size) ||
		lines[2] != base64.StdEncoding.EncodeToString(v.Root[:]) {
		t.Errorf("checkpoint says %q", n.Text)
	}
}
