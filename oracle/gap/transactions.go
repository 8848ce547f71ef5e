package gap

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
)

// transactions finds those that the journal does not know: by the log's events, from whatever account, and by the nonces of
// our own accounts.
func (f *Finder) transactions(ctx context.Context, g *oracle.Gap, behind []chain.Anchored, block uint64) error {
	s := &search{finder: f, sent: map[common.Hash]chain.Sent{}, accounts: map[common.Address]bool{f.Sequencer: true}}
	s.known, s.settled = map[common.Hash]bool{}, map[common.Address]uint64{}
	for _, account := range []common.Address{f.Sequencer, f.Relayer} {
		if account == (common.Address{}) {
			continue
		}
		if err := s.account(ctx, account); err != nil {
			return err
		}
	}
	sizes, handles := map[common.Hash]uint64{}, map[common.Hash][]common.Hash{}
	for _, a := range behind {
		if err := s.event(ctx, a.Tx, true); err != nil {
			return err
		}
		sizes[a.Tx] = a.Size
	}
	amended, err := f.Chain.Amended(ctx, f.Member, block)
	if err != nil {
		return err
	}
	for _, a := range amended {
		if err := s.event(ctx, a.Tx, false); err != nil {
			return err
		}
		handles[a.Tx] = a.Handles
	}
	for _, hash := range s.order {
		t := gapTx(s.sent[hash], sizes[hash], handles[hash])
		if len(behind) == 0 && len(t.Handles) > 0 { // no entry is missing that could have amended them
			has, err := f.Journal.Amends(ctx, t.Handles)
			if err != nil {
				return err
			}
			if !has {
				t.Kind = oracle.TxForeign
			}
		}
		switch kind := s.sent[hash].Kind; {
		case t.Account == f.Relayer && kind == oracle.TxConsent,
			t.Account == f.Sequencer && (kind == oracle.TxDisclosures || kind == oracle.TxEmergency):
			t.Kind = kind
		}
		g.Transactions = append(g.Transactions, t)
	}
	return nil
}

// gapTx is foreign unless it did something to our log or our amendments, or tried to and was refused.
func gapTx(s chain.Sent, size uint64, handles []common.Hash) oracle.GapTx {
	t := oracle.GapTx{Tx: s.Tx, Kind: s.Kind, Mined: s.Mined, Size: size, Handles: handles}
	isOurs := size > 0 || len(handles) > 0 ||
		!s.Mined.Succeeded && (s.Kind == oracle.TxCheckpoint || s.Kind == oracle.TxAmend)
	if !isOurs {
		t.Kind = oracle.TxForeign
	}
	return t
}

// search collects transactions that the journal does not know.
type search struct {
	finder   *Finder
	known    map[common.Hash]bool      // in the outbox, which sees to them
	accounts map[common.Address]bool   // whose amendments are ours
	settled  map[common.Address]uint64 // by nonce, what the journal has the last word of
	sent     map[common.Hash]chain.Sent
	order    []common.Hash
}

func (s *search) add(t chain.Sent) {
	if _, isThere := s.sent[t.Hash]; isThere || s.known[t.Hash] {
		return
	}
	s.sent[t.Hash] = t
	s.order = append(s.order, t.Hash)
}

// account finds what an account has sent since the journal's last word of it.
func (s *search) account(ctx context.Context, account common.Address) error {
	block, err := s.ask(ctx, account)
	if err != nil {
		return err
	}
	nonce := s.settled[account]
	list, err := s.finder.Chain.Sent(ctx, account, nonce, block)
	if err != nil {
		return err
	}
	for _, t := range list {
		s.add(t)
	}
	return nil
}

// ask asks what the journal knows of an account, and up to which block.
func (s *search) ask(ctx context.Context, account common.Address) (block uint64, err error) {
	open, err := s.finder.Journal.Open(ctx, account)
	if err != nil {
		return 0, err
	}
	for _, o := range open {
		for _, a := range o.Attempts {
			s.known[a.Hash] = true
		}
	}
	s.settled[account], block, err = s.finder.Journal.Settled(ctx, account)
	return block, err
}

// event adds the transaction of an event. One that anchored our log is ours, whatever account it came from; one that amended
// is if it came from such an account.
func (s *search) event(ctx context.Context, hash common.Hash, isCheckpoint bool) error {
	if _, isThere := s.sent[hash]; isThere || s.known[hash] {
		return nil
	}
	t, err := s.finder.Chain.Transaction(ctx, hash)
	if err != nil {
		return err
	}
	if isCheckpoint {
		s.accounts[t.Account] = true
	}
	if _, isAsked := s.settled[t.Account]; !isAsked {
		if _, err := s.ask(ctx, t.Account); err != nil {
			return err
		}
	}
	if s.accounts[t.Account] && t.Nonce >= s.settled[t.Account] {
		s.add(t)
	}
	return nil
}
