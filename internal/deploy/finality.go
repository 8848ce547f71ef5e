package deploy

import (
	"fmt"
	"strconv"
	"strings"
)

// Finality says from when on a block of a chain counts as final: at once (QBFT, devnet), by the node's finalized tag
// (proof of stake), or at a depth below the head. Chains differ, so it is a setting; the zero value is Instant.
type Finality struct {
	kind  finalityKind
	depth uint64
}

type finalityKind uint8

const (
	finalInstant finalityKind = iota
	finalTag
	finalDepth
)

// ParseFinality reads "instant", "tag" or "depth:N".
func ParseFinality(s string) (Finality, error) {
	switch {
	case s == "instant":
		return Finality{}, nil
	case s == "tag":
		return Finality{kind: finalTag}, nil
	}
	text, isDepth := strings.CutPrefix(s, "depth:")
	depth, err := strconv.ParseUint(text, 10, 32)
	if !isDepth || err != nil {
		return Finality{}, fmt.Errorf("finality %q: use instant, tag or depth:N", s)
	}
	return Finality{kind: finalDepth, depth: depth}, nil
}

// String writes what ParseFinality reads.
func (f Finality) String() string {
	switch f.kind {
	case finalTag:
		return "tag"
	case finalDepth:
		return fmt.Sprintf("depth:%d", f.depth)
	default:
		return "instant"
	}
}

// Final returns the number of the newest final block under a head. The tag is asked for only where it decides.
func (f Finality) Final(head uint64, tag func() (uint64, error)) (uint64, error) {
	switch f.kind {
	case finalTag:
		n, err := tag()
		if err != nil {
			return 0, fmt.Errorf("ask for the finalized block (does this chain have the tag?): %w", err)
		}
		return min(n, head), nil
	case finalDepth:
		return head - min(f.depth, head), nil
	default:
		return head, nil
	}
}
