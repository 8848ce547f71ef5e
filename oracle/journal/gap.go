package journal

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/oracle"
)

// ErrMoved is returned for a gap that is not this journal's any more.
var ErrMoved = errors.New("the journal has gone on since the gap was looked for: look again")

// Settled is the nonce behind an account's last transaction that is final or reverted, and the block of that; zero and zero
// where there is none.
func (j *Journal) Settled(ctx context.Context, account common.Address) (nonce, block uint64, err error) {
	const query = `
		select coalesce(max(nonce) + 1, 0) as nonce, coalesce(max(block_number), 0) as block
		from transactions
		where account = $1 and state in ('final', 'reverted')`
	var row struct{ Nonce, Block int64 }
	if err := j.db.GetContext(ctx, &row, query, account[:]); err != nil {
		return 0, 0, fmt.Errorf("read settled transactions: %w", err)
	}
	return uint64(row.Nonce), uint64(row.Block), nil
}

// Amends says whether each of these handles has an amendment here.
func (j *Journal) Amends(ctx context.Context, handles []common.Hash) (bool, error) {
	const query = `
		select not exists (
			select from unnest($1::bytea[]) as h (handle)
			where not exists (select from amendments a where a.handle = h.handle)
		)`
	list := make(pq.ByteaArray, len(handles))
	for i := range handles {
		list[i] = handles[i][:]
	}
	var has bool
	if err := j.db.GetContext(ctx, &has, query, list); err != nil {
		return false, fmt.Errorf("look for amendments: %w", err)
	}
	return has, nil
}

// FillGap puts into the journal what it lacks. Entries that it had in other places come behind all others, in their order,
// unless the gap has a place for them. Only the holder of the sequencer's lock may call it.
func (j *Journal) FillGap(ctx context.Context, g *oracle.Gap) error {
	base, err := j.Anchored(ctx, true)
	if err == nil && base != g.Base {
		err = ErrMoved
	}
	if err == nil {
		err = j.within(ctx, func(tx *sqlx.Tx) error { return j.fill(ctx, tx, g) })
	}
	if err != nil {
		return fmt.Errorf("fill the gap behind %d entries: %w", g.Base.Size, err)
	}
	return nil
}

func (j *Journal) fill(ctx context.Context, tx *sqlx.Tx, g *oracle.Gap) error {
	if err := lockIntake(ctx, tx); err != nil {
		return err
	}
	if len(g.Trees) > 0 {
		if err := regrow(ctx, tx, g); err != nil {
			return err
		}
	}
	for i := range g.Transactions {
		if err := adopt(ctx, tx, &g.Transactions[i]); err != nil {
			return fmt.Errorf("transaction %s: %w", g.Transactions[i].Hash, err)
		}
	}
	for _, b := range g.Batches {
		if err := adoptBatch(ctx, tx, b.Batch, time.Unix(int64(b.Made), 0)); err != nil {
			return fmt.Errorf("batch %d of disclosures: %w", b.Number, err)
		}
	}
	if g.Suspended != nil {
		if err := j.restoreSuspensions(ctx, tx, g.Suspended); err != nil {
			return err
		}
	}
	for _, c := range g.Copies {
		if err := j.restore(ctx, tx, c); err != nil {
			return fmt.Errorf("entry %d: %w", c.Place, err)
		}
	}
	return nil
}

// regrow gives the log the leaves, trees and tiles that it has on the chain.
func regrow(ctx context.Context, tx *sqlx.Tx, g *oracle.Gap) error {
	const (
		far      = 1 << 48 // no log gets there: where displaced entries are for a moment
		displace = `update entries set place = place + $2 where place >= $1`
		place    = `
			with gap as (
				select * from unnest($1::bytea[], $2::bigint[]) as g (leaf, place)
			), moved as (
				update entries e set place = gap.place from gap where e.place >= $3 and e.leaf = gap.leaf returning e.leaf
			)
			insert into entries (leaf, place)
			select leaf, place from gap where leaf not in (select leaf from moved) order by place`
		follow = `
			update entries e set place = d.place
			from (select place as from, $1 + row_number() over (order by place) - 1 as place from entries where place >= $2) d
			where e.place = d.from`
		head = `insert into trees (size, root) values ($1, $2) on conflict (size) do nothing`
		cut  = `delete from tiles where (n << (8 * (level + 1))::integer) >= $1`
		tile = `
			insert into tiles (level, n, hashes) values ($1, $2, $3)
			on conflict (level, n) do update set hashes = excluded.hashes`
		copied = `update copied set place = least(place, $1)`
		read   = `update demographics_read set place = least(place, $1)`
	)
	newest := g.Trees[len(g.Trees)-1]
	for _, query := range []string{copied, read} {
		if _, err := tx.ExecContext(ctx, query, int64(g.Base.Size)); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, displace, int64(g.Base.Size), int64(far)); err != nil {
		return err
	}
	leaves, places := make(pq.ByteaArray, len(g.Leaves)), make(pq.Int64Array, len(g.Leaves))
	for i := range g.Leaves {
		leaves[i], places[i] = g.Leaves[i][:], int64(g.Base.Size)+int64(i)
	}
	if _, err := tx.ExecContext(ctx, place, leaves, places, int64(far)); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, follow, int64(newest.Size), int64(far)); err != nil {
		return err
	}
	if err := forgetTrees(ctx, tx, g); err != nil {
		return err
	}
	for _, tree := range g.Trees {
		if _, err := tx.ExecContext(ctx, head, int64(tree.Size), tree.Root[:]); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, cut, int64(newest.Size)); err != nil {
		return err
	}
	for _, t := range g.Tiles {
		if _, err := tx.ExecContext(ctx, tile, t.Level, int64(t.N), t.Hashes); err != nil {
			return err
		}
	}
	return nil
}

// forgetTrees forgets the trees behind the base that the chain does not have, with the checkpoints that were to anchor them. No
// block takes one of these any more that was refused, whose nonce the gap's transactions have passed, or that is of no more entries
// than the chain has anchored. Any other may still be taken, and then everybody has to know of it.
func forgetTrees(ctx context.Context, tx *sqlx.Tx, g *oracle.Gap) error {
	const (
		checkpoints = `
			delete from checkpoints c
			using transactions t, trees r
			where t.account = c.account and t.nonce = c.nonce and r.size = c.size and c.size > $1
				and (c.size <= $2 or t.state = 'reverted' or exists (
					select from unnest($5::bytea[], $6::bigint[]) as g (account, nonce)
					where g.account = c.account and g.nonce >= c.nonce))
				and not exists (
					select from unnest($3::bigint[], $4::bytea[]) as g (size, root) where g.size = r.size and g.root = r.root)`
		trees = `delete from trees r where size > $1 and not exists (select from checkpoints c where c.size = r.size)`
		open  = `select coalesce(max(size), 0) from trees`
	)
	sizes, roots := make(pq.Int64Array, len(g.Trees)), make(pq.ByteaArray, len(g.Trees))
	for i := range g.Trees {
		sizes[i], roots[i] = int64(g.Trees[i].Size), g.Trees[i].Root[:]
	}
	accounts, nonces := make(pq.ByteaArray, len(g.Transactions)), make(pq.Int64Array, len(g.Transactions))
	for i := range g.Transactions {
		accounts[i], nonces[i] = g.Transactions[i].Account[:], int64(g.Transactions[i].Nonce)
	}
	newest := sizes[len(sizes)-1]
	if _, err := tx.ExecContext(ctx, checkpoints, int64(g.Base.Size), newest, sizes, roots, accounts, nonces); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, trees, int64(g.Base.Size)); err != nil {
		return err
	}
	var beyond int64
	if err := tx.GetContext(ctx, &beyond, open); err != nil {
		return err
	}
	if beyond > newest {
		return fmt.Errorf("a checkpoint of %d entries is on its way, and the chain has anchored %d: start the oracle, let it settle, "+
			"and recover then", beyond, newest)
	}
	return nil
}

// adopt notes a transaction as what it became, with what it carried.
func adopt(ctx context.Context, tx *sqlx.Tx, t *oracle.GapTx) error {
	const (
		note = `
			insert into transactions (account, nonce, kind, hash, state, block_number, block_hash, reason)
			values ($1, $2, $3, $4, $5, $6, $7, nullif($8, ''))
			on conflict (account, nonce) do update
			set kind = excluded.kind, hash = excluded.hash, state = excluded.state, block_number = excluded.block_number,
				block_hash = excluded.block_hash, reason = excluded.reason`
		checkpoint = `
			insert into checkpoints (size, account, nonce) values ($1, $2, $3)
			on conflict (account, nonce) do update set size = excluded.size`
		// What the journal staged under this nonce was never sent, or came too late.
		drop    = `delete from checkpoints where account = $1 and nonce = $2`
		amend   = `update amendments set account = $2, nonce = $3 where handle = $1 and account is null`
		amended = `insert into amended (handle, account, nonce) values ($1, $2, $3) on conflict do nothing`
	)
	state := oracle.TxFinal
	if !t.Mined.Succeeded {
		state = oracle.TxReverted
	}
	account, nonce := t.Account[:], int64(t.Nonce)
	if _, err := tx.ExecContext(ctx, note, account, nonce, t.Kind, t.Hash[:], state, int64(t.Mined.Number), t.Mined.Block[:],
		t.Mined.Reason); err != nil {
		return err
	}
	if err := addAttempt(ctx, tx, t.Tx); err != nil {
		return err
	}
	if err := unload(ctx, tx, t.Tx); err != nil {
		return err
	}
	for _, handle := range t.Handles {
		if _, err := tx.ExecContext(ctx, amended, handle[:], account, nonce); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, amend, handle[:], account, nonce); err != nil {
			return err
		}
	}
	if t.Size > 0 {
		_, err := tx.ExecContext(ctx, checkpoint, int64(t.Size), account, nonce)
		return err
	}
	_, err := tx.ExecContext(ctx, drop, account, nonce)
	return err
}

// LostEntry is an entry of the log of which nothing but its leaf hash is left.
type LostEntry struct {
	Place uint64      `json:"place"`
	Leaf  common.Hash `json:"leaf"`
}

// Lost lists the entries that are nothing but leaf hashes.
func (j *Journal) Lost(ctx context.Context) ([]LostEntry, error) {
	const query = `select place, leaf from entries where statement is null order by place`
	var rows []struct {
		Place int64
		Leaf  []byte
	}
	if err := j.db.SelectContext(ctx, &rows, query); err != nil {
		return nil, fmt.Errorf("read lost entries: %w", err)
	}
	list := make([]LostEntry, len(rows))
	for i, r := range rows {
		list[i] = LostEntry{uint64(r.Place), common.Hash(r.Leaf)}
	}
	return list, nil
}
