package evidence_test

import (
	"bytes"
	"crypto/aes"
	"crypto/hmac"
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
	Salts        []saltsVector       `json:"salts"`
	PaddedCounts []countVector       `json:"paddedCounts"`
	Commitments  []commitmentVector  `json:"commitments"`
	Replacements []replacementVector `json:"replacements"`
	Openings     []openingVector     `json:"openings"`
	Negative     []openingNegative   `json:"negative"`
}

type saltsVector struct {
	Secret     hexutil.Bytes `json:"secret"`
	Projection string        `json:"projection"`
	Info       hexutil.Bytes `json:"info"`
	Key        hexutil.Bytes `json:"key"`
	Artefact   common.Hash   `json:"artefact"`
	Leaves     []common.Hash `json:"leaves"`
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
	Info    hexutil.Bytes `json:"info"`
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

// The reference derivations below follow the specification with other means than the package: HMAC, single blocks of
// AES, and CBOR by general types.

func refExpand(secret, info []byte) []byte {
	mac := hmac.New(sha256.New, secret)
	mac.Write(append(slices.Clone(info), 1))
	return mac.Sum(nil)
}

func refSalts(t testing.TB, secret []byte, projection string, leaves int) saltsVector {
	t.Helper()
	v := saltsVector{Secret: secret, Projection: projection, Info: []byte("labseal/salts/1\x00" + projection)}
	v.Key = refExpand(secret, v.Info)
	block, err := aes.NewCipher(v.Key)
	check(t, err)
	var stream []byte
	for i := range 2 * (1 + leaves) {
		counter, b := make([]byte, 16), make([]byte, 16)
		binary.BigEndian.PutUint64(counter[8:], uint64(i))
		block.Encrypt(b, counter)
		stream = append(stream, b...)
	}
	v.Artefact = common.Hash(stream[:32])
	for at := 32; at < len(stream); at += 32 {
		v.Leaves = append(v.Leaves, common.Hash(stream[at:at+32]))
	}
	return v
}

// refTree is a full tree: a claims tree with four children a node, the log's with two.
func refTree(leaves []common.Hash, children int) common.Hash {
	if len(leaves) == 1 {
		return leaves[0]
	}
	node := []byte{1}
	for below := range slices.Chunk(leaves, len(leaves)/children) {
		root := refTree(below, children)
		node = append(node, root[:]...)
	}
	return sha256.Sum256(node)
}

func makeCommitmentVectors(t testing.TB) *commitmentVectors {
	v := &commitmentVectors{
		Description: "Commitments and openings: see commitments.md and opening.md. Bytes are hex.",
		PaddedCounts: []countVector{
			{0, 16}, {1, 16}, {16, 16}, {17, 64}, {64, 64}, {65, 256}, {256, 256}, {257, 1024}, {65536, 65536}, {65537, 0},
		},
	}
	secret := fixed("version secret")
	v.Salts = []saltsVector{refSalts(t, secret[:], "hl7v2/1", 64), refSalts(t, secret[:], "opaque/1", 16)}
	v.Commitments = []commitmentVector{
		commitmentOf(t, "three claims", sampleRecord, sampleClaims),
		commitmentOf(t, "no claim", []byte{}, nil),
		commitmentOf(t, "an empty body and a name beyond ASCII", sampleRecord, []evidence.Claim{
			{Kind: "context"}, {Kind: "observation", Name: "Kreatinin µmol/L", Body: []byte("1.50")},
		}),
		commitmentOf(t, "seventeen claims", sampleRecord, manyClaims(17)),
	}
	leaf, info := fixed("leaf of the successor"), []byte("labseal/replacement-salt/1\x00")
	v.Replacements = []replacementVector{{
		Secret: secret[:], Leaf: leaf, Info: info, Salt: common.Hash(refExpand(secret[:], info)),
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
	leaves := 16
	for leaves < len(claims) {
		leaves *= 4
	}
	salts := refSalts(t, secret[:], c.Projection, leaves)
	c.ArtefactSalt = salts.Artefact
	c.Artefact = sha256.Sum256(slices.Concat([]byte("labseal/artefact/1\x00"), c.ArtefactSalt[:], c.Digest[:]))
	for i, claim := range claims {
		salt := salts.Leaves[i]
		encoding := item(t, []any{claim.Kind, claim.Name, append([]byte{}, claim.Body...)})
		c.Claims = append(c.Claims, claimVector{
			Kind: claim.Kind, Name: claim.Name, Body: append([]byte{}, claim.Body...), Salt: salt, Encoding: encoding,
			Hash: sha256.Sum256(slices.Concat([]byte{0}, salt[:], encoding)),
		})
		c.Leaves = append(c.Leaves, c.Claims[i].Hash)
	}
	c.Leaves = append(c.Leaves, salts.Leaves[len(claims):]...)
	slices.SortFunc(c.Leaves, common.Hash.Cmp)
	for i := range c.Claims {
		c.Claims[i].Position = uint64(slices.Index(c.Leaves, c.Claims[i].Hash))
	}
	c.Content = refTree(c.Leaves, 4)
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
		s.consume(t)
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

// consume commits to a claim fewer than the tree has leaves: its opening tells the salts of all but the last leaf.
func (v saltsVector) consume(t *testing.T) {
	t.Helper()
	claims := make([]evidence.Claim, len(v.Leaves)-1)
	_, opening, err := evidence.Commit(evidence.Secret(v.Secret), v.Projection, nil, claims)
	check(t, err)
	got, want := []common.Hash{opening.Artefact.Salt}, append([]common.Hash{v.Artefact}, v.Leaves[:len(claims)]...)
	for _, c := range opening.Claims {
		got = append(got, c.Salt)
	}
	slices.SortFunc(got, common.Hash.Cmp)
	slices.SortFunc(want, common.Hash.Cmp)
	if !slices.Equal(got, want) || !slices.Contains(opening.Siblings, v.Leaves[len(claims)]) {
		t.Errorf("%s: the salts are %x, want %x, and the last leaf %x", v.Projection, got, want, v.Leaves[len(claims)])
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
