package postgres

import (
	"bytes"
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// recallClasses as the contract numbers them.
var recallClasses = []string{"", "I", "II", "III", "unclassified"}

// Lot returns a lot, where its units were, and whether it was recalled.
func (s *Store) Lot(
	ctx context.Context, when indexer.When, id common.Hash,
) (at indexer.Ref, lot indexer.Lot, err error) {
	const query = `
		select l.block_number, p.block_hash, p.block_time, l.log_index, p.tx_hash, l.member, l.gtin, l.number, l.expiry, l.quantity
		from lots l
		join places p using (block_number, log_index)
		where l.lot_id = $1 and l.block_number <= $2`
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		var row struct {
			placeRow
			Member   []byte `db:"member"`
			GTIN     uint64 `db:"gtin"`
			Number   []byte `db:"number"`
			Expiry   uint64 `db:"expiry"`
			Quantity uint64 `db:"quantity"`
		}
		if err := tx.GetContext(ctx, &row, query, id[:], at.Number); err != nil {
			return notFound(err)
		}
		lot = indexer.Lot{
			ID: id, Member: common.Hash(row.Member), GTIN: fmt.Sprintf("%014d", row.GTIN),
			Number: string(bytes.TrimRight(row.Number, "\x00")), Expiry: row.Expiry, Quantity: row.Quantity,
			Registered: row.place(),
		}
		return lotNow(ctx, tx, at, &lot)
	})
	if err != nil {
		return at, lot, fmt.Errorf("read lot %s: %w", id, err)
	}
	return at, lot, nil
}

func lotNow(ctx context.Context, tx snapshot, at indexer.Ref, lot *indexer.Lot) (err error) {
	if lot.Holdings, err = holdings(ctx, tx, at, lot.ID); err != nil {
		return err
	}
	const query = `
		select r.block_number, p.block_hash, p.block_time, r.log_index, p.tx_hash, r.is_response, r.member, r.recall_class,
			r.commitment
		from (
			select block_number, log_index, false as is_response, member, recall_class, notice_commit as commitment
			from lot_recalls
			where lot_id = $1 and block_number <= $2
			union all
			select block_number, log_index, true, member, recall_class, response_commit
			from recall_acknowledgements
			where lot_id = $1 and block_number <= $2
		) r
		join places p using (block_number, log_index)
		order by r.block_number, r.log_index`
	lot.Recalls, lot.Acknowledgments = []indexer.Recall{}, []indexer.Acknowledgment{}
	var rows []recallRow
	if err := tx.SelectContext(ctx, &rows, query, lot.ID[:], at.Number); err != nil {
		return err
	}
	for _, r := range rows {
		if r.IsResponse {
			lot.Acknowledgments = append(lot.Acknowledgments, indexer.Acknowledgment{
				Member: common.Hash(r.Member), Class: recallClasses[r.Class%5], ResponseCommit: common.Hash(r.Commitment),
				Place: r.place(),
			})
			continue
		}
		lot.Recalls = append(lot.Recalls, indexer.Recall{
			Member: unlessZero(r.Member), Class: recallClasses[r.Class%5], NoticeCommit: common.Hash(r.Commitment),
			Place: r.place(),
		})
	}
	return nil
}

type recallRow struct {
	placeRow
	IsResponse bool   `db:"is_response"`
	Member     []byte `db:"member"`
	Class      uint8  `db:"recall_class"`
	Commitment []byte `db:"commitment"`
}

func holdings(ctx context.Context, tx snapshot, at indexer.Ref, lot common.Hash) ([]indexer.Holding, error) {
	const query = `select member, held, reserved, consumed, destroyed from holdings_of($1, $2)`
	var rows []struct {
		Member    []byte `db:"member"`
		Held      uint64 `db:"held"`
		Reserved  uint64 `db:"reserved"`
		Consumed  uint64 `db:"consumed"`
		Destroyed uint64 `db:"destroyed"`
	}
	if err := tx.SelectContext(ctx, &rows, query, lot[:], at.Number); err != nil {
		return nil, err
	}
	list := []indexer.Holding{}
	for _, r := range rows {
		list = append(list, indexer.Holding{
			Member: common.Hash(r.Member), Held: r.Held, Reserved: r.Reserved, Consumed: r.Consumed, Destroyed: r.Destroyed,
		})
	}
	return list, nil
}

// LotUses returns a page of the uses of a lot, in the order of the chain. A lot that is not known is ErrNotFound.
func (s *Store) LotUses(
	ctx context.Context, when indexer.When, lot common.Hash, page indexer.Page,
) (at indexer.Ref, uses []indexer.LotUse, err error) {
	const known = `select exists (select from lots where lot_id = $1 and block_number <= $2)`
	query := `
		with found as (select * from lot_uses where ` + pageOf("lot_id", "$4") + `)
		select u.block_number, p.block_hash, p.block_time, u.log_index, p.tx_hash, u.member, u.quantity, u.occurred_on, u.use_commit
		from found u
		join places p using (block_number, log_index)
		order by u.block_number, u.log_index`
	uses = []indexer.LotUse{}
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		if err := exists(ctx, tx, known, lot[:], at.Number); err != nil {
			return err
		}
		p, err := behind(ctx, tx, at, page)
		if err != nil {
			return err
		}
		var rows []struct {
			placeRow
			Member     []byte `db:"member"`
			Quantity   uint64 `db:"quantity"`
			OccurredOn uint64 `db:"occurred_on"`
			UseCommit  []byte `db:"use_commit"`
		}
		if err := tx.SelectContext(ctx, &rows, p.limited(query), p.args(lot[:])...); err != nil {
			return err
		}
		for _, r := range rows {
			uses = append(uses, indexer.LotUse{
				Member: common.Hash(r.Member), Quantity: r.Quantity, OccurredOn: r.OccurredOn,
				UseCommit: common.Hash(r.UseCommit), Place: r.place(),
			})
		}
		return nil
	})
	if err != nil {
		return at, nil, fmt.Errorf("read uses of lot %s: %w", lot, err)
	}
	return at, uses, nil
}
