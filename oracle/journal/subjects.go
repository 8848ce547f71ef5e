package journal

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
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

// SubjectSalt is the salt under which a subject was enrolled here.
func (j *Journal) SubjectSalt(ctx context.Context, subject common.Hash) (common.Hash, error) {
	var salt []byte
	const query = `select salt from subjects where subject = $1`
	if err := j.db.GetContext(ctx, &salt, query, subject[:]); err != nil {
		return common.Hash{}, fmt.Errorf("read subject: %w", notFound(err))
	}
	return common.Hash(salt), nil
}
