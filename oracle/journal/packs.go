package journal

import (
	"context"
	"fmt"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/vault"
)

// recentBytes is how much of the packs that were added last is kept in memory.
const recentBytes = 16 << 20

// recent are packs that this process has added a moment ago: whoever moves them to the store need not read them from the
// database again. What is not among them is read. It never holds what is not durable.
type recent struct {
	mu    sync.Mutex
	packs map[common.Hash]vault.Pack
	size  int
}

func (r *recent) keep(packs []vault.Pack) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, p := range packs {
		if r.size+len(p.Bytes) > recentBytes { // nobody moves them, or not in this process
			clear(r.packs)
			r.size = 0
		}
		if r.packs == nil {
			r.packs = map[common.Hash]vault.Pack{}
		}
		r.packs[p.Name] = p
		r.size += len(p.Bytes)
	}
}

func (r *recent) get(name common.Hash) (vault.Pack, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	p, ok := r.packs[name]
	return p, ok
}

func (r *recent) forget(names []common.Hash) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, name := range names {
		r.size -= len(r.packs[name].Bytes)
		delete(r.packs, name)
	}
}

// Packs returns packs of sealed bodies that still lie in the journal.
func (j *Journal) Packs(ctx context.Context, limit int) ([]vault.Pack, error) {
	const waiting = `select name from packs limit $1`
	names, err := j.addresses(ctx, waiting, limit)
	if err != nil {
		return nil, err
	}
	packs := make([]vault.Pack, 0, len(names))
	var unknown []common.Hash
	for _, name := range names {
		if p, ok := j.recent.get(name); ok {
			packs = append(packs, p)
		} else {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) == 0 {
		return packs, nil
	}
	const query = `select name, bodies, bytes from packs where name = any($1)`
	var rows []struct {
		Name, Bytes []byte
		Bodies      int
	}
	statement, err := j.statements.of(ctx, query)
	if err == nil {
		err = statement.SelectContext(ctx, &rows, byteas(unknown))
	}
	if err != nil {
		return nil, fmt.Errorf("read packs of sealed bodies: %w", err)
	}
	for _, r := range rows {
		packs = append(packs, vault.Pack{Name: common.Hash(r.Name), Bytes: r.Bytes, Count: r.Bodies})
	}
	return packs, nil
}

// ForgetPacks forgets packs that are durable in the store.
func (j *Journal) ForgetPacks(ctx context.Context, names []common.Hash) error {
	const remove = `delete from packs where name = any($1)`
	if _, err := j.db.ExecContext(ctx, remove, byteas(names)); err != nil {
		return fmt.Errorf("forget %d stored packs: %w", len(names), err)
	}
	j.recent.forget(names)
	return nil
}

// Packed returns the bodies that lie in packs, by their packs' names, ascending.
func (j *Journal) Packed(ctx context.Context) ([]vault.Packed, error) {
	const query = `select pack, address from versions where pack is not null order by pack`
	rows, err := j.db.QueryContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("read which bodies lie in packs: %w", err)
	}
	defer rows.Close()
	var list []vault.Packed
	var pack, address []byte
	for rows.Next() {
		if err := rows.Scan(&pack, &address); err != nil {
			return nil, fmt.Errorf("read which bodies lie in packs: %w", err)
		}
		list = append(list, vault.Packed{Pack: common.Hash(pack), Address: common.Hash(address)})
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read which bodies lie in packs: %w", err)
	}
	return list, nil
}

// NamedPacks returns those of the packs in which a version's body lies.
func (j *Journal) NamedPacks(ctx context.Context, names []common.Hash) ([]common.Hash, error) {
	const query = `select distinct pack from versions where pack = any($1) order by pack`
	return j.addresses(ctx, query, byteas(names))
}

// WaitingPacks returns those of the packs that are still in the journal.
func (j *Journal) WaitingPacks(ctx context.Context, names []common.Hash) ([]common.Hash, error) {
	const query = `select name from packs where name = any($1) order by name`
	return j.addresses(ctx, query, byteas(names))
}
