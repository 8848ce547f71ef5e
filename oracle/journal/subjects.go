package journal

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/vault"
)

// StageConsent keeps a transaction about a subject of which the journal keeps nothing else: its signer, guardians, proxies.
func (j *Journal) StageConsent(ctx context.Context, t oracle.Tx) error {
	err := j.within(ctx, func(tx *sqlx.Tx) error { return stage(ctx, tx, oracle.TxConsent, t) })
	if err != nil {
		return fmt.Errorf("stage a subject's write: %w", err)
	}
	return nil
}

// AreOfOnePatient says whether records are of the patient of the first, as the numbers in them tell: those that were linked
// count. One record is; several are not where one of them names nobody.
func (j *Journal) AreOfOnePatient(ctx context.Context, records []vault.RecordID) (is bool, err error) {
	const query = patientOf + `
		select not exists (
			select from unnest($2::bytea[]) as other (record)
			where not exists (
				select from identities i join patient p using (identity) where i.record = other.record and not i.is_provisional))`
	if len(records) < 2 {
		return true, nil
	}
	ids := make(pq.ByteaArray, len(records))
	for i := range records {
		ids[i] = records[i][:]
	}
	if err := j.db.GetContext(ctx, &is, query, records[0][:], ids); err != nil {
		return false, fmt.Errorf("compare whom records are of: %w", err)
	}
	return is, nil
}
