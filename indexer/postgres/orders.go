package postgres

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// orderColumns of orders found, as of a block, $3.
const orderColumns = `
		select o.block_number, p.block_hash, p.block_time, o.log_index, p.tx_hash, o.order_id, o.payer, o.lab, o.order_commit, o.token,
			o.amount, s.state, s.block_number as since, c.result_commit, d.reason_commit, r.lab_amount,
			case s.state when 'funded' then o.until when 'claimed' then c.until when 'disputed' then d.until end as until
		from found o
		join places p using (block_number, log_index)
		cross join lateral order_state(o.order_id, $3) s
		left join order_claims c on c.order_id = o.order_id and c.block_number <= $3
		left join order_disputes d on d.order_id = o.order_id and d.block_number <= $3
		left join order_resolutions r on r.order_id = o.order_id and r.block_number <= $3
		order by o.block_number, o.log_index`

type orderRow struct {
	placeRow
	Order        []byte  `db:"order_id"`
	Payer        []byte  `db:"payer"`
	Lab          []byte  `db:"lab"`
	OrderCommit  []byte  `db:"order_commit"`
	Token        []byte  `db:"token"`
	Amount       string  `db:"amount"`
	State        string  `db:"state"`
	Since        uint64  `db:"since"`
	ResultCommit []byte  `db:"result_commit"`
	ReasonCommit []byte  `db:"reason_commit"`
	LabAmount    *string `db:"lab_amount"`
	Until        *uint64 `db:"until"`
}

func (r orderRow) order() indexer.Order {
	return indexer.Order{
		ID: common.Hash(r.Order), Payer: common.Hash(r.Payer), Lab: common.Hash(r.Lab),
		OrderCommit: common.Hash(r.OrderCommit), Token: common.Address(r.Token), Amount: r.Amount, State: r.State,
		Until: r.Until, ResultCommit: unlessZero(r.ResultCommit), ReasonCommit: unlessZero(r.ReasonCommit),
		LabAmount: r.LabAmount, Funded: r.place(), Since: r.Since,
	}
}

// Order returns an order as it stood.
func (s *Store) Order(
	ctx context.Context, when indexer.When, id common.Hash,
) (at indexer.Ref, order indexer.Order, err error) {
	const query = `
		with found as (select * from orders where order_id = $4 and ` + onPage + pageEnd + `)` + orderColumns
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		var row orderRow
		p := bounds{-1, -1, at.Number, 1}
		if err := tx.GetContext(ctx, &row, p.limited(query), p.args(id[:])...); err != nil {
			return notFound(err)
		}
		order = row.order()
		return nil
	})
	if err != nil {
		return at, order, fmt.Errorf("read order %s: %w", id, err)
	}
	return at, order, nil
}

// Orders returns a page of orders as they stood, in the order in which they were funded.
func (s *Store) Orders(
	ctx context.Context, when indexer.When, filter indexer.OrderFilter, page indexer.Page,
) (at indexer.Ref, orders []indexer.Order, err error) {
	where, args := onPage+pageEnd, []any{}
	switch {
	case filter.Payer != nil && filter.Lab != nil:
		where, args = pageOf("payer, lab", "$4, $5"), []any{filter.Payer[:], filter.Lab[:]}
	case filter.Payer != nil:
		where, args = pageOf("payer", "$4"), []any{filter.Payer[:]}
	case filter.Lab != nil:
		where, args = pageOf("lab", "$4"), []any{filter.Lab[:]}
	}
	query := `
		with found as (select * from orders where ` + where + `)` + orderColumns
	orders = []indexer.Order{}
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		p, err := behind(ctx, tx, at, page)
		if err != nil {
			return err
		}
		var rows []orderRow
		err = tx.SelectContext(ctx, &rows, p.limited(query), p.args(args...)...)
		for _, row := range rows {
			orders = append(orders, row.order())
		}
		return err
	})
	if err != nil {
		return at, nil, fmt.Errorf("read orders: %w", err)
	}
	return at, orders, nil
}
