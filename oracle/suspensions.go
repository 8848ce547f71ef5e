package oracle

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/vault"
)

// suspensionsPlace is where a copy of suspensions lies among those of entries: behind all of them. A suspension is of no entry:
// an agency asks for it when it likes, and a lab that is restored without it would tell a patient what it was asked not to.
const suspensionsPlace = math.MaxInt64

// copySuspensions puts a sealed copy of all suspensions into the store, where one was set or ended that no copy there has. It says
// whether it has to be asked again.
func copySuspensions(ctx context.Context, log common.Hash, from Copied, sealer Sealer, store CopyStore) (again bool, err error) {
	round, err := from.CopyRound(ctx)
	if err != nil {
		return false, err
	}
	rows, changes, err := from.UncopiedSuspensions(ctx)
	if err != nil || rows == nil {
		return false, err
	}
	text, err := json.Marshal([]EntryCopy{{Place: suspensionsPlace, Rows: rows}})
	if err != nil {
		return false, fmt.Errorf("copy suspensions: %w", err)
	}
	sealed, err := sealer.SealCopy(text)
	if err != nil {
		return false, fmt.Errorf("copy suspensions: %w", err)
	}
	sealed.Round = round
	ctx, cancel := context.WithTimeout(ctx, bodyTimeout)
	defer cancel()
	if err := store.PutCopy(ctx, log, suspensionsPlace, sealed); err != nil {
		return false, err
	}
	err = from.NoteSuspensionsCopied(ctx, changes, round, sealed.Epoch)
	if errors.Is(err, vault.ErrEnded) {
		return true, sealer.Refresh(ctx) // they are copied again
	}
	return false, err
}

// Suspensions returns the rows of the newest copy of suspensions that opens; nil where there is none.
func (r *CopyReader) Suspensions(ctx context.Context) (rows json.RawMessage, err error) {
	copies, err := r.Store.Copies(ctx, r.Log, suspensionsPlace)
	if err != nil {
		return nil, err
	}
	for _, c := range copies { // those that were made first come first
		plaintext, err := r.Opener.OpenCopy(c)
		if err != nil {
			continue // it was counted among those of entries
		}
		var one []EntryCopy
		if err := json.Unmarshal(plaintext, &one); err != nil || len(one) != 1 {
			return nil, fmt.Errorf("read a copy of suspensions: it is not in its form (%w)", err)
		}
		rows = one[0].Rows
	}
	return rows, nil
}
