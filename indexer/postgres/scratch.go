package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
)

// ErrBehind is returned for a scratch that has not caught up with the mirror that it is compared with or is to replace.
var ErrBehind = errors.New("the rebuilt mirror is behind")

// Scratch is a second chain schema, filled from the chain anew beside the one that is read. It is what rebuild puts in
// the place of the first, and what fsck compares with it. Whoever dies while filling it leaves the first untouched.
type Scratch struct {
	*Store // whose chain schema is the second one
	*Writer
	unlock func()
}

// Scratch begins an empty one, removing what an earlier one left. It waits while another process uses one.
func (s *Store) Scratch(ctx context.Context) (*Scratch, error) {
	unlock, err := lock(ctx, s.db, scratchLock)
	if err != nil {
		return nil, fmt.Errorf("begin a second mirror: %w", err)
	}
	scratch, err := s.begin(ctx)
	if err != nil {
		unlock()
		return nil, fmt.Errorf("begin a second mirror: %w", err)
	}
	scratch.unlock = unlock
	return scratch, nil
}

func (s *Store) begin(ctx context.Context) (*Scratch, error) {
	if err := s.dropScratch(ctx); err != nil {
		return nil, err
	}
	second, err := open(ctx, s.url, scratchSchema)
	if err != nil {
		return nil, err
	}
	conn, err := second.db.Connx(ctx)
	if err != nil {
		second.Close()
		return nil, err
	}
	return &Scratch{Store: second, Writer: &Writer{pool: second.db, conn: conn}}, nil
}

func (s *Store) dropScratch(ctx context.Context) error {
	_, err := s.db.ExecContext(ctx, "drop schema if exists "+pq.QuoteIdentifier(scratchSchema)+" cascade")
	return err
}

// Close removes it, unless it took the first one's place.
func (x *Scratch) Close() error {
	x.conn.Close()
	err := x.dropScratch(context.Background())
	x.unlock()
	return errors.Join(err, x.Store.Close())
}

// Settled implements indexer.Store. Nothing here was ever final to anybody.
func (x *Scratch) Settled(context.Context) (uint64, error) { return 0, nil }

// Note implements indexer.Store. How filling goes is nobody's concern.
func (x *Scratch) Note(context.Context, indexer.State) error { return nil }

// Replace puts the scratch in the place of the first chain schema. It returns ErrBehind where the first holds newer
// blocks, which its readers have seen. Readers and the writer wait for a moment.
func (x *Scratch) Replace(ctx context.Context) error {
	for {
		err := x.replace(ctx)
		var refusal *pq.Error
		if errors.As(err, &refusal) && refusal.Code.Name() == "lock_not_available" && ctx.Err() == nil {
			continue
		}
		if err != nil && !errors.Is(err, ErrBehind) {
			return fmt.Errorf("replace the mirror: %w", err)
		}
		return err
	}
}

func (x *Scratch) replace(ctx context.Context) error {
	tx, err := x.db.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing to do after Commit
	// Most read the blocks first, so once this is ours few hold anything else of the schema. One that does, and waits for
	// the blocks, would be told of a deadlock a second later: before that we make way, and try again.
	const lock = `
		set local lock_timeout = '500ms';
		lock table chain.blocks in access exclusive mode`
	if _, err := tx.ExecContext(ctx, lock); err != nil {
		return err
	}
	var isBehind bool
	const behind = `
		select coalesce((select max(number) from chain_scratch.blocks), 0)
		     < coalesce((select max(number) from chain.blocks), 0)`
	if err := tx.GetContext(ctx, &isBehind, behind); err != nil {
		return err
	}
	if isBehind {
		return ErrBehind
	}
	const swap = `
		insert into local.replaced_blocks as r (hash, number, parent_hash)
		select hash, number, parent_hash
		from chain.blocks b
		where not exists (select from chain_scratch.blocks s where s.number = b.number and s.hash = b.hash)
		on conflict (hash) do update set
			times = r.times + 1,
			replaced_at = now();
		drop schema chain cascade;
		alter schema chain_scratch rename to chain`
	if _, err := tx.ExecContext(ctx, swap); err != nil {
		return err
	}
	return tx.Commit()
}

// Common returns the newest block as of which the two mirrors can be compared: the newest that both hold, or, if that
// is newer, the newest that was final. Blocks above it may just be in the course of being replaced. It returns ErrEmpty
// where the first mirror holds nothing, and ErrBehind where the scratch does not reach what is final by now.
func (x *Scratch) Common(ctx context.Context) (indexer.Ref, error) {
	const query = `
		select number, hash, time
		from chain_scratch.blocks
		where number = greatest(
			(select max(s.number) from chain_scratch.blocks s join chain.blocks c using (number, hash)),
			(select settled from local.follower))`
	var at indexer.Ref
	_, err := x.read(ctx, func(tx snapshot) error {
		var isBegun bool
		if err := tx.GetContext(ctx, &isBegun, `select exists (select from chain.blocks)`); err != nil {
			return err
		}
		if !isBegun {
			return indexer.ErrEmpty
		}
		var row blockRow
		if err := tx.GetContext(ctx, &row, query); err != nil {
			return notFound(err)
		}
		at = row.ref()
		return nil
	})
	if errors.Is(err, indexer.ErrNotFound) {
		return at, ErrBehind
	}
	return at, err
}

// Difference is a row that only one of two mirrors holds.
type Difference struct {
	Table string
	Row   string
	// IsExtra says that the chain does not have it, though the mirror does; else the mirror lacks it.
	IsExtra bool
}

// Differences compares the first chain schema with the scratch as of a block, row by row.
func (x *Scratch) Differences(ctx context.Context, number uint64) ([]Difference, error) {
	var all []Difference
	_, err := x.read(ctx, func(tx snapshot) error {
		for _, t := range tables {
			for _, isExtra := range []bool{true, false} {
				found, err := t.differences(ctx, tx, number, isExtra)
				if err != nil {
					return fmt.Errorf("%s: %w", t.name, err)
				}
				all = append(all, found...)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("compare with the chain: %w", err)
	}
	return all, nil
}

func (t table) differences(ctx context.Context, tx snapshot, number uint64, isExtra bool) ([]Difference, error) {
	rowsOf := func(schema string) string {
		return "select " + t.key + ", row(" + t.key + ", " + t.columns + ")::text as row from " +
			schema + "." + t.name + " where " + t.height() + " <= $1"
	}
	has, lacks := chainSchema, scratchSchema
	if !isExtra {
		has, lacks = lacks, has
	}
	query := "select row from (" + rowsOf(has) + " except " + rowsOf(lacks) + ") found order by " + t.key
	var texts []string
	if err := tx.SelectContext(ctx, &texts, query, number); err != nil {
		return nil, err
	}
	found := make([]Difference, len(texts))
	for i, text := range texts {
		found[i] = Difference{Table: t.name, Row: text, IsExtra: isExtra}
	}
	return found, nil
}
