package api_test

import (
	"context"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/api"
)

// mirror answers always the same: member 1 with log 3, leaf 2 with handle 4, subject 5, block 7. What is not below is not
// asked of it: see mirrored_test.go.
type mirror struct {
	api.Mirror
	err    error
	halted string
}

var (
	seven = indexer.Ref{Number: 7, Hash: common.Hash{7}, Time: 1700000000}
	place = indexer.Place{Block: 7, Hash: common.Hash{7}, Time: 1700000000, LogIndex: 1, Tx: common.Hash{0x77}}
	day   = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
)

func hash(n byte) common.Hash { return common.Hash{31: n} }
func hex(n byte) string       { return hash(n).Hex() }

func member() indexer.Member {
	return indexer.Member{
		ID: hash(1), Roles: indexer.Roles(1 | 128), LogURL: "https://lab.example/log", Admitted: place,
		Standing: indexer.StatusState{Status: indexer.StatusActive, Since: 7},
		Accounts: []indexer.AccountState{{Account: common.Address{1}, Purpose: "governor", IsActive: true, Since: 7}},
		Keys:     []indexer.KeyState{{Kind: "log", Key: make([]byte, 32), Since: 7}},
	}
}

func (m mirror) At(context.Context, indexer.When) (indexer.Ref, error) { return seven, m.err }

func (m mirror) Members(context.Context, indexer.When) (indexer.Ref, []indexer.Member, error) {
	return seven, []indexer.Member{member()}, m.err
}

func (m mirror) Member(_ context.Context, _ indexer.When, id common.Hash) (indexer.Ref, indexer.Member, error) {
	if id != hash(1) {
		return seven, indexer.Member{}, fmt.Errorf("read member: %w", indexer.ErrNotFound)
	}
	return seven, member(), m.err
}

func (m mirror) History(
	_ context.Context, _ indexer.When, id common.Hash,
) (indexer.Ref, indexer.Member, indexer.History, error) {
	if id != hash(1) {
		return seven, indexer.Member{}, indexer.History{}, fmt.Errorf("read member: %w", indexer.ErrNotFound)
	}
	return seven, member(), indexer.History{
		Roles:    []indexer.RolesState{{Roles: member().Roles, Since: 7}},
		Standing: []indexer.StatusState{member().Standing},
		Accounts: member().Accounts, Keys: member().Keys,
		Compromises: []indexer.Compromise{{Kind: "statement", Key: make([]byte, 64), Block: 6, LogIndex: 2, Since: 7}},
		LogURLs:     []indexer.LogURLState{{URL: "https://lab.example/log", Since: 7}},
	}, m.err
}

func checkpoint() indexer.Checkpoint {
	return indexer.Checkpoint{Member: hash(1), Log: hash(3), OldSize: 2, Size: 5, Root: common.Hash{5}, Place: place}
}

func (m mirror) Checkpoints(
	context.Context, indexer.When, indexer.CheckpointFilter, indexer.Page,
) (indexer.Ref, []indexer.Checkpoint, error) {
	return seven, []indexer.Checkpoint{checkpoint()}, m.err
}

func (m mirror) Events(
	_ context.Context, _ indexer.When, _ indexer.EventFilter, page indexer.Page,
) (indexer.Ref, []indexer.StoredEvent, error) {
	if page.After != nil && page.After.Block == 6 {
		return seven, nil, fmt.Errorf("read events: %w", indexer.ErrReplaced)
	}
	if page.After != nil {
		return seven, []indexer.StoredEvent{}, m.err
	}
	return seven, []indexer.StoredEvent{{
		Contract: "ResultLog", Name: "LogOpened", Seq: 1, TxIndex: 0, Topics: []common.Hash{{9}, hash(1), hash(3)},
		Data: []byte{1}, Place: place,
	}}, m.err
}

func amendment() *indexer.Amended {
	replacement := common.Hash{8}
	return &indexer.Amended{Reason: "corrected", Replacement: &replacement, Place: place}
}

func (m mirror) Version(
	_ context.Context, _ indexer.When, leaf common.Hash, handle *common.Hash,
) (indexer.Ref, indexer.Version, *indexer.Amended, error) {
	if leaf != hash(2) {
		return seven, indexer.Version{}, nil, fmt.Errorf("read version: %w", indexer.ErrNotFound)
	}
	v := indexer.Version{
		Leaf: leaf, Entry: indexer.Entry{Member: hash(1), Log: hash(3), Index: 4}, Elsewhere: []indexer.Entry{},
		Checkpoint: checkpoint(),
	}
	if handle != nil && *handle == hash(4) {
		return seven, v, amendment(), m.err
	}
	return seven, v, nil, m.err
}

func (m mirror) Handle(
	_ context.Context, _ indexer.When, _, handle common.Hash,
) (indexer.Ref, *indexer.Amended, error) {
	if handle == hash(4) {
		return seven, amendment(), m.err
	}
	return seven, nil, m.err
}

func (m mirror) Subject(
	_ context.Context, _ indexer.When, id common.Hash,
) (indexer.Ref, indexer.Subject, error) {
	revoked := place
	return seven, indexer.Subject{
		ID: id, Member: hash(1), Signer: make([]byte, 20), Enrolled: place,
		Grants: []indexer.Grant{
			{
				ID: common.Hash{6}, Subject: id, Number: 1, TermsCommit: common.Hash{61}, Expiry: 4102444800, State: "revoked",
				Granted: place, Revoked: &revoked,
			},
			{ID: common.Hash{7}, Subject: id, Number: 2, TermsCommit: common.Hash{71}, Expiry: 86400, State: "expired", Granted: place},
		},
	}, m.err
}

func (m mirror) Attestation(_ context.Context, number uint64) (indexer.Attestation, error) {
	if number != 7 {
		return indexer.Attestation{}, indexer.ErrNotFound
	}
	return indexer.Attestation{
		Number: 7, Hash: common.Hash{7}, Account: common.Address{2}, Signature: make([]byte, 65),
	}, m.err
}

func (m mirror) NewestAttestation(ctx context.Context) (indexer.Attestation, error) {
	return m.Attestation(ctx, 7)
}

func (m mirror) Health(context.Context) (indexer.Ref, indexer.Health, error) {
	if m.err != nil {
		return indexer.Ref{}, indexer.Health{}, m.err
	}
	reason := "it can't be reached"
	return seven, indexer.Health{
		Settled: 6,
		Follower: &indexer.Following{
			Head: indexer.Ref{Number: 9, Hash: common.Hash{9}, Time: 1700000024}, Halted: m.halted, Trust: "one node is asked",
			Seen: time.Now(),
		},
		Logs:   []indexer.LogHealth{{Member: hash(1), Log: hash(3), Anchored: 5, Mirrored: 2, Reason: &reason}},
		Alarms: []indexer.Alarm{{Kind: "log-fork", About: "log", Detail: "a root", Times: 1, First: day, Last: day}},
		Complaints: []indexer.Complaint{
			{Node: "node.example", Check: "receipts", Block: 5, Detail: "a root", Times: 2, First: day, Last: day},
		},
	}, nil
}
