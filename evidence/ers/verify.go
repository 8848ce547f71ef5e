package ers

import (
	"bytes"
	"errors"
	"fmt"
	"time"
)

// Verify checks that the record is one of the document: that every timestamp covers what it should, in the order of
// time, and, unless trusted is nil, that trusted authorities gave every one. It returns what each says, oldest
// first. Each authority's certificates are checked as of the time of its own timestamp; whether they lasted until the
// next one is for [Since] to say.
func (r *Record) Verify(document []byte, trusted Authorities) ([]Stamp, error) {
	var stamps []Stamp
	for i, c := range r.chains {
		leaf := sum(c.hash(), document)
		if i > 0 {
			leaf = rehashed(c.hash(), document, r.chains[:i])
		}
		for j, a := range c {
			if j > 0 {
				leaf = renewed(c[:j])
			}
			s, err := a.verify(leaf, trusted)
			if err == nil && len(stamps) > 0 && s.Time.Before(stamps[len(stamps)-1].Time) {
				err = errors.New("it is older than the one that it covers")
			}
			if err != nil {
				return nil, fmt.Errorf("timestamp %d: %w", len(stamps)+1, err)
			}
			stamps = append(stamps, s)
		}
	}
	return stamps, nil
}

func (a archiveTimestamp) verify(leaf []byte, trusted Authorities) (Stamp, error) {
	root, err := a.tree.root(a.token.hash, leaf)
	if err != nil {
		return Stamp{}, err
	}
	if !bytes.Equal(root, a.token.imprint) {
		return Stamp{}, errors.New("its token is of something else")
	}
	return a.token.verify(trusted)
}

// Since is the time from which on a document is proven to have existed, for a verifier at the time now: the oldest
// stamp from which an unbroken row leads to now, each stamp's certificates having lasted until the next stamp, and the
// last one's until now, with no key of theirs stolen by then. It is false where not even the last one's did: it should
// have been renewed before. Stamps that were verified with nobody trusted prove nothing.
func Since(stamps []Stamp, now time.Time) (since time.Time, ok bool) {
	for i := len(stamps) - 1; i >= 0 && !stamps[i].Expires.Before(now); i-- {
		since, ok = stamps[i].Time, true
		now = stamps[i].Time
	}
	return since, ok
}

// Stamps is what the record's timestamps say, oldest first, without any check.
func (r *Record) Stamps() (stamps []Stamp) {
	for _, c := range r.chains {
		for _, a := range c {
			stamps = append(stamps, Stamp{Time: a.token.time, Hash: a.token.hash})
		}
	}
	return stamps
}
