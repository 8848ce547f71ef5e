package share

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/vault"
)

// ErrReceipt is returned for a receipt that is of no disclosure of this lab's to its signer.
var ErrReceipt = errors.New("the receipt is of no release of this lab to its signer")

// ReceiptBooks is where receipts are kept.
type ReceiptBooks interface {
	Disclosure(ctx context.Context, id vault.RecordID) (*journal.Accounted, error)
	AddReceipt(ctx context.Context, disclosure vault.RecordID, signed []byte) error
	Version(ctx context.Context, record vault.RecordID, number uint32) (*journal.Stored, error)
}

// Receipts takes the receipts that recipients sign.
type Receipts struct {
	Member  common.Hash // the lab
	Journal ReceiptBooks
	Keyring *vault.Keyring
	Trust   *evidence.Trust
}

// Take checks a receipt against what was disclosed, and keeps it with the accounting. The same one again is no error.
func (r *Receipts) Take(ctx context.Context, signed []byte) (vault.RecordID, error) {
	receipt, err := r.Trust.CheckReleaseReceipt(signed, math.MaxUint64)
	if err != nil {
		return vault.RecordID{}, err
	}
	id := vault.RecordID(receipt.Disclosure)
	d, err := r.Journal.Disclosure(ctx, id)
	if errors.Is(err, journal.ErrNotFound) {
		return id, ErrReceipt
	}
	if err != nil {
		return id, err
	}
	if err := r.check(ctx, receipt, d); err != nil {
		return id, err
	}
	return id, r.Journal.AddReceipt(ctx, id, signed)
}

func (r *Receipts) check(ctx context.Context, receipt evidence.ReleaseReceipt, d *journal.Accounted) error {
	var account Account
	if _, _, err := OpenRow(r.Keyring, d.Sealed, d.ID, &account); err != nil {
		return fmt.Errorf("open disclosure %s: %w", d.ID, err)
	}
	stored, err := r.Journal.Version(ctx, d.Of.Record, d.Of.Version)
	if err != nil {
		return err
	}
	if receipt.Lab != r.Member || receipt.Recipient != account.Recipient || receipt.Leaf != stored.Leaf ||
		!slices.Equal(receipt.Envelopes, d.Envelopes) {
		return ErrReceipt
	}
	return nil
}
