package chain

import (
	"fmt"
	"math"
	"math/big"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
)

// decoder turns an event of one kind into what it says and its sequence number.
type decoder struct {
	contract, name string
	decode         func(*types.Log) (indexer.Fact, uint64, error)
}

// decoders by the event's first topic. Past this table nothing knows the bindings.
var decoders = func() map[common.Hash]decoder {
	c, r, s := bindings.NewConsortium(), bindings.NewResultLog(), bindings.NewConsentRegistry()
	all := map[common.Hash]decoder{}
	add(all, indexer.Consortium, &bindings.ConsortiumMetaData, c.UnpackMemberAdmittedEvent, memberAdmitted)
	add(all, indexer.Consortium, &bindings.ConsortiumMetaData, c.UnpackAccountChangedEvent, accountChanged)
	add(all, indexer.Consortium, &bindings.ConsortiumMetaData, c.UnpackKeyChangedEvent, keyChanged)
	add(all, indexer.Consortium, &bindings.ConsortiumMetaData, c.UnpackLogUrlChangedEvent, logURLChanged)
	add(all, indexer.ResultLog, &bindings.ResultLogMetaData, r.UnpackLogOpenedEvent, logOpened)
	add(all, indexer.ResultLog, &bindings.ResultLogMetaData, r.UnpackCheckpointAnchoredEvent, checkpointAnchored)
	add(all, indexer.ResultLog, &bindings.ResultLogMetaData, r.UnpackHandlesAmendedEvent, handlesAmended)
	add(all, indexer.ConsentRegistry, &bindings.ConsentRegistryMetaData, s.UnpackSubjectEnrolledEvent, subjectEnrolled)
	add(all, indexer.ConsentRegistry, &bindings.ConsentRegistryMetaData, s.UnpackGrantedEvent, granted)
	add(all, indexer.ConsentRegistry, &bindings.ConsentRegistryMetaData, s.UnpackRevokedEvent, revoked)
	return all
}()

// add joins the binding's decoding of an event with ours of its values.
func add[E interface{ ContractEventName() string }](
	all map[common.Hash]decoder, contract string, meta *bind.MetaData,
	unpack func(*types.Log) (*E, error), say func(*E) (indexer.Fact, uint64, error),
) {
	var zero E
	parsed, err := meta.ParseABI()
	if err != nil {
		panic(fmt.Sprintf("chain: ABI of %s: %v", contract, err))
	}
	name := zero.ContractEventName()
	all[parsed.Events[name].ID] = decoder{contract, name, func(l *types.Log) (indexer.Fact, uint64, error) {
		event, err := unpack(l)
		if err != nil {
			return nil, 0, err
		}
		return say(event)
	}}
}

// decodeEvent reads an event of one of our contracts. One that is not known is an error: it would be missed.
func decodeEvent(contract string, l *types.Log) (indexer.Event, error) {
	if len(l.Topics) == 0 {
		return indexer.Event{}, fmt.Errorf("%s emitted an event without a topic", contract)
	}
	d, isKnown := decoders[l.Topics[0]]
	if !isKnown || d.contract != contract {
		return indexer.Event{}, fmt.Errorf("%s emitted an event that is not known here: %s", contract, l.Topics[0])
	}
	fact, seq, err := d.decode(l)
	if err != nil {
		return indexer.Event{}, fmt.Errorf("%s of %s: %w", d.name, contract, err)
	}
	return indexer.Event{
		Contract: contract, Name: d.name, Seq: seq, Topics: l.Topics, Data: l.Data, Fact: fact,
	}, nil
}

func memberAdmitted(e *bindings.ConsortiumMemberAdmitted) (indexer.Fact, uint64, error) {
	roles, err := small(e.Roles)
	if err != nil {
		return nil, 0, fmt.Errorf("roles: %w", err)
	}
	m := indexer.MemberAdmitted{Member: e.Member, Roles: roles, LogURL: plain(e.LogUrl)}
	for _, a := range e.Accounts {
		purpose, err := nameOf(purposes, a.Purpose)
		if err != nil {
			return nil, 0, err
		}
		m.Accounts = append(m.Accounts, indexer.AccountChange{
			Member: e.Member, Account: a.Account, Purpose: purpose, IsActive: true,
		})
	}
	for _, k := range e.Keys {
		kind, err := nameOf(keyKinds, k.Kind)
		if err != nil {
			return nil, 0, err
		}
		m.Keys = append(m.Keys, indexer.KeyChange{Member: e.Member, Kind: kind, Key: k.Key})
	}
	return m, e.Seq, nil
}

func accountChanged(e *bindings.ConsortiumAccountChanged) (indexer.Fact, uint64, error) {
	purpose, err := nameOf(purposes, e.Purpose)
	return indexer.AccountChange{Member: e.Member, Account: e.Account, Purpose: purpose, IsActive: e.IsActive}, e.Seq, err
}

func keyChanged(e *bindings.ConsortiumKeyChanged) (indexer.Fact, uint64, error) {
	kind, err := nameOf(keyKinds, e.Kind)
	return indexer.KeyChange{Member: e.Member, Kind: kind, Key: e.NewKey}, e.Seq, err
}

func logURLChanged(e *bindings.ConsortiumLogUrlChanged) (indexer.Fact, uint64, error) {
	return indexer.LogURLChange{Member: e.Member, URL: plain(e.NewUrl)}, e.Seq, nil
}

func logOpened(e *bindings.ResultLogLogOpened) (indexer.Fact, uint64, error) {
	return indexer.LogOpened{Member: e.Member, Log: e.LogId}, e.Seq, nil
}

func checkpointAnchored(e *bindings.ResultLogCheckpointAnchored) (indexer.Fact, uint64, error) {
	return indexer.CheckpointAnchored{
		Member: e.Member, Log: e.LogId, OldSize: e.OldSize, Size: e.Size, Root: e.Root,
	}, e.Seq, nil
}

func handlesAmended(e *bindings.ResultLogHandlesAmended) (indexer.Fact, uint64, error) {
	if len(e.Reasons) != len(e.Handles) || len(e.Replacements) != len(e.Handles) {
		return nil, 0, fmt.Errorf("its lists differ in length")
	}
	fact := indexer.HandlesAmended{Member: e.Member}
	for i, handle := range e.Handles {
		fact.Amendments = append(fact.Amendments, indexer.Amendment{
			Handle: handle, Reason: evidence.Reason(e.Reasons[i]).String(), Replacement: e.Replacements[i],
		})
	}
	return fact, e.Seq, nil
}

func subjectEnrolled(e *bindings.ConsentRegistrySubjectEnrolled) (indexer.Fact, uint64, error) {
	return indexer.SubjectEnrolled{Subject: e.Subject, Member: e.Member, Signer: e.Signer}, e.Seq, nil
}

func granted(e *bindings.ConsentRegistryGranted) (indexer.Fact, uint64, error) {
	return indexer.Granted{
		Grant: e.GrantId, Subject: e.Subject, Number: e.Number, TermsCommit: e.TermsCommit, Expiry: e.Expiry,
	}, e.Seq, nil
}

func revoked(e *bindings.ConsentRegistryRevoked) (indexer.Fact, uint64, error) {
	return indexer.Revoked{Grant: e.GrantId, Subject: e.Subject}, e.Seq, nil
}

// The names of the contracts' enums, in their order.
var (
	purposes = []string{"none", "governor", "sequencer", "manager", "attestor", "relayer"}
	keyKinds = []string{"none", "statement", "log", "encryption"}
)

func nameOf(names []string, code uint8) (string, error) {
	if int(code) >= len(names) {
		return "", fmt.Errorf("code %d is not known here", code)
	}
	return names[code], nil
}

func small(n *big.Int) (uint64, error) {
	if !n.IsUint64() || n.Uint64() > math.MaxInt64 {
		return 0, fmt.Errorf("%s is too large", n)
	}
	return n.Uint64(), nil
}

// plain makes any bytes a text that a database takes: a member may put what it likes into a string on the chain. The
// event keeps the bytes.
func plain(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}
