package journal

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
)

// EraseShred erases what two people have agreed to shred, in one transaction: the wrapped keys, the bodies that still lie here,
// and all that it is found by. What the log shows of it stays, under the names that the log gave it. It notes until when
// backups may still hold it. Whatever keeps it from being shredded by now is an error, and nothing is erased: also that one of the
// two has left office since.
func (j *Journal) EraseShred(ctx context.Context, s Shred, keeping Keeping, now, until time.Time) error {
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if err := j.isAgreed(ctx, tx, &s); err != nil {
			return err
		}
		if err := mayShred(ctx, tx, s, keeping, now); err != nil {
			return err
		}
		if err := changed(tx.ExecContext(ctx, noteErasure, s.ID, s.Record[:], s.Version, until)); err != nil {
			return err
		}
		for _, statement := range erasures {
			if _, err := tx.ExecContext(ctx, statement, s.Record[:], s.Version); err != nil {
				return err
			}
		}
		if err := eraseDenials(ctx, tx, s, keeping, now); err != nil {
			return err
		}
		var left bool
		if err := tx.GetContext(ctx, &left, isLeft, s.Record[:]); err != nil || left {
			return err
		}
		for _, statement := range unlinks {
			if _, err := tx.ExecContext(ctx, statement, s.Record[:]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("erase %s: %w", s.Record, refusedHeld(err))
	}
	return nil
}

// noteErasure notes what is erased: under which epochs it was sealed, where its bodies are, and how the log calls it. All that
// is sealed about it counts: who was told, and to whom it was disclosed.
const noteErasure = `
	with versions_ as (
		select * from versions where record = $2 and ($3 = 0 or version = $3) and address is not null
	),
	sealed (epoch) as (
		select epoch from versions_ where epoch is not null
		union all
		select epoch from disclosures where record = $2 and ($3 = 0 or version = $3) and wrapped <> ''
		union all
		select t.epoch from tellings t join notices n on n.id = t.notice
		where n.record = $2 and ($3 = 0 or n.version = $3)
		union all
		select epoch from denials where record = $2 and $3 = 0
		union all
		select epoch from quarantine where id = $2
		union all
		select epoch from health_links join health_link_records r on r.link = id
		where r.record = $2 and ($3 = 0 or r.version = $3) and epoch is not null
	)
	update shreds set erased_at = now(), backups_until = $4,
		epochs = array(select distinct epoch from sealed order by epoch),
		addresses = array(select address from versions_ where pack is null),
		packs = array(select distinct pack from versions_ where pack is not null),
		handles = array(select handle from versions_ order by version)
	where id = $1 and approved_at is not null and rejected_at is null and erased_at is null`

// erasures erase a version, or all of a record: $1 and $2, 0 for all. An accounting of disclosures that need not be kept any
// more keeps its row, which says nothing.
var erasures = []string{
	`delete from bodies where address in (
		select address from versions where record = $1 and ($2 = 0 or version = $2))`,
	`delete from controls where record = $1 and ($2 = 0 or version = $2)`,
	`delete from alerts where record = $1 and ($2 = 0 or version = $2)`,
	`delete from tellings where notice in (select id from notices where record = $1 and ($2 = 0 or version = $2))`,
	`delete from notices where record = $1 and ($2 = 0 or version = $2)`,
	`delete from citations where record = $1 and ($2 = 0 or version = $2)`,
	`delete from health_link_files where link in (select link from health_link_records where record = $1 and ($2 = 0 or version = $2))`,
	`update health_links set revoked_at = coalesce(revoked_at, now()), epoch = null, wrapped = null, body = null
	where id in (select link from health_link_records where record = $1 and ($2 = 0 or version = $2))`,
	`update disclosures set wrapped = '', body = '' where record = $1 and ($2 = 0 or version = $2)`,
	`update versions
	set address = null, pack = null, epoch = null, wrapped = null, lookup = null, content = null, dated = null, shredded_at = now()
	where record = $1 and ($2 = 0 or version = $2) and address is not null`,
	`update versions set content = null, dated = null where record = $1 and $2 = 0`,
	`delete from packs where name in (select unnest(packs) from shreds where record = $1 and erased_at = now())
		and not exists (select from versions where pack = packs.name) and $2 >= 0`,
	`delete from quarantine where id = $1 and $2 = 0`,
}

// isLeft says whether a record has a body that was not shredded.
const isLeft = `select exists (select from versions where record = $1 and address is not null)`

// unlinks take a record out of all that leads to it. What a message said of two patients' numbers stays, under no record: other
// records rest on it.
var unlinks = []string{
	`delete from order_keys where record = $1`,
	`delete from order_contexts where record = $1`,
	`delete from identities where record = $1`,
	`delete from demographics where record = $1`,
	`delete from emergency_records where record = $1`,
	`delete from findings where record = $1`,
	`update records set ordered_by = null where ordered_by = $1 or id = $1`,
	`insert into records (id) select decode(repeat('00', 16), 'hex')
	where exists (select from identity_links where record = $1 or undone_by = $1) on conflict do nothing`,
	`delete from identity_links l where record = $1 and exists (
		select from identity_links o
		where o.survives = l.survives and o.merged = l.merged and o.record = decode(repeat('00', 16), 'hex'))`,
	`update identity_links set record = decode(repeat('00', 16), 'hex') where record = $1`,
	`update identity_links set undone_by = decode(repeat('00', 16), 'hex') where undone_by = $1`,
}
