package evidence

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// ContextKind is the kind of the claims without which the others are not to be read: whose result it is, of which
// specimen, in which state.
const ContextKind = "context"

// Reveal makes a partial opening: the claims at the given positions and, always, all context claims. It is for who can't
// tell which context a claim belongs to; who can, uses [Opening.Narrow].
func (o *Opening) Reveal(positions ...uint64) (*Opening, error) {
	positions = slices.Clone(positions)
	for _, c := range o.Claims {
		if c.Claim.Kind == ContextKind {
			positions = append(positions, c.Position)
		}
	}
	return o.Narrow(positions...)
}

// Narrow makes a partial opening of the claims at these positions and no others. It holds neither the record's digest,
// which could be guessed against, nor anything of the other claims but the hashes that the tree needs. What is missing
// from o can't be revealed, so a partial opening can be narrowed further. The caller sees to the context of each claim
// being among them: without it a result can mislead.
func (o *Opening) Narrow(positions ...uint64) (*Opening, error) {
	if _, err := o.Root(); err != nil {
		return nil, fmt.Errorf("reveal claims: %w", err)
	}
	missing := map[uint64]bool{}
	for _, p := range positions {
		missing[p] = true
	}
	part := &Opening{Leaf: o.Leaf, Projection: o.Projection, Size: o.Size}
	for _, c := range o.Claims {
		if missing[c.Position] {
			part.Claims = append(part.Claims, c)
			delete(missing, c.Position)
		}
	}
	switch {
	case len(missing) > 0:
		return nil, fmt.Errorf("reveal claims: %d of the positions hold no claim of this opening", len(missing))
	case len(part.Claims) == 0:
		return nil, errors.New("reveal claims: no claim is chosen")
	}
	walk := &subtreeWalk{claims: o.Claims, siblings: o.Siblings}
	if err := part.prune(walk, 0, o.Size); err != nil {
		return nil, fmt.Errorf("reveal claims: %w", err)
	}
	return part, nil
}

// prune goes down to the part's own claims and puts the root of every subtree without one among its siblings, as the
// walk through the wider opening finds it.
func (o *Opening) prune(wider *subtreeWalk, lo, hi uint64) error {
	if !o.opensIn(lo, hi) {
		h, err := wider.root(lo, hi)
		o.Siblings = append(o.Siblings, h)
		return err
	}
	if hi-lo == 1 {
		wider.claims = wider.claims[1:]
		return nil
	}
	quarter := (hi - lo) / 4
	for at := lo; at < hi; at += quarter {
		if err := o.prune(wider, at, at+quarter); err != nil {
			return err
		}
	}
	return nil
}

// opensIn says whether a claim lies at lo or behind it, and before hi.
func (o *Opening) opensIn(lo, hi uint64) bool {
	i, _ := slices.BinarySearchFunc(o.Claims, lo, func(c OpenedClaim, p uint64) int { return cmp.Compare(c.Position, p) })
	return i < len(o.Claims) && o.Claims[i].Position < hi
}
