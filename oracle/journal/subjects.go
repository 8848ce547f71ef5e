package journal

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle"
)

// StageConsent keeps a transaction about a subject of which the journal keeps nothing else: its signer, guardians, proxies.
func (j *Journal) StageConsent(ctx context.Context, t oracle.Tx) error {
	err := j.within(ctx, func(tx *sqlx.Tx) error { return stage(ctx, tx, oracle.TxConsent, t) })
	if err != nil {
		return fmt.Errorf("stage a subject's write: %w", err)
	}
	return nil
}
