package evidence

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"

	"github.com/ethereum/go-ethereum/common"
)

// MaxClaims is the most claims one version may have: the largest padded count.
const MaxClaims = 1 << 16

const minLeaves = 16 // the smallest padded count

// ErrTooManyClaims is returned by Commit for a record of more than MaxClaims claims.
var ErrTooManyClaims = errors.New("more than 65,536 claims in one record; split it into several")

// Secret is the 32-byte version secret from which every salt of one version is derived. It never leaves the lab.
type Secret [32]byte

// NewSecret draws a fresh secret.
func NewSecret() Secret {
	var s Secret
	rand.Read(s[:]) // never fails (crypto/rand)
	return s
}

// String keeps the secret out of logs and errors.
func (Secret) String() string { return "secret(redacted)" }

// Format keeps it out of fmt under every verb, %d and %#v too. In an unexported field of another struct fmt can't call
// it: such a struct must redact itself.
func (s Secret) Format(w fmt.State, _ rune) { _, _ = io.WriteString(w, s.String()) }

// LogValue keeps it out of structured logs.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalText keeps it out of JSON and its like.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Commitments are the two salted commitments of one version (docs/spec/commitments.md).
type Commitments struct {
	Artefact common.Hash // over the bytes as they were received
	Content  common.Hash // root of the claims tree
}

// Commit makes a version's commitments and the full opening for them. The record's claims come from its projection.
func Commit(secret Secret, projection string, record []byte, claims []Claim) (Commitments, *Opening, error) {
	if len(claims) > MaxClaims {
		return Commitments{}, nil, ErrTooManyClaims
	}
	salts := newSalts(secret, projection, paddedCount(len(claims)))
	digest := sha256.Sum256(record)
	artefactSalt := salts.artefact()
	leaves := claimLeaves(salts, claims)
	opening := &Opening{
		Projection: projection,
		Artefact:   &ArtefactOpening{Salt: artefactSalt, Digest: digest},
		Size:       uint64(len(leaves)),
		Claims:     make([]OpenedClaim, 0, len(claims)),
	}
	hashes := make([]common.Hash, len(leaves))
	for i, l := range leaves {
		hashes[i] = l.hash
		if l.claim != nil {
			opening.Claims = append(opening.Claims, OpenedClaim{uint64(i), l.salt, *l.claim})
		}
	}
	root := opening.collectSiblings(hashes)
	return Commitments{Artefact: artefactCommitment(artefactSalt, digest), Content: root}, opening, nil
}

// ReplacementPointer is the salted name of a successor version's leaf that an amendment carries.
func ReplacementPointer(successor Secret, leaf common.Hash) common.Hash {
	salt := successor.derive("labseal/replacement-salt/1\x00")
	return sha256.Sum256(slices.Concat([]byte("labseal/replacement/1\x00"), salt[:], leaf[:]))
}

func artefactCommitment(salt, digest common.Hash) common.Hash {
	return sha256.Sum256(slices.Concat([]byte("labseal/artefact/1\x00"), salt[:], digest[:]))
}

// paddedCount is the number of leaves of a claims tree: 16, 64, 256 and so on by fours, enough for the claims, so that
// a partial opening shows a class of size and not the panel, and every node has four children.
func paddedCount(claims int) int {
	n := minLeaves
	for n < claims {
		n *= 4
	}
	return n
}

type claimLeaf struct {
	hash  common.Hash
	salt  common.Hash
	claim *Claim
}

// claimLeaves hashes the claims under their salts, adds the padding, and sorts by hash: salted hashes are random to
// anyone without the secret, so their order says nothing about the record's.
func claimLeaves(salts salts, claims []Claim) []claimLeaf {
	leaves := make([]claimLeaf, paddedCount(len(claims)))
	var scratch bytes.Buffer
	for i := range leaves {
		salt := salts.leaf(i)
		if i >= len(claims) {
			leaves[i].hash = salt
			continue
		}
		leaves[i] = claimLeaf{hash: claimHash(&scratch, salt, claims[i]), salt: salt, claim: &claims[i]}
	}
	slices.SortFunc(leaves, func(a, b claimLeaf) int { return bytes.Compare(a.hash[:], b.hash[:]) })
	return leaves
}

// claimHash overwrites what scratch holds.
func claimHash(scratch *bytes.Buffer, salt common.Hash, c Claim) common.Hash {
	scratch.Reset()
	scratch.WriteByte(0x00)
	scratch.Write(salt[:])
	item := c.item()
	encodeTo(scratch, &item)
	return sha256.Sum256(scratch.Bytes())
}

// claimsNode is a node of the claims tree. With four children in place of two a third as many nodes are hashed, each in
// three blocks of SHA-256 and not in two: half the work for every result.
func claimsNode(children *[4]common.Hash) common.Hash {
	var b [1 + 4*common.HashLength]byte
	b[0] = 0x01
	for i := range children {
		copy(b[1+i*common.HashLength:], children[i][:])
	}
	return sha256.Sum256(b[:])
}
