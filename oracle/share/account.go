package share

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/vault"
)

// Account is a disclosure as an accounting lists it (45 CFR 164.528(b)(2)): when, to whom, what, and why. Its JSON is the
// row that a batch holds (docs/spec/disclosure.md).
type Account struct {
	Date      time.Time       `json:"date"`
	Recipient common.Hash     `json:"recipient"`              // zero: no member
	Key       *common.Hash    `json:"recipientKey,omitempty"` // hash of the key that it was sealed for
	Name      string          `json:"name,omitempty"`         // of a recipient, as the lab knows it
	Address   string          `json:"address,omitempty"`      // likewise, where it is known
	Basis     release.Basis   `json:"basis"`
	Purpose   string          `json:"purpose"`
	Reason    string          `json:"reason,omitempty"`
	Grant     common.Hash     `json:"grant"` // zero where it rests on another basis, or on several
	Emergency *common.Hash    `json:"emergency,omitempty"`
	Class     release.Class   `json:"class"`
	What      string          `json:"what"`
	Codes     []record.Coding `json:"codes,omitempty"`
	Attested  string          `json:"attested,omitempty"` // "paper" where a grant that it rests on was signed on paper
}

// Keeper keeps disclosures in a lab's accounting.
type Keeper struct {
	Journal interface {
		AddDisclosure(ctx context.Context, d journal.Disclosure) error
	}
	Keyring *vault.Keyring
}

// Kept is a release as its accounting needs it.
type Kept struct {
	Of        oracle.VersionID
	Account   Account
	Envelopes []common.Hash // what leaves, by the hashes of its signed envelopes
	RestsOn   []common.Hash // the grants; a revocation of one of them refuses it
}

// Keep seals what an accounting will say of a release, and keeps it with the salted hash that a batch will hold. Nothing
// may leave before this has returned.
func (k Keeper) Keep(ctx context.Context, kept Kept) (id vault.RecordID, err error) {
	return id, k.Keyring.Again(ctx, func() error {
		d, err := Seal(k.Keyring, kept)
		if err != nil {
			return err
		}
		id = d.ID
		return k.Journal.AddDisclosure(ctx, d)
	})
}

// Seal makes the disclosure of a release: its row under a fresh salt, sealed, and the hash of both.
func Seal(ring *vault.Keyring, kept Kept) (d journal.Disclosure, err error) {
	a := kept.Account
	row, salt, err := NewRow(a)
	if err != nil {
		return d, err
	}
	d = journal.Disclosure{
		Of: kept.Of, Basis: string(a.Basis), IsExempt: a.Class != release.Accountable, Made: a.Date,
		Leaf: evidence.DisclosureLeaf(salt, row), Envelopes: kept.Envelopes, RestsOn: kept.RestsOn,
	}
	if a.Emergency != nil {
		d.Emergency = *a.Emergency
	}
	rand.Read(d.ID[:]) // never fails (crypto/rand)
	d.Sealed, _, err = ring.Seal(append(salt[:], row...), d.ID, 1)
	return d, err
}

// NewRow writes something that is committed to by its hash under a fresh salt.
func NewRow(v any) (row []byte, salt common.Hash, err error) {
	if row, err = json.Marshal(v); err != nil {
		return nil, salt, fmt.Errorf("write row: %w", err)
	}
	return row, consent.NewSalt(), nil
}

// OpenRow decrypts what was sealed of a salt and a row, and reads the row.
func OpenRow(ring *vault.Keyring, sealed vault.Sealed, id vault.RecordID, into any) (salt common.Hash, row []byte, err error) {
	text, _, err := ring.Open(sealed, id, 1)
	if err != nil {
		return salt, nil, err
	}
	if len(text) < len(salt) {
		return salt, nil, errors.New("what was sealed is shorter than its salt")
	}
	salt, row = common.Hash(text[:len(salt)]), text[len(salt):]
	if err := json.Unmarshal(row, into); err != nil {
		return salt, nil, errors.New("what was sealed is not in its form")
	}
	return salt, row, nil
}
