package postgres

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Subject returns a subject with all the grants that it had made, oldest first.
func (s *Store) Subject(
	ctx context.Context, when indexer.When, id common.Hash,
) (at indexer.Ref, subject indexer.Subject, err error) {
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		const query = `
			select s.block_number, p.block_hash, p.block_time, s.log_index, p.tx_hash, s.member,
				g.signer
			from subjects s
			join places p using (block_number, log_index)
			left join lateral signer_at(s.subject, $2) g on true
			where s.subject = $1 and s.block_number <= $2`
		var row struct {
			placeRow
			Member []byte `db:"member"`
			Signer []byte `db:"signer"`
		}
		if err := tx.GetContext(ctx, &row, query, id[:], at.Number); err != nil {
			return notFound(err)
		}
		subject = indexer.Subject{
			ID: id, Member: common.Hash(row.Member), Signer: row.Signer, Enrolled: row.place(),
		}
		subject.Grants, err = grants(ctx, tx, at, "g.subject = $2", id[:])
		return err
	})
	if err != nil {
		return at, subject, fmt.Errorf("read subject %s: %w", id, err)
	}
	return at, subject, nil
}

type grantRow struct {
	placeRow
	Grant           []byte  `db:"grant_id"`
	Subject         []byte  `db:"subject"`
	Number          uint64  `db:"number"`
	TermsCommit     []byte  `db:"terms_commit"`
	Expiry          uint64  `db:"expiry"`
	Effective       uint64  `db:"effective_at"`
	Appointment     []byte  `db:"appointment"`
	RevokedBlock    *uint64 `db:"revoked_block"`
	RevokedHash     []byte  `db:"revoked_hash"`
	RevokedTime     *uint64 `db:"revoked_time"`
	RevokedLogIndex *uint64 `db:"revoked_log_index"`
	RevokedTx       []byte  `db:"revoked_tx"`
}

// Grant returns a grant as it was.
func (s *Store) Grant(
	ctx context.Context, when indexer.When, id common.Hash,
) (at indexer.Ref, grant indexer.Grant, err error) {
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		found, err := grants(ctx, tx, at, "g.grant_id = $2", id[:])
		if err == nil && len(found) == 0 {
			err = indexer.ErrNotFound
		}
		if err != nil {
			return err
		}
		grant = found[0]
		return nil
	})
	if err != nil {
		return at, grant, fmt.Errorf("read grant %s: %w", id, err)
	}
	return at, grant, nil
}

// grants of a subject, or one, and what they were worth at a block and its time.
func grants(ctx context.Context, tx snapshot, at indexer.Ref, which string, id []byte) ([]indexer.Grant, error) {
	query := `
		select g.block_number, p.block_hash, p.block_time, g.log_index, p.tx_hash, g.grant_id, g.subject, g.number, g.terms_commit,
			g.expiry, g.effective_at, g.appointment, r.block_number as revoked_block, rp.block_hash as revoked_hash, rp.block_time as revoked_time,
			r.log_index as revoked_log_index, rp.tx_hash as revoked_tx
		from grants g
		join places p using (block_number, log_index)
		left join revocations r on r.grant_id = g.grant_id and r.block_number <= $1
		left join places rp on rp.block_number = r.block_number and rp.log_index = r.log_index
		where g.block_number <= $1 and ` + which + `
		order by g.number`
	var rows []grantRow
	if err := tx.SelectContext(ctx, &rows, query, at.Number, id); err != nil {
		return nil, err
	}
	list := []indexer.Grant{}
	for _, row := range rows {
		list = append(list, row.grant(at.Time))
	}
	return list, nil
}

func (r grantRow) grant(now uint64) indexer.Grant {
	g := indexer.Grant{
		ID: common.Hash(r.Grant), Subject: common.Hash(r.Subject), Number: r.Number, TermsCommit: common.Hash(r.TermsCommit), Expiry: r.Expiry,
		Effective: r.Effective, ByProxy: common.Hash(r.Appointment) != common.Hash{}, State: "active", Granted: r.place(),
	}
	if now < r.Effective {
		g.State = "pending"
	}
	if now >= r.Expiry {
		g.State = "expired"
	}
	if r.RevokedBlock != nil {
		g.State = "revoked"
		g.Revoked = &indexer.Place{
			Block: *r.RevokedBlock, Hash: common.Hash(r.RevokedHash), Time: *r.RevokedTime, LogIndex: *r.RevokedLogIndex,
			Tx: common.Hash(r.RevokedTx),
		}
	}
	return g
}
