package evidence

import (
	"bytes"
	"errors"
	"fmt"
	"math/bits"

	"github.com/ethereum/go-ethereum/common"
)

// Opening is what opens a version's commitments, in whole or for some claims (docs/spec/opening.md). Whoever holds it
// can read what it opens: it is as confidential as the record.
type Opening struct {
	Leaf       common.Hash      // leaf hash of the statement it belongs to
	Projection string           // method of the claims, as in the statement
	Artefact   *ArtefactOpening // nil in a partial opening: a digest could be guessed against
	Size       uint64           // leaves of the claims tree: 16, 64, 256, ...
	Claims     []OpenedClaim    // by position, ascending
	Siblings   []common.Hash    // roots of the maximal subtrees without an opened claim, left to right
}

// ArtefactOpening opens the artefact commitment to the SHA-256 of the record's bytes.
type ArtefactOpening struct {
	Salt   common.Hash
	Digest common.Hash
}

// OpenedClaim is a claim with what ties it to the claims tree.
type OpenedClaim struct {
	Position uint64
	Salt     common.Hash
	Claim    Claim
}

type (
	claimItem struct {
		_    struct{} `cbor:",toarray"`
		Kind string
		Name string
		Body []byte
	}
	openedItem struct {
		_        struct{} `cbor:",toarray"`
		Position uint64
		Salt     []byte
		Claim    claimItem
	}
	openingItem struct {
		Version    uint64       `cbor:"1,keyasint"`
		Leaf       []byte       `cbor:"2,keyasint"`
		Projection string       `cbor:"3,keyasint"`
		Artefact   [][]byte     `cbor:"4,keyasint,omitempty"`
		Size       uint64       `cbor:"5,keyasint"`
		Claims     []openedItem `cbor:"6,keyasint"`
		Siblings   [][]byte     `cbor:"7,keyasint"`
	}
)

// item is the claim as it is encoded and hashed: CBOR [kind, name, body], an absent body being an empty one.
func (c Claim) item() claimItem {
	return claimItem{Kind: c.Kind, Name: c.Name, Body: c.Body}
}

// Encode writes the opening in its one encoding.
func (o *Opening) Encode() []byte {
	item := openingItem{
		Version:    1,
		Leaf:       o.Leaf[:],
		Projection: o.Projection,
		Size:       o.Size,
		Claims:     make([]openedItem, 0, len(o.Claims)),
		Siblings:   hashItems(o.Siblings),
	}
	if o.Artefact != nil {
		item.Artefact = [][]byte{o.Artefact.Salt[:], o.Artefact.Digest[:]}
	}
	for _, c := range o.Claims {
		item.Claims = append(item.Claims, openedItem{Position: c.Position, Salt: c.Salt[:], Claim: c.Claim.item()})
	}
	return encode(item)
}

// DecodeOpening reads an opening and checks its form. Whether it opens anything is for [Verify] to say.
func DecodeOpening(b []byte) (*Opening, error) {
	var item openingItem
	if err := decode(b, &item); err != nil {
		return nil, err
	}
	if item.Version != 1 {
		return nil, fmt.Errorf("opening version %d is not known; a newer verifier may read it", item.Version)
	}
	o := &Opening{Projection: item.Projection, Size: item.Size}
	var err error
	if o.Leaf, err = hashOf(item.Leaf); err != nil {
		return nil, fmt.Errorf("leaf: %w", err)
	}
	if o.Siblings, err = hashesOf(item.Siblings); err != nil {
		return nil, fmt.Errorf("siblings: %w", err)
	}
	if item.Artefact != nil {
		pair, err := hashesOf(item.Artefact)
		if err != nil || len(pair) != 2 {
			return nil, errors.New("artefact: want a 32-byte salt and a 32-byte digest")
		}
		o.Artefact = &ArtefactOpening{Salt: pair[0], Digest: pair[1]}
	}
	for i, c := range item.Claims {
		salt, err := hashOf(c.Salt)
		if err != nil {
			return nil, fmt.Errorf("claim %d: salt: %w", i, err)
		}
		claim := Claim{Kind: c.Claim.Kind, Name: c.Claim.Name, Body: c.Claim.Body}
		o.Claims = append(o.Claims, OpenedClaim{c.Position, salt, claim})
	}
	return o, nil
}

// Root recomputes the claims tree's root from the opened claims and the siblings.
func (o *Opening) Root() (common.Hash, error) {
	if !validCount(o.Size) {
		return common.Hash{}, fmt.Errorf("a claims tree can't have %d leaves", o.Size)
	}
	if len(o.Claims) == 0 && o.Size != minLeaves {
		return common.Hash{}, errors.New("without a claim nothing shows the size, which is then the smallest")
	}
	for i, c := range o.Claims {
		if c.Position >= o.Size || i > 0 && c.Position <= o.Claims[i-1].Position {
			return common.Hash{}, fmt.Errorf("claim %d is out of its place", i)
		}
	}
	w := &subtreeWalk{claims: o.Claims, siblings: o.Siblings}
	root, err := w.root(0, o.Size)
	if err != nil {
		return common.Hash{}, err
	}
	if len(w.siblings) != 0 {
		return common.Hash{}, errors.New("more siblings than the tree has")
	}
	return root, nil
}

// collectSiblings fills Siblings from all leaves of the tree and returns its root.
func (o *Opening) collectSiblings(leaves []common.Hash) common.Hash {
	claims := o.Claims
	var walk func(lo, hi uint64, keep bool) common.Hash
	walk = func(lo, hi uint64, keep bool) common.Hash {
		isOpen := false
		if keep {
			isOpen = len(claims) > 0 && claims[0].Position < hi
		}
		var h common.Hash
		if hi-lo == 1 {
			h = leaves[lo]
			if isOpen {
				claims = claims[1:]
			}
		} else {
			var children [4]common.Hash
			quarter := (hi - lo) / 4
			for i := range children {
				at := lo + uint64(i)*quarter
				children[i] = walk(at, at+quarter, isOpen)
			}
			h = claimsNode(&children)
		}
		if keep && !isOpen {
			o.Siblings = append(o.Siblings, h)
		}
		return h
	}
	return walk(0, uint64(len(leaves)), true)
}

// subtreeWalk consumes claims and siblings from left to right.
type subtreeWalk struct {
	claims   []OpenedClaim
	siblings []common.Hash
}

func (w *subtreeWalk) root(lo, hi uint64) (common.Hash, error) {
	if len(w.claims) == 0 || w.claims[0].Position >= hi {
		if len(w.siblings) == 0 {
			return common.Hash{}, errors.New("a sibling is missing")
		}
		h := w.siblings[0]
		w.siblings = w.siblings[1:]
		return h, nil
	}
	if hi-lo == 1 {
		c := w.claims[0]
		w.claims = w.claims[1:]
		return claimHash(new(bytes.Buffer), c.Salt, c.Claim), nil
	}
	var children [4]common.Hash
	quarter := (hi - lo) / 4
	for i := range children {
		var err error
		at := lo + uint64(i)*quarter
		if children[i], err = w.root(at, at+quarter); err != nil {
			return common.Hash{}, err
		}
	}
	return claimsNode(&children), nil
}

// validCount says whether n is one of the padded counts: 16, 64, ... 65,536.
func validCount(n uint64) bool {
	return n >= minLeaves && n <= MaxClaims && bits.OnesCount64(n) == 1 && bits.TrailingZeros64(n)%2 == 0
}

func hashOf(b []byte) (common.Hash, error) {
	if len(b) != common.HashLength {
		return common.Hash{}, fmt.Errorf("%d bytes, want 32", len(b))
	}
	return common.Hash(b), nil
}

func hashesOf(items [][]byte) ([]common.Hash, error) {
	hashes := make([]common.Hash, len(items))
	for i, b := range items {
		h, err := hashOf(b)
		if err != nil {
			return nil, fmt.Errorf("hash %d: %w", i, err)
		}
		hashes[i] = h
	}
	return hashes, nil
}

func hashItems(hashes []common.Hash) [][]byte {
	items := make([][]byte, len(hashes))
	for i := range hashes {
		items[i] = hashes[i][:]
	}
	return items
}
