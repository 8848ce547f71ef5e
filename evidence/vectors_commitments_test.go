package evidence_test

import (
	"bytes"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/evidence"
)

type commitmentVectors struct {
	Description  string              `json:"description"`
	Salts        []saltVector        `json:"salts"`
	PaddedCounts []countVector       `json:"paddedCounts"`
	Commitments  []commitmentVector  `json:"commitments"`
	Replacements []replacementVector `json:"replacements"`
	Openings     []openingVector     `json:"openings"`
	Negative     []openingNegative   `json:"negative"`
}

type saltVector struct {
	Secret     hexutil.Bytes `json:"secret"`
	Tag        string        `json:"tag"`
	Projection string        `json:"projection"`
	Index      uint32        `json:"index"`
	Info       hexutil.Bytes `json:"info"`
	Salt       common.Hash   `json:"salt"`
}

type countVector struct {
	Claims int    `json:"claims"`
	Leaves uint64 `json:"leaves"` // 0: refused
}

type claimVector struct {
	Kind     string        `json:"kind"`
	Name     string        `json:"name"`
	Body     hexutil.Bytes `json:"body"`
	Salt     common.Hash   `json:"salt"`
	Encoding hexutil.Bytes `json:"encoding"`
	Hash     common.Hash   `json:"hash"`
	Position uint64        `json:"position"`
}

type commitmentVector struct {
	Name         string        `json:"name"`
	Secret       hexutil.Bytes `json:"secret"`
	Projection   string        `json:"projection"`
	Record       hexutil.Bytes `json:"record"`
	Digest       common.Hash   `json:"digest"`
	ArtefactSalt common.Hash   `json:"artefactSalt"`
	Artefact     common.Hash   `json:"artefact"`
	Claims       []claimVector `json:"claims"`
	Leaves       []common.Hash `json:"leaves"`
	Content      common.Hash   `json:"content"`
	Opening      hexutil.Bytes `json:"opening"` // full, of a statement whose leaf hash is 0x11...11
}

type replacementVector struct {
	Secret  hexutil.Bytes `json:"secret"`
	Leaf    common.Hash   `json:"leaf"`
	Salt    common.Hash   `json:"salt"`
	Pointer common.Hash   `json:"pointer"`
}

type openingVector struct {
	Name     string        `json:"name"`
	Of       string        `json:"of"`
	Reveals  []uint64      `json:"reveals"` // positions, without the contexts; null: full
	Opening  hexutil.Bytes `json:"opening"`
	Opens    []uint64      `json:"opens"`
	Siblings []common.Hash `json:"siblings"`
	Content  common.Hash   `json:"content"`
}

type openingNegative struct {
	Name    string        `json:"name"`
	Why     string        `json:"why"`
	Fails   string        `json:"fails"` // "decode", "shape" or "content"
	Opening hexutil.Bytes `json:"opening"`
	Content common.Hash   `json:"content"`
}

var vectorLeaf = common.Hash(bytes.Repeat([]byte{0x11}, 32))

// The reference derivations below follow the specification with other means than the package: hkdf.Key, and CBOR by
// general types.

func refInfo(tag, projection string, index uint32) []byte {
	return binary.BigEndian.AppendUint32([]byte("labseal/salt/1\x00"+tag+"\x00"+projection+"\x00"), index)
}

func refSalt(t testing.TB, secret []byte, tag, projection string, index uint32) common.Hash {
	t.Helper()
	b, err := hkdf.Key(sha256.New, secret, nil, string(refInfo(tag, projection, index)), 32)
	check(t, err)
	return common.Hash(b)
}

func refTree(leaves []common.Hash) common.Hash {
	if len(leaves) == 1 {
		return leaves[0]
	}
	left, right := refTree(leaves[:len(leaves)/2]), refTree(leaves[len(leaves)/2:])
	return sha256.Sum256(slices.Concat([]byte{1}, left[:], right[:]))
}

func makeCommitmentVectors(t testing.TB) *commitmentVectors {
	v := &commitmentVectors{
		Description: "Commitments and openings: see commitments.md and opening.md. Bytes are hex.",
		PaddedCounts: []countVector{
			{0, 16}, {1, 16}, {16, 16}, {17, 64}, {64, 64}, {65, 256}, {256, 256}, {257, 1024}, {65536, 65536}, {65537, 0},
		},
	}
	secret := fixed("version secret")
	for _, s := range []saltVector{
		{Tag: "artefact", Projection: "hl7v2/1"},
		{Tag: "claim", Projection: "hl7v2/1"},
		{Tag: "claim", Projection: "hl7v2/1", Index: 1},
		{Tag: "pad", Projection: "hl7v2/1", Index: 3},
		{Tag: "replacement"},
	} {
		s.Secret, s.Info = secret[:], refInfo(s.Tag, s.Projection, s.Index)
		s.Salt = refSalt(t, s.Secret, s.Tag, s.Projection, s.Index)
		v.Salts = append(v.Salts, s)
	}
	v.Commitments = []commitmentVector{
		commitmentOf(t, "three claims", sampleRecord, sampleClaims),
		commitmentOf(t, "no claim", []byte{}, nil),
		commitmentOf(t, "an empty body and a name beyond ASCII", sampleRecord, []evidence.Claim{
			{Kind: "context"}, {Kind: "observation", Name: "Kreatinin µmol/L", Body: []byte("1.50")},
		}),
		commitmentOf(t, "seventeen claims", sampleRecord, manyClaims(17)),
	}
	leaf := fixed("leaf of the successor")
	v.Replacements = []replacementVector{{
		Secret: secret[:], Leaf: leaf, Salt: v.Salts[4].Salt,
		Pointer: evidence.ReplacementPointer(evidence.Secret(secret), leaf),
	}}
	v.Openings = openingVectors(t, v.Commitments)
	v.Negative = openingNegatives(t, v.Commitments)
	return v
}

func commitmentOf(t testing.TB, name string, record []byte, claims []evidence.Claim) commitmentVector {
	t.Helper()
	secret := fixed("version secret")
	c := commitmentVector{
		Name: name, Secret: secret[:], Projection: "hl7v2/1", Record: record, Digest: sha256.Sum256(record),
		Claims: []claimVector{},
	}
	c.ArtefactSalt = refSalt(t, secret[:], "artefact", c.Projection, 0)
	c.Artefact = sha256.Sum256(slices.Concat([]byte("labseal/artefact/1\x00"), c.ArtefactSalt[:], c.Digest[:]))
	for i, claim := range claims {
		salt := refSalt(t, secret[:], "claim", c.Projection, uint32(i))
		encoding := item(t, []any{claim.Kind, claim.Name, append([]byte{}, claim.Body...)})
		c.Claims = append(c.Claims, claimVector{
			Kind: claim.Kind, Name: claim.Name, Body: append([]byte{}, claim.Body...), Salt: salt, Encoding: encoding,
			Hash: sha256.Sum256(slices.Concat([]byte{0}, salt[:], encoding)),
		})
		c.Leaves = append(c.Leaves, c.Claims[i].Hash)
	}
	leaves := 16
	for leaves < len(claims) {
		leaves *= 4
	}
	for i := len(claims); i < leaves; i++ {
		c.Leaves = append(c.Leaves, refSalt(t, secret[:], "pad", c.Projection, uint32(i)))
	}
	slices.SortFunc(c.Leaves, common.Hash.Cmp)
	for i := range c.Claims {
		c.Claims[i].Position = uint64(slices.Index(c.Leaves, c.Claims[i].Hash))
	}
	c.Content = refTree(c.Leaves)
	_, opening, err := evidence.Commit(evidence.Secret(secret), c.Projection, record, claims)
	check(t, err)
	opening.Leaf = vectorLeaf
	c.Opening = opening.Encode()
	return c
}

func (v *commitmentVectors) consume(t *testing.T) {
	for _, c := range v.PaddedCounts {
		_, opening, err := evidence.Commit(evidence.Secret{}, "p", nil, make([]evidence.Claim, c.Claims))
		if (err != nil) != (c.Leaves == 0) || err == nil && opening.Size != c.Leaves {
			t.Errorf("%d claims: %v, want %d leaves", c.Claims, err, c.Leaves)
		}
	}
	for _, c := range v.Commitments {
		c.consume(t)
	}
	for _, s := range v.Salts {
		first := v.Commitments[0]
		where := append([]common.Hash{first.ArtefactSalt, v.Replacements[0].Salt}, first.Leaves...)
		for _, claim := range first.Claims {
			where = append(where, claim.Salt)
		}
		if !slices.Contains(where, s.Salt) {
			t.Errorf("salt %s %d is in no commitment", s.Tag, s.Index)
		}
	}
	for _, r := range v.Replacements {
		if got := evidence.ReplacementPointer(evidence.Secret(r.Secret), r.Leaf); got != r.Pointer {
			t.Errorf("replacement pointer %s, want %s", got, r.Pointer)
		}
	}
	for _, o := range v.Openings {
		o.consume(t, v.Commitments)
	}
	for _, n := range v.Negative {
		if got := n.fails(); got != n.Fails {
			t.Errorf("%s: fails %q, want %q", n.Name, got, n.Fails)
		}
	}
}

func (c commitmentVector) consume(t *testing.T) {
	t.Helper()
	var claims []evidence.Claim
	for _, claim := range c.Claims {
		claims = append(claims, evidence.Claim{Kind: claim.Kind, Name: claim.Name, Body: claim.Body})
	}
	commitments, opening, err := evidence.Commit(evidence.Secret(c.Secret), c.Projection, c.Record, claims)
	check(t, err)
	opening.Leaf = vectorLeaf
	if commitments.Artefact != c.Artefact || commitments.Content != c.Content || !bytes.Equal(opening.Encode(),
		c.Opening) {
		t.Errorf("%s: committed to %+v, want %s and %s", c.Name, commitments, c.Artefact, c.Content)
	}
	for _, want := range c.Claims {
		if !slices.ContainsFunc(opening.Claims, func(o evidence.OpenedClaim) bool {
			return o.Position == want.Position && o.Salt == want.Salt && o.Claim.Name == want.Name
		}) {
			t.Errorf("%s: claim %q is not at %d under its salt", c.Name, want.Name, want.Position)
		}
	}
}
