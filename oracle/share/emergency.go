package share

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/vault"
)

// Emergency is who broke the glass, when, and why. Its JSON is the row that the chain's commitment is over.
type Emergency struct {
	Pseudonym common.Hash  `json:"pseudonym"`
	Opened    time.Time    `json:"opened"`
	Until     time.Time    `json:"until"`
	Recipient common.Hash  `json:"recipient"`              // zero: no member
	Key       *common.Hash `json:"recipientKey,omitempty"` // hash of the key of a recipient that is no member
	Purpose   string       `json:"purpose"`
	Reason    string       `json:"reason"`
	Found     int          `json:"found"` // records
	IsCached  bool         `json:"recipientCached,omitempty"`
}

// Opened is an emergency with what may be seen in it.
type Opened struct {
	Emergency
	Records []vault.RecordID
}

// OpenEmergency opens one for some records, or for none: that somebody asked is kept all the same. It is durable, and
// people are told of it, before it returns; that one was denied is kept too. The chain is told at once where it answers, and later where it does not.
func (s *Sharer) OpenEmergency(ctx context.Context, ask Ask, records []vault.RecordID) (*Opened, error) {
	opened, err := s.openEmergency(ctx, ask, records)
	if err != nil {
		s.keepTry(ctx, ask, err)
	}
	return opened, err
}

func (s *Sharer) openEmergency(ctx context.Context, ask Ask, records []vault.RecordID) (*Opened, error) {
	if err := s.recipient(ctx, &ask); err != nil {
		return nil, fmt.Errorf("open emergency: %w", err)
	}
	if denial := release.Opens(ask.Request); denial != release.None {
		return nil, &DeniedError{denial}
	}
	now := s.Now().UTC().Truncate(time.Second)
	o := &Opened{Records: records, Emergency: Emergency{
		Opened: now, Until: now.Add(s.Window), Recipient: ask.Request.Recipient.Member, Key: ask.keyHash(),
		Purpose: ask.Request.Purpose.String(), Reason: ask.Request.Reason, Found: len(records), IsCached: ask.isCached,
	}}
	rand.Read(o.Pseudonym[:]) // never fails (crypto/rand)
	row, salt, err := NewRow(o.Emergency)
	if err != nil {
		return nil, fmt.Errorf("open emergency: %w", err)
	}
	e := journal.Emergency{
		Pseudonym: o.Pseudonym, Commitment: evidence.EmergencyCommitment(salt, row), Opened: o.Opened, Until: o.Until,
	}
	rand.Read(e.ID[:])
	return o, s.Keyring.Again(ctx, func() error {
		if e.Sealed, _, err = s.Keyring.Seal(append(salt[:], row...), e.ID, 1); err != nil {
			return fmt.Errorf("open emergency: %w", err)
		}
		return s.Journal.AddEmergency(ctx, e, records)
	})
}

// within puts the end of its emergency into an ask. One that is another's, or does not see the record, is as if there were
// none.
func (s *Sharer) within(ctx context.Context, ask *Ask) error {
	if ask.Request.Basis != release.Emergency || ask.Emergency == (common.Hash{}) {
		return nil
	}
	e, isSeen, err := s.Journal.Emergency(ctx, ask.Emergency, ask.Record)
	if errors.Is(err, journal.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	var row Emergency
	if _, _, err := OpenRow(s.Keyring, e.Sealed, e.ID, &row); err != nil {
		return fmt.Errorf("read emergency: %w", err)
	}
	isOurs := row.Recipient == ask.Request.Recipient.Member && same(row.Key, ask.keyHash())
	if isOurs && isSeen {
		ask.Request.Until = uint64(row.Until.Unix())
		ask.Request.Reason = row.Reason
	}
	return nil
}

// keyHash names the key of a recipient that is no member.
func (a *Ask) keyHash() *common.Hash {
	if a.Request.Recipient.Member != (common.Hash{}) || len(a.Key) == 0 {
		return nil
	}
	h := evidence.KeyHash(a.Key)
	return &h
}

func same(a, b *common.Hash) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }
