package postgres

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// AttestedUpTo returns the number of the newest block that an account attested as it is now, with all before it; 0
// before the first.
func (s *Store) AttestedUpTo(ctx context.Context, account common.Address) (uint64, error) {
	const query = `
		select coalesce(
			min(a.number) filter (where a.signature is null or a.hash <> b.hash) - 1,
			max(a.number),
			0)
		from attestations a
		left join blocks b on b.number = a.number
		where a.account = $1`
	var number uint64
	if err := s.db.GetContext(ctx, &number, query, account[:]); err != nil {
		return 0, fmt.Errorf("read what was attested: %w", err)
	}
	return number, nil
}

// EventBlocks returns at most limit settled blocks above a number that hold events, oldest first.
func (s *Store) EventBlocks(ctx context.Context, above uint64, limit int) ([]indexer.Ref, error) {
	const query = `
		select number, hash, time
		from blocks b
		where number > $1
			and number <= (select coalesce(max(settled), 0) from follower)
			and exists (select from events e where e.block_number = b.number)
		order by number
		limit $2`
	var rows []blockRow
	if err := s.db.SelectContext(ctx, &rows, query, above, limit); err != nil {
		return nil, fmt.Errorf("read blocks to attest: %w", err)
	}
	refs := make([]indexer.Ref, len(rows))
	for i, row := range rows {
		refs[i] = row.ref()
	}
	return refs, nil
}

// Settled returns a settled block, or ErrNotFound, and the number of the newest one.
func (s *Store) Settled(ctx context.Context, number uint64) (block indexer.Ref, newest uint64, err error) {
	const query = `
		select f.settled, b.number, b.hash, b.time
		from (select coalesce(max(settled), 0) as settled from follower) f
		left join blocks b on b.number = $1 and b.number <= f.settled`
	var row struct {
		Settled uint64        `db:"settled"`
		Number  sql.NullInt64 `db:"number"`
		Hash    []byte        `db:"hash"`
		Time    sql.NullInt64 `db:"time"`
	}
	if err := s.db.GetContext(ctx, &row, query, number); err != nil {
		return indexer.Ref{}, 0, fmt.Errorf("read block %d: %w", number, err)
	}
	if !row.Number.Valid {
		return indexer.Ref{}, row.Settled, indexer.ErrNotFound
	}
	return indexer.Ref{Number: number, Hash: common.Hash(row.Hash), Time: uint64(row.Time.Int64)}, row.Settled, nil
}

// Reserve keeps, for ever, that an account signs this hash at this height and no other. It returns the hash that is
// kept, which is another where that came first.
func (s *Store) Reserve(ctx context.Context, account common.Address, block indexer.Ref) (common.Hash, error) {
	const insert = `
		insert into attestations (account, number, hash) values ($1, $2, $3)
		on conflict do nothing`
	const read = `select hash from attestations where account = $1 and number = $2`
	if _, err := s.db.ExecContext(ctx, insert, account[:], block.Number, block.Hash[:]); err != nil {
		return common.Hash{}, fmt.Errorf("reserve block %d: %w", block.Number, err)
	}
	var hash []byte
	if err := s.db.GetContext(ctx, &hash, read, account[:], block.Number); err != nil {
		return common.Hash{}, fmt.Errorf("reserve block %d: %w", block.Number, err)
	}
	return common.Hash(hash), nil
}

// AddAttestation keeps the signature over what was reserved.
func (s *Store) AddAttestation(ctx context.Context, a indexer.Attestation) error {
	const update = `update attestations set signature = $4 where account = $1 and number = $2 and hash = $3`
	_, err := s.db.ExecContext(ctx, update, a.Account[:], a.Number, a.Hash[:], []byte(a.Signature))
	if err != nil {
		return fmt.Errorf("keep attestation of block %d: %w", a.Number, err)
	}
	return nil
}

// IsAttested says whether anything was ever settled here because others attested it.
func (s *Store) IsAttested(ctx context.Context) (isAttested bool, err error) {
	const query = `select coalesce(bool_or(is_attested), false) from follower`
	if err := s.db.GetContext(ctx, &isAttested, query); err != nil {
		return false, fmt.Errorf("read what blocks were trusted for: %w", err)
	}
	return isAttested, nil
}

// ForgetAttested notes that the mirror was built anew without others' attestations.
func (s *Store) ForgetAttested(ctx context.Context) error {
	if _, err := s.db.ExecContext(ctx, `update follower set is_attested = false`); err != nil {
		return fmt.Errorf("note what blocks are trusted for: %w", err)
	}
	return nil
}

// Attestation returns what was signed of a block, last where several accounts signed, or ErrNotFound.
func (s *Store) Attestation(ctx context.Context, number uint64) (indexer.Attestation, error) {
	const query = `
		select number, hash, account, signature
		from attestations
		where number = $1 and signature is not null
		order by made_at desc, account
		limit 1`
	a, err := s.attestation(ctx, query, number)
	if err != nil {
		return a, fmt.Errorf("read attestation of block %d: %w", number, err)
	}
	return a, nil
}

// NewestAttestation returns what was signed of the highest block, or ErrNotFound.
func (s *Store) NewestAttestation(ctx context.Context) (indexer.Attestation, error) {
	const query = `
		select number, hash, account, signature
		from attestations
		where signature is not null
		order by number desc, made_at desc, account
		limit 1`
	a, err := s.attestation(ctx, query)
	if err != nil {
		return a, fmt.Errorf("read the newest attestation: %w", err)
	}
	return a, nil
}

func (s *Store) attestation(ctx context.Context, query string, args ...any) (indexer.Attestation, error) {
	var row struct {
		Number    uint64 `db:"number"`
		Hash      []byte `db:"hash"`
		Account   []byte `db:"account"`
		Signature []byte `db:"signature"`
	}
	if err := s.db.GetContext(ctx, &row, query, args...); err != nil {
		return indexer.Attestation{}, away(notFound(err))
	}
	return indexer.Attestation{
		Number: row.Number, Hash: common.Hash(row.Hash), Account: common.Address(row.Account), Signature: row.Signature,
	}, nil
}
