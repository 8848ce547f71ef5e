package evidence_test

import (
	"bytes"
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/labseal/labseal/evidence"
)

var disclosureLog = common.HexToAddress("0x108")

// anchorBatch makes an attested block whose second transaction anchors a batch of disclosures.
func (c *consortium) anchorBatch(t testing.TB, contract common.Address, number uint64, root common.Hash, size, covered uint64) evidence.ChainProof {
	t.Helper()
	head := evidence.ChainDisclosures(common.Hash{}, c.member, number, root, uint32(size), covered)
	data := slices.Concat(word(3), word(number), root[:], word(size), word(covered), head[:])
	anchored := &types.Log{Address: contract, Topics: []common.Hash{evidence.DisclosureTopic, c.member}, Data: data}
	receipts := encodeReceipts(t,
		evidence.Receipt{Status: []byte{1}, Gas: 21000, Logs: []*types.Log{}},
		evidence.Receipt{Type: 2, Status: []byte{1}, Gas: 90000, Logs: []*types.Log{anchored}},
	)
	header, err := rlp.EncodeToBytes(&types.Header{
		Number: big.NewInt(77), Difficulty: big.NewInt(0), Time: 1_790_000_123, BaseFee: big.NewInt(0),
		ReceiptHash: evidence.ReceiptsRoot(receipts),
	})
	check(t, err)
	path, err := evidence.ProveReceipt(receipts, 1)
	check(t, err)
	return c.attested(t, evidence.ChainProof{Header: header, TxIndex: 1, Receipt: path})
}

func (c *consortium) withDisclosureLog() *consortium {
	c.trust.Contracts = append(c.trust.Contracts, evidence.TrustContract{
		Name: "DisclosureLog", Address: disclosureLog, CodeHash: common.HexToHash("0xd15c"), Layout: "disclosure-log/1",
	})
	return c
}

// TestDisclosureRoot compares the batch's tree with another implementation of RFC 9162.
func TestDisclosureRoot(t *testing.T) {
	for _, size := range evidence.DisclosureSizes {
		rows := []common.Hash{evidence.DisclosureLeaf(common.Hash{1}, []byte("one")), evidence.DisclosureLeaf(common.Hash{2}, []byte("two"))}
		leaves, err := evidence.PadDisclosures(rows, size)
		check(t, err)
		if len(leaves) != size || !slices.IsSortedFunc(leaves, func(a, b common.Hash) int { return bytes.Compare(a[:], b[:]) }) {
			t.Fatalf("size %d: %d leaves, or not sorted", size, len(leaves))
		}
		var stored []tlog.Hash
		reader := tlog.HashReaderFunc(func(indexes []int64) (out []tlog.Hash, _ error) {
			for _, i := range indexes {
				out = append(out, stored[i])
			}
			return out, nil
		})
		for i, leaf := range leaves {
			hashes, err := tlog.StoredHashesForRecordHash(int64(i), tlog.Hash(leaf), reader)
			check(t, err)
			stored = append(stored, hashes...)
		}
		want, err := tlog.TreeHash(int64(size), reader)
		check(t, err)
		if root := evidence.DisclosureRoot(leaves); root != common.Hash(want) {
			t.Errorf("size %d: root %s, want %s", size, root, common.Hash(want))
		}
		again, err := evidence.PadDisclosures(rows, size)
		check(t, err)
		if slices.Equal(leaves, again) {
			t.Errorf("size %d: the padding is the same twice", size)
		}
	}
	if _, err := evidence.PadDisclosures(make([]common.Hash, 17), 16); err == nil {
		t.Error("17 rows in a batch of 16")
	}
	if _, err := evidence.PadDisclosures(nil, 32); err == nil {
		t.Error("a size that the contract does not take")
	}
}

// TestCheckDisclosure proves each row of a batch, and nothing that is none.
func TestCheckDisclosure(t *testing.T) {
	c := newConsortium(t).withDisclosureLog()
	rows := [][]byte{[]byte(`{"what":"one"}`), []byte(`{"what":"two"}`), []byte(`{"what":"three"}`)}
	var own []common.Hash
	for i, row := range rows {
		own = append(own, evidence.DisclosureLeaf(common.Hash{byte(i + 1)}, row))
	}
	leaves, err := evidence.PadDisclosures(own, 16)
	check(t, err)
	chain := c.anchorBatch(t, disclosureLog, 5, evidence.DisclosureRoot(leaves), 16, 2)
	prove := func(i int, change func(*evidence.DisclosureProof)) []byte {
		t.Helper()
		position, path, err := evidence.DisclosurePath(leaves, own[i])
		check(t, err)
		p := evidence.DisclosureProof{
			Member: c.member, Number: 5, Salt: common.Hash{byte(i + 1)}, Row: rows[i], Position: position, Size: 16, Path: path,
			Chain: chain,
		}
		change(&p)
		b, err := p.Encode()
		check(t, err)
		return b
	}
	for i := range rows {
		b := prove(i, func(*evidence.DisclosureProof) {})
		proven, err := c.trust.CheckDisclosure(b)
		check(t, err)
		if !bytes.Equal(proven.Row, rows[i]) || proven.Number != 5 || proven.Covered != 2 || proven.Block.Number != 77 || proven.Member.Name != "First Lab" {
			t.Errorf("row %d: %+v", i, proven)
		}
		for at := range b { // no byte can change unnoticed
			b[at] ^= 1
			if _, err := c.trust.CheckDisclosure(b); err == nil {
				t.Fatalf("row %d: byte %d can change", i, at)
			}
			b[at] ^= 1
		}
	}
	other := c.anchorBatch(t, common.HexToAddress("0x109"), 5, evidence.DisclosureRoot(leaves), 16, 2)
	for name, change := range map[string]func(*evidence.DisclosureProof){
		"another row":               func(p *evidence.DisclosureProof) { p.Row = []byte(`{"what":"none"}`) },
		"another salt":              func(p *evidence.DisclosureProof) { p.Salt[0]++ },
		"another place":             func(p *evidence.DisclosureProof) { p.Position ^= 1 },
		"another batch":             func(p *evidence.DisclosureProof) { p.Number++ },
		"another member":            func(p *evidence.DisclosureProof) { p.Member = c.trust.Members[1].ID },
		"nobody":                    func(p *evidence.DisclosureProof) { p.Member = common.Hash{9} },
		"a shorter path":            func(p *evidence.DisclosureProof) { p.Path = p.Path[1:] },
		"no such size":              func(p *evidence.DisclosureProof) { p.Size = 32 },
		"another contract":          func(p *evidence.DisclosureProof) { p.Chain = other },
		"unattested":                func(p *evidence.DisclosureProof) { p.Chain.Method, p.Chain.Signatures = evidence.Unattested, nil },
		"one attestation":           func(p *evidence.DisclosureProof) { p.Chain.Signatures = p.Chain.Signatures[:1] },
		"no such event":             func(p *evidence.DisclosureProof) { p.Chain.LogIndex = 1 },
		"a row of a novel's length": func(p *evidence.DisclosureProof) { p.Row = make([]byte, 1<<17) },
	} {
		if _, err := c.trust.CheckDisclosure(prove(1, change)); err == nil {
			t.Errorf("%s: proven", name)
		}
	}
}

type disclosureVectors struct {
	Description string             `json:"description"`
	Salt        common.Hash        `json:"salt"`
	Row         string             `json:"row"`
	Leaf        common.Hash        `json:"leaf"`
	Emergency   common.Hash        `json:"emergency"` // of salt and row
	Report      string             `json:"report"`
	Review      common.Hash        `json:"review"` // of salt and report
	Batches     []disclosureVector `json:"batches"`
}

type disclosureVector struct {
	Leaves  []common.Hash   `json:"leaves"` // sorted, padding included
	Root    common.Hash     `json:"root"`
	Rows    []hexutil.Bytes `json:"rows"`
	Salts   []common.Hash   `json:"salts"`
	Places  []uint64        `json:"positions"`
	Paths   [][]common.Hash `json:"paths"`
	Member  common.Hash     `json:"member"`
	Number  uint64          `json:"number"`
	Covered uint64          `json:"covered"`
	Before  common.Hash     `json:"before"`
	Head    common.Hash     `json:"head"`
}

func TestVectors_Disclosure(t *testing.T) {
	testVectors(t, "disclosure.json", makeDisclosureVectors, (*disclosureVectors).consume)
}

func makeDisclosureVectors(t testing.TB) *disclosureVectors {
	salt := common.Hash(bytes.Repeat([]byte{0x11}, 32))
	v := &disclosureVectors{
		Description: "Disclosures: see disclosure.md. Padding is random; here it is SHA-256 of names, so that the file can be made again.",
		Salt:        salt, Row: "row", Leaf: evidence.DisclosureLeaf(salt, []byte("row")),
		Emergency: evidence.EmergencyCommitment(salt, []byte("row")), Report: "review",
		Review: evidence.ReviewCommitment(salt, []byte("review")),
	}
	var before common.Hash
	for n, rows := range [][]string{{}, {`{"what":"one"}`, `{"what":"two"}`}} {
		b := disclosureVector{Member: fixed("member"), Number: uint64(n + 1), Covered: uint64(n), Before: before}
		var own []common.Hash
		for i, row := range rows {
			b.Rows, b.Salts = append(b.Rows, []byte(row)), append(b.Salts, fixed("salt of disclosure "+string(rune('a'+i))))
			own = append(own, evidence.DisclosureLeaf(b.Salts[i], b.Rows[i]))
		}
		b.Leaves = slices.Clone(own)
		for i := len(b.Leaves); i < 16; i++ {
			b.Leaves = append(b.Leaves, fixed("padding "+string(rune('a'+i))))
		}
		slices.SortFunc(b.Leaves, func(x, y common.Hash) int { return bytes.Compare(x[:], y[:]) })
		b.Root = evidence.DisclosureRoot(b.Leaves)
		for _, leaf := range own {
			place, path, err := evidence.DisclosurePath(b.Leaves, leaf)
			check(t, err)
			b.Places, b.Paths = append(b.Places, place), append(b.Paths, path)
		}
		before = evidence.ChainDisclosures(before, b.Member, b.Number, b.Root, 16, b.Covered)
		b.Head = before
		v.Batches = append(v.Batches, b)
	}
	return v
}

func (v *disclosureVectors) consume(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(vectorsDir, "..", "disclosure.md"))
	check(t, err)
	text, err := json.Marshal(v)
	check(t, err)
	for _, example := range regexp.MustCompile(`0x[0-9a-f]{16,}`).FindAll(page, -1) {
		if !bytes.Contains(text, example) {
			t.Errorf("disclosure.md: %.24s... is in no vector", example)
		}
	}
	for _, b := range v.Batches {
		if root := evidence.DisclosureRoot(b.Leaves); root != b.Root {
			t.Errorf("batch %d: root %s", b.Number, root)
		}
		for i := range b.Rows {
			if leaf := evidence.DisclosureLeaf(b.Salts[i], b.Rows[i]); b.Leaves[b.Places[i]] != leaf {
				t.Errorf("batch %d: row %d is not in its place", b.Number, i)
			}
		}
	}
}
