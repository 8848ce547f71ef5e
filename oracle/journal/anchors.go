package journal

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/lib/pq"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/tiles"
)

// Anchored returns the newest tree of which a checkpoint is confirmed or final, size 0 where there is none. With final
// set, only final ones count.
func (j *Journal) Anchored(ctx context.Context, final bool) (tiles.Tree, error) {
	const query = `
		select r.size, r.root
		from checkpoints c
		join transactions t using (account, nonce)
		join trees r on r.size = c.size
		where t.state = 'final' or t.state = 'confirmed' and not $1
		order by c.size desc
		limit 1`
	var rows []struct {
		Size int64
		Root []byte
	}
	if err := j.db.SelectContext(ctx, &rows, query, final); err != nil {
		return tiles.Tree{}, fmt.Errorf("read anchored tree: %w", err)
	}
	if len(rows) == 0 {
		return tiles.Tree{}, nil
	}
	return tiles.Tree{Size: uint64(rows[0].Size), Root: common.Hash(rows[0].Root)}, nil
}

const unprovenQuery = `
	select t.account, t.nonce, t.hash, t.block_number, t.block_hash, r.size, r.root, a.header is null as is_unproven
	from transactions t
	join checkpoints c using (account, nonce)
	join trees r on r.size = c.size
	left join anchors a using (account, nonce)
	where t.state = 'final' and t.kind = 'checkpoint' and not t.is_attested
	order by t.block_number, t.nonce`

// Unproven returns final checkpoints without a proof, and those with one that are not noted as attested, oldest first. What is
// attested is not looked at, however much that is.
func (j *Journal) Unproven(ctx context.Context) (unproven, unattested []oracle.Anchored, err error) {
	var rows []struct {
		Account, Hash, Root []byte
		Nonce, Size         int64
		BlockNumber         int64  `db:"block_number"`
		BlockHash           []byte `db:"block_hash"`
		IsUnproven          bool   `db:"is_unproven"`
	}
	if err := j.db.SelectContext(ctx, &rows, unprovenQuery); err != nil {
		return nil, nil, fmt.Errorf("read unproven checkpoints: %w", err)
	}
	for _, r := range rows {
		a := oracle.Anchored{
			Tx:     oracle.Tx{Account: common.Address(r.Account), Nonce: uint64(r.Nonce), Hash: common.Hash(r.Hash)},
			Tree:   tiles.Tree{Size: uint64(r.Size), Root: common.Hash(r.Root)},
			Block:  common.Hash(r.BlockHash),
			Number: uint64(r.BlockNumber),
		}
		if r.IsUnproven {
			unproven = append(unproven, a)
		} else {
			unattested = append(unattested, a)
		}
	}
	return unproven, unattested, nil
}

// Held returns all that is proven, checkpoints and batches of disclosures, with whose attestations of its block there are.
func (j *Journal) Held(ctx context.Context) ([]oracle.Held, error) {
	const query = `
		select t.account, t.nonce, t.block_number, t.is_attested,
			array(select s.account from attestations s where s.block_hash = t.block_hash) as attestors
		from transactions t
		join (
			select account, nonce from anchors
			union all
			select account, nonce from disclosure_proofs join disclosure_batches using (number)
		) proven using (account, nonce)
		where t.state = 'final'`
	var rows []struct {
		Account     []byte
		Nonce       int64
		BlockNumber int64 `db:"block_number"`
		IsAttested  bool  `db:"is_attested"`
		Attestors   pq.ByteaArray
	}
	if err := j.db.SelectContext(ctx, &rows, query); err != nil {
		return nil, fmt.Errorf("read what is attested: %w", err)
	}
	list := make([]oracle.Held, len(rows))
	for i, r := range rows {
		list[i] = oracle.Held{
			Tx:     oracle.Tx{Account: common.Address(r.Account), Nonce: uint64(r.Nonce)},
			Number: uint64(r.BlockNumber), Attestors: make([]common.Address, len(r.Attestors)), IsAttested: r.IsAttested,
		}
		for n, account := range r.Attestors {
			list[i].Attestors[n] = common.Address(account)
		}
	}
	return list, nil
}

// SetAttested notes whether of the blocks of these transactions there are as many attestations as are wanted. They are proven.
func (j *Journal) SetAttested(ctx context.Context, list []oracle.Tx, isAttested bool) error {
	const update = `
		update transactions t set is_attested = $3
		from unnest($1::bytea[], $2::bigint[]) as of (account, nonce)
		where t.account = of.account and t.nonce = of.nonce`
	accounts, nonces := make(pq.ByteaArray, len(list)), make(pq.Int64Array, len(list))
	for i := range list {
		accounts[i], nonces[i] = list[i].Account[:], int64(list[i].Nonce)
	}
	if _, err := j.db.ExecContext(ctx, update, accounts, nonces, isAttested); err != nil {
		return fmt.Errorf("note what is attested: %w", err)
	}
	return nil
}

// AddProof keeps what proves a final checkpoint; its attestations come on their own.
func (j *Journal) AddProof(ctx context.Context, t oracle.Tx, p evidence.ChainProof) error {
	const insert = `
		insert into anchors (account, nonce, header, tx_index, log_index, receipt) values ($1, $2, $3, $4, $5, $6)
		on conflict do nothing`
	if _, err := j.db.ExecContext(ctx, insert, t.Account[:], int64(t.Nonce), p.Header, int64(p.TxIndex),
		int64(p.LogIndex), pq.ByteaArray(p.Receipt)); err != nil {
		return fmt.Errorf("keep proof: %w", err)
	}
	return nil
}

// AddAttestation keeps an attestation of a block.
func (j *Journal) AddAttestation(ctx context.Context, block common.Hash, a evidence.Attestation) error {
	const insert = `
		insert into attestations (block_hash, account, signature) values ($1, $2, $3) on conflict do nothing`
	if _, err := j.db.ExecContext(ctx, insert, block[:], a.Account[:], a.Signature); err != nil {
		return fmt.Errorf("keep attestation: %w", err)
	}
	return nil
}

// Proof returns what proves the checkpoint that anchors a version, with all attestations held for it.
func (j *Journal) Proof(ctx context.Context, id oracle.VersionID) (
	p evidence.ChainProof, attestations []evidence.Attestation, err error,
) {
	const query = `
		select a.header, a.tx_index, a.log_index, a.receipt, p.block_hash
		from progress p
		join anchors a on a.account = p.account and a.nonce = p.nonce
		where p.record = $1 and p.version = $2`
	var receipt pq.ByteaArray
	var block []byte
	row := j.db.QueryRowxContext(ctx, query, id.Record[:], id.Version)
	if err := row.Scan(&p.Header, &p.TxIndex, &p.LogIndex, &receipt, &block); err != nil {
		return p, nil, fmt.Errorf("read proof: %w", notFound(err))
	}
	p.Receipt = receipt
	attestations, err = j.attestations(ctx, common.Hash(block))
	return p, attestations, err
}

// attestations returns what is held of a block.
func (j *Journal) attestations(ctx context.Context, block common.Hash) (list []evidence.Attestation, err error) {
	const query = `select account, signature from attestations where block_hash = $1 order by account`
	var rows []struct{ Account, Signature []byte }
	if err := j.db.SelectContext(ctx, &rows, query, block[:]); err != nil {
		return nil, fmt.Errorf("read attestations: %w", err)
	}
	for _, r := range rows {
		list = append(list, evidence.Attestation{Account: common.Address(r.Account), Signature: r.Signature})
	}
	return list, nil
}

// Attestors returns whose attestations of a block are held.
func (j *Journal) Attestors(ctx context.Context, block common.Hash) ([]common.Address, error) {
	const query = `select account from attestations where block_hash = $1`
	var rows [][]byte
	if err := j.db.SelectContext(ctx, &rows, query, block[:]); err != nil {
		return nil, fmt.Errorf("read attestors: %w", err)
	}
	list := make([]common.Address, len(rows))
	for i, r := range rows {
		list[i] = common.Address(r)
	}
	return list, nil
}

// PendingAmendments returns amendments that no transaction carries yet and whose statement a final checkpoint covers,
// oldest first.
func (j *Journal) PendingAmendments(ctx context.Context, limit int) ([]oracle.Amendment, error) {
	const query = `
		select a.handle, a.reason, a.replacement
		from amendments a
		where a.account is null and a.place < $1
		order by a.place
		limit $2`
	final, err := j.Anchored(ctx, true)
	if err != nil {
		return nil, err
	}
	var rows []struct {
		Handle, Replacement []byte
		Reason              int
	}
	if err := j.db.SelectContext(ctx, &rows, query, int64(final.Size), limit); err != nil {
		return nil, fmt.Errorf("read pending amendments: %w", err)
	}
	list := make([]oracle.Amendment, len(rows))
	for i, r := range rows {
		list[i] = oracle.Amendment{
			Handle: common.Hash(r.Handle), Reason: evidence.Reason(r.Reason), Replacement: common.BytesToHash(r.Replacement),
		}
	}
	return list, nil
}
