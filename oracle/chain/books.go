package chain

import (
	"bytes"
	"context"
	"fmt"
	"math/big"
	"slices"
	"sort"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/evidence"
)

// Books are what the Consortium's events say of members, keys and validators, in the terms of a trust file: which block
// each counts from, and until which. The contract decides by the state at the end of a block, and so do they.
type Books struct {
	Members     []*evidence.Member // in the order of their admission, without names
	Attestation []evidence.TrustPeriod
	Validators  []evidence.ValidatorSet // as the members voted; when the chain follows is for its own votes to say
	Notes       []string                // what a trust file can't say, or not yet
}

// Books reads all events up to the newest block.
func (c *Consortium) Books(ctx context.Context) (Books, error) {
	v, err := c.newest(ctx)
	if err != nil {
		return Books{}, err
	}
	logs, events, err := c.events(ctx, v)
	if err != nil {
		return Books{}, err
	}
	b := &bookkeeper{ctx: ctx, view: v, members: map[common.Hash]*entry{}}
	for i, e := range events {
		if err := b.enter(e.Name, &logs[i]); err != nil {
			return Books{}, fmt.Errorf("read the consortium's books: event %d: %w", e.Sequence, err)
		}
	}
	b.close()
	return b.books, nil
}

// Pin is a block of the chain as a trust file pins it: by the hash that its header has.
func (c *Chain) Pin(ctx context.Context, number uint64) (evidence.PinnedBlock, error) {
	header, err := c.client.HeaderByNumber(ctx, new(big.Int).SetUint64(number))
	if err != nil {
		return evidence.PinnedBlock{}, fmt.Errorf("pin block %d: %w", number, err)
	}
	encoded, err := rlp.EncodeToBytes(header)
	if err != nil {
		return evidence.PinnedBlock{}, fmt.Errorf("pin block %d: %w", number, err)
	}
	block, err := evidence.DecodeHeader(c.deployment.HeaderCodec(), encoded)
	if err != nil {
		return evidence.PinnedBlock{}, fmt.Errorf("pin block %d: %w", number, err)
	}
	return evidence.PinnedBlock{Number: block.Number, Hash: block.Hash}, nil
}

// entry is a member in the books.
type entry struct {
	*evidence.Member
	suspended uint64 // since which block; 0 where it is not
	ends      uint64 // when the suspension does, in seconds; 0 where a vote must end it
	waiting   map[string]*waitingKey
}

// waitingKey is a key that was set, and counts from some block on unless it is replaced or cancelled before.
type waitingKey struct {
	old, key []byte
	from     uint64 // block; 0 where the chain has not come so far
	time     uint64
}

// bookkeeper enters the events into the books, one after the other.
type bookkeeper struct {
	view
	ctx     context.Context //nolint:containedctx // it lives for one call of Books, whose context it carries
	books   Books
	members map[common.Hash]*entry
	active  []common.Address // validators now
}

func (b *bookkeeper) enter(name string, log *types.Log) error {
	switch name {
	case "MemberAdmitted":
		return entered(log, b.contract.UnpackMemberAdmittedEvent, b.admitted)
	case "MemberRemoved":
		return entered(log, b.contract.UnpackMemberRemovedEvent, b.removed)
	case "MemberSuspended":
		return entered(log, b.contract.UnpackMemberSuspendedEvent, func(e *bindings.ConsortiumMemberSuspended) error {
			b.members[e.Member].suspended, b.members[e.Member].ends = log.BlockNumber, 0
			return nil
		})
	case "EmergencySupported":
		return entered(log, b.contract.UnpackEmergencySupportedEvent, func(e *bindings.ConsortiumEmergencySupported) error {
			if m := b.members[e.Member]; e.SuspendedUntil > 0 && m.suspended == 0 {
				m.suspended, m.ends = log.BlockNumber, e.SuspendedUntil
			}
			return nil
		})
	case "MemberReinstated":
		return entered(log, b.contract.UnpackMemberReinstatedEvent, func(e *bindings.ConsortiumMemberReinstated) error {
			b.members[e.Member].suspended = 0
			return nil
		})
	case "AccountChanged":
		return entered(log, b.contract.UnpackAccountChangedEvent, b.accountChanged)
	case "AccountCompromised":
		return entered(log, b.contract.UnpackAccountCompromisedEvent, b.accountCompromised)
	case "KeyChanged":
		return entered(log, b.contract.UnpackKeyChangedEvent, b.keyChanged)
	case "KeyCancelled":
		return entered(log, b.contract.UnpackKeyCancelledEvent, func(e *bindings.ConsortiumKeyCancelled) error {
			delete(b.members[e.Member].waiting, bindings.NameOf(bindings.KeyKindNames, e.Kind))
			return nil
		})
	case "KeyCompromised":
		return entered(log, b.contract.UnpackKeyCompromisedEvent, b.keyCompromised)
	case "ParametersChanged":
		return entered(log, b.contract.UnpackParametersChangedEvent, b.parametersChanged)
	case "ValidatorChanged":
		return entered(log, b.contract.UnpackValidatorChangedEvent, b.validatorChanged)
	}
	return nil // the others are of proposals and votes
}

func entered[T any](log *types.Log, unpack func(*types.Log) (*T, error), enter func(*T) error) error {
	e, err := unpack(log)
	if err != nil {
		return err
	}
	return enter(e)
}

func (b *bookkeeper) admitted(e *bindings.ConsortiumMemberAdmitted) error {
	m := &entry{waiting: map[string]*waitingKey{}, Member: &evidence.Member{
		ID: e.Member, Governors: []common.Address{}, Attestors: []evidence.TrustAccount{}, Keys: []evidence.TrustKey{},
	}}
	b.members[e.Member] = m
	b.books.Members = append(b.books.Members, m.Member)
	from := evidence.Validity{From: e.Raw.BlockNumber}
	for _, a := range e.Accounts {
		switch bindings.NameOf(bindings.PurposeNames, a.Purpose) {
		case "governor":
			m.Governors = append(m.Governors, a.Account)
		case "attestor":
			m.Attestors = append(m.Attestors, evidence.TrustAccount{Account: a.Account, Validity: from})
		}
	}
	for _, k := range e.Keys {
		if kind := bindings.NameOf(bindings.KeyKindNames, k.Kind); kind != "encryption" {
			m.Keys = append(m.Keys, evidence.TrustKey{Kind: kind, Key: k.Key, Validity: from})
		}
	}
	return nil
}

func (b *bookkeeper) removed(e *bindings.ConsortiumMemberRemoved) error {
	m := b.members[e.Member]
	m.Governors, m.suspended = []common.Address{}, 0
	for i := range m.Attestors {
		end(&m.Attestors[i].Validity, e.Raw.BlockNumber)
	}
	for i := range m.Keys {
		end(&m.Keys[i].Validity, e.Raw.BlockNumber)
	}
	clear(m.waiting)
	return nil
}

// end makes a validity end at a block, if it did not before.
func end(v *evidence.Validity, block uint64) {
	if v.Until == nil {
		v.Until = &block
	}
}

func (b *bookkeeper) accountChanged(e *bindings.ConsortiumAccountChanged) error {
	m := b.members[e.Member]
	switch bindings.NameOf(bindings.PurposeNames, e.Purpose) {
	case "governor":
		m.Governors = slices.DeleteFunc(m.Governors, func(a common.Address) bool { return a == e.Account })
		if e.IsActive {
			m.Governors = append(m.Governors, e.Account)
		}
		return nil
	case "attestor":
	default:
		return nil
	}
	i := slices.IndexFunc(m.Attestors, func(a evidence.TrustAccount) bool { return a.Account == e.Account })
	if !e.IsActive {
		if i >= 0 {
			end(&m.Attestors[i].Validity, e.Raw.BlockNumber)
		}
		return nil
	}
	from, err := b.blockAt(e.Raw.BlockNumber, e.ActiveFrom)
	if err != nil {
		return err
	}
	if i >= 0 {
		b.note("attestor %s of member %s was off for a while: only from block %d on does it count", e.Account, m.ID, from)
		m.Attestors = slices.Delete(m.Attestors, i, i+1)
	}
	if from == 0 {
		b.note("attestor %s of member %s counts from %s on: propose again then", e.Account, m.ID, moment(e.ActiveFrom))
		return nil
	}
	m.Attestors = append(m.Attestors, evidence.TrustAccount{Account: e.Account, Validity: evidence.Validity{From: from}})
	return nil
}

func (b *bookkeeper) accountCompromised(e *bindings.ConsortiumAccountCompromised) error {
	m := b.members[e.Member]
	m.Governors = slices.DeleteFunc(m.Governors, func(a common.Address) bool { return a == e.Account })
	for i := range m.Attestors {
		if m.Attestors[i].Account == e.Account {
			end(&m.Attestors[i].Validity, e.Raw.BlockNumber)
			m.Attestors[i].CompromisedSince = &e.Since.BlockNumber
		}
	}
	return nil
}

func (b *bookkeeper) keyChanged(e *bindings.ConsortiumKeyChanged) error {
	m, kind := b.members[e.Member], bindings.NameOf(bindings.KeyKindNames, e.Kind)
	if kind == "encryption" {
		return nil
	}
	b.settle(m, kind, e.Raw.BlockNumber)
	from, err := b.blockAt(e.Raw.BlockNumber, e.ValidFrom)
	m.waiting[kind] = &waitingKey{old: e.OldKey, key: e.NewKey, from: from, time: e.ValidFrom}
	return err
}

// settle enters a key that waited, if it counts by a block; or else it is dropped.
func (b *bookkeeper) settle(m *entry, kind string, by uint64) {
	w := m.waiting[kind]
	delete(m.waiting, kind)
	if w == nil || w.from == 0 || w.from > by {
		return
	}
	for i, k := range m.Keys {
		if k.Kind == kind && bytes.Equal(k.Key, w.old) {
			end(&m.Keys[i].Validity, w.from)
		}
	}
	if len(w.key) > 0 {
		m.Keys = append(m.Keys, evidence.TrustKey{Kind: kind, Key: w.key, Validity: evidence.Validity{From: w.from}})
	}
}

func (b *bookkeeper) keyCompromised(e *bindings.ConsortiumKeyCompromised) error {
	m, kind := b.members[e.Member], bindings.NameOf(bindings.KeyKindNames, e.Kind)
	if w := m.waiting[kind]; w != nil && w.from != 0 && w.from <= e.Raw.BlockNumber {
		b.settle(m, kind, e.Raw.BlockNumber)
	} else if w != nil && bytes.Equal(w.key, e.Key) {
		delete(m.waiting, kind)
	}
	for i, k := range m.Keys {
		if k.Kind == kind && bytes.Equal(k.Key, e.Key) {
			end(&m.Keys[i].Validity, e.Raw.BlockNumber)
			m.Keys[i].CompromisedSince = &e.Since.BlockNumber
		}
	}
	return nil
}

func (b *bookkeeper) parametersChanged(e *bindings.ConsortiumParametersChanged) error {
	if e.OldParameters.Attestations == e.NewParameters.Attestations {
		return nil
	}
	if len(b.books.Attestation) == 0 { // the founding: there was nothing before
		b.books.Attestation = []evidence.TrustPeriod{{Threshold: int(e.NewParameters.Attestations)}}
		return nil
	}
	block, last := e.Raw.BlockNumber, len(b.books.Attestation)-1
	if b.books.Attestation[last].From == block {
		b.books.Attestation = b.books.Attestation[:last] // changed twice in a block
	} else {
		b.books.Attestation[last].Until = &block
	}
	b.books.Attestation = append(b.books.Attestation,
		evidence.TrustPeriod{Threshold: int(e.NewParameters.Attestations), From: block})
	return nil
}

func (b *bookkeeper) validatorChanged(e *bindings.ConsortiumValidatorChanged) error {
	b.active = slices.DeleteFunc(slices.Clone(b.active), func(a common.Address) bool { return a == e.Validator })
	if e.IsActive {
		b.active = append(b.active, e.Validator)
	}
	slices.SortFunc(b.active, common.Address.Cmp)
	from := e.Raw.BlockNumber + 1
	if last := len(b.books.Validators) - 1; last >= 0 {
		if b.books.Validators[last].From == from {
			b.books.Validators = b.books.Validators[:last]
		} else {
			end(&b.books.Validators[last].Validity, from)
		}
	}
	if len(b.active) > 0 {
		b.books.Validators = append(b.books.Validators,
			evidence.ValidatorSet{Accounts: b.active, Validity: evidence.Validity{From: from}})
	}
	return nil
}

// close settles what waited, and what follows from how members stand now.
func (b *bookkeeper) close() {
	for _, m := range b.books.Members {
		e := b.members[m.ID]
		for _, kind := range []string{"statement", "log"} {
			if w := e.waiting[kind]; w != nil && w.from == 0 {
				b.note("the new %s key of member %s counts from %s on: propose again then", kind, m.ID, moment(w.time))
			}
			b.settle(e, kind, b.block.Uint64())
		}
		if e.suspended == 0 || e.ends != 0 && e.ends <= b.time {
			continue
		}
		b.note("member %s is suspended: its governors and attestors are left out", m.ID)
		m.Governors = []common.Address{}
		for i := range m.Attestors {
			end(&m.Attestors[i].Validity, e.suspended)
		}
	}
}

func (b *bookkeeper) note(format string, args ...any) {
	b.books.Notes = append(b.books.Notes, fmt.Sprintf(format, args...))
}

// blockAt is the first block, not before one, whose time is not before the time; 0 where there is none yet.
func (b *bookkeeper) blockAt(block, time uint64) (uint64, error) {
	var failure error
	n := sort.Search(int(b.block.Uint64()-block)+1, func(n int) bool {
		if failure != nil {
			return true
		}
		header, err := b.chain.client.HeaderByNumber(b.ctx, new(big.Int).SetUint64(block+uint64(n)))
		if err != nil {
			failure = fmt.Errorf("ask for block %d: %w", block+uint64(n), err)
			return true
		}
		return header.Time >= time
	})
	if at := block + uint64(n); failure == nil && at <= b.block.Uint64() {
		return at, nil
	}
	return 0, failure
}
