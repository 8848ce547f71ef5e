package journal

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/vault"
)

// Past is what the journal tells about a version, for people.
type Past struct {
	Version    uint32
	Status     evidence.Status
	Kind       string
	Source     string
	ReceivedAt time.Time
	Dated      *time.Time      // the day that the record names, of history
	Reason     evidence.Reason // why it amends the version before
	Header     []byte          // of the block that anchors it, once that is proven
	Alerts     []string
	Order      *vault.RecordID // that the record reports on, where it came before
	Nobody     bool            // its patient is not known yet
	Shredded   bool            // its content was destroyed
}

// History returns a record's versions, the first one first.
func (j *Journal) History(ctx context.Context, record vault.RecordID) ([]Past, error) {
	const query = `
		select v.version, v.status, v.kind, v.source, v.received_at, v.dated, coalesce(a.reason, 0) as reason, n.header,
			r.ordered_by, v.shredded_at is not null as shredded
		from versions v
		join records r on r.id = v.record
		join progress p using (record, version)
		left join amendments a using (record, version)
		left join anchors n on n.account = p.account and n.nonce = p.nonce
		where v.record = $1
		order by v.version`
	const alerts = `select version, alert from alerts where record = $1 order by id`
	var rows []struct {
		Version        uint32
		Status, Reason uint8
		Kind, Source   string
		ReceivedAt     time.Time `db:"received_at"`
		Dated          sql.NullTime
		Header         []byte
		OrderedBy      []byte `db:"ordered_by"`
		Shredded       bool
	}
	var told []struct {
		Version uint32
		Alert   string
	}
	var of Standing
	var order *vault.RecordID
	err := j.reading(ctx, func(x index) (err error) {
		if err := x.tx.SelectContext(ctx, &rows, query, record[:]); err != nil {
			return err
		}
		if len(rows) == 0 {
			return ErrNotFound
		}
		if hidden := rows[0].OrderedBy; hidden != nil {
			order = new(showRecord(x.mask, record, hidden))
		}
		if of, err = x.standing(ctx, record); err != nil {
			return err
		}
		return x.tx.SelectContext(ctx, &told, alerts, record[:])
	})
	if err != nil {
		return nil, fmt.Errorf("read history of record: %w", err)
	}
	list := make([]Past, len(rows))
	for i, r := range rows {
		list[i] = Past{
			Version: r.Version, Status: evidence.Status(r.Status), Kind: r.Kind, Source: r.Source,
			ReceivedAt: r.ReceivedAt, Reason: evidence.Reason(r.Reason), Header: r.Header,
			Order: order, Nobody: of.Provisional != [32]byte{} && !of.IsIdentified, Shredded: r.Shredded,
		}
		if r.Dated.Valid {
			list[i].Dated = &r.Dated.Time
		}
		for _, t := range told {
			if t.Version == r.Version {
				list[i].Alerts = append(list[i].Alerts, t.Alert)
			}
		}
	}
	return list, nil
}
