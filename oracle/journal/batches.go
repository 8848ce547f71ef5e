package journal

import (
	"context"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
)

// DisclosureClock says since when batches of disclosures are counted, and when the last one was made.
func (j *Journal) DisclosureClock(ctx context.Context) (started, last time.Time, err error) {
	const query = `
		select started_at, greatest(started_at, (select max(made_at) from disclosure_batches)) from disclosure_clock`
	if err := j.db.QueryRowxContext(ctx, query).Scan(&started, &last); err != nil {
		return started, last, fmt.Errorf("read the clock of disclosures: %w", err)
	}
	return started, last, nil
}

// LastBatch is the newest batch, without its leaves; its number is 0 where there is none. IsFinal says whether its
// transaction is in a final block, IsMined whether one holds it.
func (j *Journal) LastBatch(ctx context.Context) (b oracle.Batch, isMined bool, err error) {
	const query = `
		select b.number, b.root, b.size, b.covered, b.head, b.leaves,
			b.account is null and b.leaves is not null as is_unsent, coalesce(t.state in ('confirmed', 'final'), false) as is_mined
		from disclosure_batches b left join transactions t using (account, nonce)
		order by b.number desc limit 1`
	var row struct {
		batchRow
		IsMined bool `db:"is_mined"`
	}
	if err := j.db.GetContext(ctx, &row, query); isNone(err) {
		return b, true, nil
	} else if err != nil {
		return b, false, fmt.Errorf("read the last batch of disclosures: %w", err)
	}
	return row.batch(), row.IsMined || row.Leaves == nil, nil
}

type batchRow struct {
	Number, Covered    int64
	Size               uint32
	Root, Head, Leaves []byte
	IsUnsent           bool `db:"is_unsent"`
}

func (r batchRow) batch() oracle.Batch {
	b := oracle.Batch{
		Number: uint64(r.Number), Root: common.Hash(r.Root), Size: r.Size, Covered: uint64(r.Covered), Head: common.Hash(r.Head),
		IsUnsent: r.IsUnsent,
	}
	for leaves := r.Leaves; len(leaves) > 0; leaves = leaves[32:] {
		b.Leaves = append(b.Leaves, common.Hash(leaves[:32]))
	}
	return b
}

// Unbatched returns the leaves of disclosures that are in no batch, oldest first.
func (j *Journal) Unbatched(ctx context.Context, limit int) ([]common.Hash, error) {
	const query = `select leaf from disclosures where batch is null order by seq limit $1`
	var rows [][]byte
	if err := j.db.SelectContext(ctx, &rows, query, limit); err != nil {
		return nil, fmt.Errorf("read disclosures without a batch: %w", err)
	}
	list := make([]common.Hash, len(rows))
	for i, r := range rows {
		list[i] = common.Hash(r)
	}
	return list, nil
}

// Coverable is the number up to which emergencies would be accounted for if these disclosures were in a batch: all that
// was released under them is, and nothing more can be.
func (j *Journal) Coverable(ctx context.Context, leaves []common.Hash, now time.Time) (uint64, error) {
	const query = `
		with open as (
			select number from emergencies e
			where number is not null and (until > $2 or pseudonym = any($1::bytea[]))
		), numbered as (
			select number, row_number() over (order by number) as place from emergencies where number is not null
		)
		select coalesce(max(number), 0) from numbered
		where number = place and number < coalesce((select min(number) from open), 9223372036854775807)`
	const left = `
		select id, emergency from disclosures where batch is null and emergency is not null and leaf <> all($1::bytea[])`
	var covered int64
	err := j.reading(ctx, func(x index) error {
		var rows []struct{ ID, Emergency []byte }
		if err := x.tx.SelectContext(ctx, &rows, left, byteas(leaves)); err != nil {
			return err
		}
		open := make(bytesArray, len(rows))
		for i, r := range rows {
			pseudonym := showFor(x.mask, [16]byte(r.ID), r.Emergency)
			open[i] = pseudonym[:]
		}
		return x.tx.GetContext(ctx, &covered, query, open, now)
	})
	if err != nil {
		return 0, fmt.Errorf("find what batches account for: %w", err)
	}
	return uint64(covered), nil
}

// StageBatch puts a transaction in the outbox which anchors a batch. A batch that is new is kept with it, and the
// disclosures that are in it with their batch.
func (j *Journal) StageBatch(ctx context.Context, t oracle.Tx, b oracle.Batch, own []common.Hash, made time.Time) error {
	const (
		insert = `
			insert into disclosure_batches (number, root, size, covered, head, leaves, made_at)
			values ($1, $2, $3, $4, $5, $6, $7) on conflict (number) do nothing`
		send = `update disclosure_batches set account = $2, nonce = $3 where number = $1`
		put  = `update disclosures set batch = $1 where leaf = any($2::bytea[]) and batch is null`
	)
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if err := stage(ctx, tx, oracle.TxDisclosures, t); err != nil {
			return err
		}
		leaves := make([]byte, 0, 32*len(b.Leaves))
		for _, leaf := range b.Leaves {
			leaves = append(leaves, leaf[:]...)
		}
		if _, err := tx.ExecContext(ctx, insert, int64(b.Number), b.Root[:], b.Size, int64(b.Covered), b.Head[:], leaves,
			made); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, send, int64(b.Number), t.Account[:], int64(t.Nonce)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, put, int64(b.Number), byteas(own))
		return err
	})
	if err != nil {
		return fmt.Errorf("stage batch %d of disclosures: %w", b.Number, err)
	}
	return nil
}

// AdoptBatch keeps a batch that only the chain knows: this database was restored from before it. Its disclosures are lost.
// Where the journal staged another one under its number, the disclosures of that wait for the next.
func (j *Journal) AdoptBatch(ctx context.Context, b oracle.Batch, made time.Time) error {
	if err := j.within(ctx, func(tx *sqlx.Tx) error { return adoptBatch(ctx, tx, b, made) }); err != nil {
		return fmt.Errorf("adopt batch %d of disclosures: %w", b.Number, err)
	}
	return nil
}

func adoptBatch(ctx context.Context, tx *sqlx.Tx, b oracle.Batch, made time.Time) error {
	const (
		free = `
			update disclosures set batch = null
			where batch = $1 and exists (select from disclosure_batches where number = $1 and root <> $2)`
		adopt = `
			insert into disclosure_batches (number, root, size, covered, head, made_at)
			values ($1, $2, $3, $4, $5, $6)
			on conflict (number) do update
			set root = excluded.root, size = excluded.size, covered = excluded.covered, head = excluded.head,
				leaves = null, made_at = excluded.made_at, account = null, nonce = null
			where disclosure_batches.root <> excluded.root`
	)
	if _, err := tx.ExecContext(ctx, free, int64(b.Number), b.Root[:]); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, adopt, int64(b.Number), b.Root[:], b.Size, int64(b.Covered), b.Head[:], made)
	return err
}

const unprovenBatchesQuery = `
	select b.number, t.account, t.nonce, t.hash, t.block_number, t.block_hash, p.header is null as is_unproven
	from transactions t
	join disclosure_batches b using (account, nonce)
	left join disclosure_proofs p using (number)
	where t.state = 'final' and t.kind = 'disclosures' and not t.is_attested
	order by b.number`

// UnprovenBatches returns final batches without a proof, and those with one that are not noted as attested, oldest first.
func (j *Journal) UnprovenBatches(ctx context.Context) (unproven, unattested []oracle.AnchoredBatch, err error) {
	var rows []struct {
		Account, Hash []byte
		Number, Nonce int64
		BlockNumber   int64  `db:"block_number"`
		BlockHash     []byte `db:"block_hash"`
		IsUnproven    bool   `db:"is_unproven"`
	}
	if err := j.db.SelectContext(ctx, &rows, unprovenBatchesQuery); err != nil {
		return nil, nil, fmt.Errorf("read unproven batches of disclosures: %w", err)
	}
	for _, r := range rows {
		b := oracle.AnchoredBatch{Number: uint64(r.Number), Anchored: oracle.Anchored{
			Tx:    oracle.Tx{Account: common.Address(r.Account), Nonce: uint64(r.Nonce), Hash: common.Hash(r.Hash)},
			Block: common.Hash(r.BlockHash), Number: uint64(r.BlockNumber),
		}}
		if r.IsUnproven {
			unproven = append(unproven, b)
		} else {
			unattested = append(unattested, b)
		}
	}
	return unproven, unattested, nil
}

// AddBatchProof keeps what proves a final batch; its attestations come on their own.
func (j *Journal) AddBatchProof(ctx context.Context, number uint64, p evidence.ChainProof) error {
	const insert = `
		insert into disclosure_proofs (number, header, tx_index, log_index, receipt) values ($1, $2, $3, $4, $5)
		on conflict do nothing`
	if _, err := j.db.ExecContext(ctx, insert, int64(number), p.Header, int64(p.TxIndex), int64(p.LogIndex),
		pq.ByteaArray(p.Receipt)); err != nil {
		return fmt.Errorf("keep proof of batch %d of disclosures: %w", number, err)
	}
	return nil
}

// BatchProof returns a batch's leaves, what proves it, and all attestations held for its block.
func (j *Journal) BatchProof(ctx context.Context, number uint64) (
	b oracle.Batch, p evidence.ChainProof, attestations []evidence.Attestation, err error,
) {
	const query = `
		select b.number, b.root, b.size, b.covered, b.head, b.leaves, false as is_unsent,
			p.header, p.tx_index, p.log_index, p.receipt, t.block_hash
		from disclosure_batches b
		join disclosure_proofs p using (number)
		join transactions t using (account, nonce)
		where b.number = $1`
	var row struct {
		batchRow
		Header    []byte
		TxIndex   int64 `db:"tx_index"`
		LogIndex  int64 `db:"log_index"`
		Receipt   pq.ByteaArray
		BlockHash []byte `db:"block_hash"`
	}
	if err := j.db.GetContext(ctx, &row, query, int64(number)); err != nil {
		return b, p, nil, fmt.Errorf("read proof of batch %d of disclosures: %w", number, notFound(err))
	}
	p = evidence.ChainProof{
		Header: row.Header, TxIndex: uint64(row.TxIndex), LogIndex: uint64(row.LogIndex), Receipt: row.Receipt,
	}
	attestations, err = j.attestations(ctx, common.Hash(row.BlockHash))
	return row.batch(), p, attestations, err
}
