package chain

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
)

// Members say whose attestations count, and how many of them. [evidence.Trust] is one.
type Members interface {
	// CheckAttestation says which member's attestor signed the block, or why that does not count.
	CheckAttestation(a evidence.Attestation, number uint64, block common.Hash) (*evidence.Member, error)
	// AttestationThreshold is how many members must attest a block; 0 where that is not known.
	AttestationThreshold(block uint64) int
}

// Attested knows which blocks enough members have attested. It asks their attestors now and then, never while somebody
// waits for a block.
//
// Which block that is, the attestors say, and no node: the newest that as many of them have signed as the trust file asks
// for, judged by the attestors and the threshold that hold at that block's number. So a node can neither choose what is
// attested nor hold back that something is. All that the block descends from is attested with it, whoever was an attestor
// then.
//
// Two attestors that the trust file names and that signed two hashes at one height are the end: an attestor signs what
// its own nodes hold as final, once, so a key was stolen, an attestor lies, or the chain has parted. Which it is, a
// threshold can't tell.
type Attested struct {
	Members Members
	Log     *slog.Logger
	Poll    time.Duration // between looks; a second if 0
	Refresh time.Duration // how old the newest attestation may be before one of a newer block is asked for; 15 seconds if 0
	Within  time.Duration // how long final blocks may be unattested while newer ones are taken in; 0: for ever

	attestors *attestors
	mu        sync.Mutex // guards what follows
	known     []indexer.Ref
	advanced  time.Time // when the newest of them came to be known
	missing   string
	conflict  error
	waiting   time.Time // since when a final block waits; zero where none does
}

// remembered is how many attested blocks are, for nodes that are a little behind.
const remembered = 32

// NewAttested asks the attestors at these base URLs.
func NewAttested(urls []string, members Members, log *slog.Logger) (*Attested, error) {
	asked, err := newAttestors(urls)
	if err != nil {
		return nil, err
	}
	return &Attested{Members: members, Log: log, attestors: asked}, nil
}

// Run looks now and then until ctx ends.
func (a *Attested) Run(ctx context.Context) {
	for ctx.Err() == nil {
		_ = a.Look(ctx) // it is kept, and told with each head
		select {
		case <-ctx.Done():
		case <-time.After(cmp.Or(a.Poll, time.Second)):
		}
	}
}

// Look asks the attestors once. It returns why no block is known to be attested, and [indexer.ErrConflict] from the first
// conflict on.
func (a *Attested) Look(ctx context.Context) error {
	a.mu.Lock()
	newest := a.newest()
	isToSign := time.Since(a.advanced) > cmp.Or(a.Refresh, 15*time.Second)
	a.mu.Unlock()
	said := a.attestors.newest(ctx, isToSign)
	best := tally{}
	for _, number := range heights(said, newest.Number) {
		t := a.count(number, a.attestors.of(ctx, number, said))
		if err := t.conflict(); err != nil {
			a.keepConflict(err)
			return err
		}
		if t.isEnough() {
			a.keep(indexer.Ref{Number: number, Hash: t.hash()})
			return nil
		}
		if best.number == 0 || t.members() > best.members() {
			best = t
		}
	}
	return a.lack(ctx, said, best)
}

// heights are those at which attestors signed something newer than a block, the highest first.
func heights(said []signed, above uint64) (list []uint64) {
	for _, s := range said {
		if s.isThere && s.Number > above {
			list = append(list, s.Number)
		}
	}
	slices.Sort(list)
	slices.Reverse(list)
	return slices.Compact(list)
}

// tally is who signed what at a height.
type tally struct {
	number uint64
	wanted int
	by     map[common.Hash][]string // names of members
	bad    int                      // that do not count
}

func (a *Attested) count(number uint64, said []signed) tally {
	t := tally{number: number, wanted: a.Members.AttestationThreshold(number), by: map[common.Hash][]string{}}
	for i, s := range said {
		if !s.isThere {
			continue
		}
		one := evidence.Attestation{Account: s.Account, Signature: s.Signature}
		m, err := a.Members.CheckAttestation(one, number, s.Hash)
		if err == nil && s.Number != number {
			err = fmt.Errorf("it is of block %d", s.Number)
		}
		if err != nil {
			t.bad++
			a.Log.Warn("an attestation does not count", "attestor", a.attestors.bases[i].Host, "block", number, "reason", err)
			continue
		}
		if name := memberName(m); !slices.Contains(t.by[s.Hash], name) {
			t.by[s.Hash] = append(t.by[s.Hash], name)
		}
	}
	return t
}

// memberName is how a member is named to people. Members may choose the same name; their ids tell them apart.
func memberName(m *evidence.Member) string {
	return fmt.Sprintf("%s (%s)", m.Name, m.ID.TerminalString())
}

func (t tally) conflict() error {
	if len(t.by) < 2 {
		return nil
	}
	var sides []string
	for _, hash := range slices.SortedFunc(maps.Keys(t.by), common.Hash.Cmp) {
		sides = append(sides, fmt.Sprintf("%s by %s", hash, strings.Join(t.by[hash], ", ")))
	}
	return fmt.Errorf("%w: block %d as %s", indexer.ErrConflict, t.number, strings.Join(sides, ", as "))
}

// hash is what is attested where there is no conflict.
func (t tally) hash() (hash common.Hash) {
	for hash = range t.by {
	}
	return hash
}

func (t tally) members() int   { return len(t.by[t.hash()]) }
func (t tally) isEnough() bool { return t.wanted > 0 && t.members() >= t.wanted }

func (a *Attested) keep(block indexer.Ref) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.known = append(a.known, block)
	a.known = a.known[max(0, len(a.known)-remembered):]
	a.advanced, a.missing, a.waiting = time.Now(), "", time.Time{}
}

func (a *Attested) keepConflict(err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.conflict == nil {
		a.conflict = err
	}
}

// lack keeps in words why no newer block is attested, if anything is wrong with that.
func (a *Attested) lack(ctx context.Context, said []signed, best tally) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	silent, none := 0, 0
	for i, s := range said {
		switch {
		case s.err != nil:
			silent++
			a.Log.Debug("an attestor can't be asked", "attestor", a.attestors.bases[i].Host, "reason", s.err)
		case !s.isThere:
			none++
		}
	}
	why := ""
	if silent+none+best.bad > 0 || best.number != 0 && best.wanted == 0 {
		why = fmt.Sprintf("of %d attestors %d do not answer, %d have signed nothing, %d signed what does not count",
			len(said), silent, none, best.bad)
	}
	if best.number != 0 {
		why = cmp.Or(why, "they are not at the same block") + fmt.Sprintf("; wanted are %d members, there are %d", best.wanted, best.members())
		if names := best.by[best.hash()]; len(names) > 0 {
			why += ": " + strings.Join(slices.Sorted(slices.Values(names)), ", ")
		}
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.missing = why
	if a.newest().Number == 0 {
		return fmt.Errorf("no block is attested by enough members: %s", why)
	}
	return nil
}

// newest is the newest attested block that is known. The caller holds the lock.
func (a *Attested) newest() indexer.Ref {
	if len(a.known) == 0 {
		return indexer.Ref{}
	}
	return a.known[len(a.known)-1]
}

// blocks are the attested ones that are known, the newest first.
func (a *Attested) blocks() []indexer.Ref {
	a.mu.Lock()
	defer a.mu.Unlock()
	list := slices.Clone(a.known)
	slices.Reverse(list)
	return list
}

// judge says of a head how far what leads to it is attested.
func (a *Attested) judge(head indexer.Head) (*indexer.Attested, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.conflict != nil {
		return nil, a.conflict
	}
	answer := &indexer.Attested{Missing: a.missing}
	for _, block := range a.known {
		if block.Number <= head.Number {
			answer.Newest = block
		}
	}
	now := time.Now()
	switch {
	case head.Final <= a.newest().Number:
		a.waiting, answer.Missing = time.Time{}, ""
		return answer, nil
	case a.waiting.IsZero():
		a.waiting = now
	}
	answer.Since = a.waiting
	answer.IsOverdue = a.Within > 0 && now.Sub(a.waiting) > a.Within
	if answer.IsOverdue {
		answer.Missing = cmp.Or(answer.Missing, "the attestors do not come on")
	}
	return answer, nil
}
