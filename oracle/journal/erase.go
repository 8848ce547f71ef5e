package journal

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/oracle/vault"
)

// EraseShred erases what two people have agreed to shred, in one transaction: the wrapped keys, the bodies that still lie here,
// and all that it is found by. What the log shows of it stays, under the names that the log gave it. It notes until when
// backups may still hold it. Whatever keeps it from being shredded by now is an error, and nothing is erased: also that one of the
// two has left office since.
func (j *Journal) EraseShred(ctx context.Context, s Shred, keeping Keeping, now, until time.Time) error {
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if err := lockIntake(ctx, tx); err != nil {
			return err // for numbers stay taken
		}
		x, err := j.index(ctx, tx)
		if err != nil {
			return err
		}
		if err := j.isAgreed(ctx, tx, &s); err != nil {
			return err
		}
		if err := x.mayShred(ctx, s, keeping, now); err != nil {
			return err
		}
		return x.erase(ctx, s, keeping, now, until)
	})
	if err != nil {
		return fmt.Errorf("erase %s: %w", s.Record, refusedHeld(err))
	}
	return nil
}

// erase erases a record or a version of it, and what of the quarantine became that.
func (x index) erase(ctx context.Context, s Shred, keeping Keeping, now, until time.Time) error {
	const notHeld = `select set_config('labseal.not_held', encode($1, 'hex'), true)`
	if _, err := x.tx.ExecContext(ctx, notHeld, s.Record[:]); err != nil {
		return err
	}
	var isOpen bool
	if err := x.tx.GetContext(ctx, &isOpen, isUnbatched, s.Record[:], s.Version); err != nil || isOpen {
		return errors.Join(err, ErrUnbatched)
	}
	kept, err := x.keptOf(ctx, s)
	if err != nil {
		return err
	}
	links, err := x.healthLinksOf(ctx, s)
	if err != nil {
		return err
	}
	if err := changed(x.tx.ExecContext(ctx, noteErasure, s.ID, s.Record[:], s.Version, until, kept, links)); err != nil {
		return err
	}
	for _, statement := range erasures {
		if _, err := x.tx.ExecContext(ctx, statement, s.Record[:], s.Version); err != nil {
			return err
		}
		for _, id := range kept {
			if _, err := x.tx.ExecContext(ctx, statement, id, 0); err != nil {
				return err
			}
		}
	}
	for _, statement := range linkErasures {
		if _, err := x.tx.ExecContext(ctx, statement, links); err != nil {
			return err
		}
	}
	if _, err := x.tx.ExecContext(ctx, erasedPacks, s.Record[:]); err != nil {
		return err
	}
	if err := eraseDenials(ctx, x.tx, s, keeping, now); err != nil {
		return err
	}
	var left bool
	if err := x.tx.GetContext(ctx, &left, isLeft, s.Record[:]); err != nil || left {
		return err
	}
	for _, statement := range unlinks {
		if _, err := x.tx.ExecContext(ctx, statement, s.Record[:]); err != nil {
			return err
		}
	}
	return x.unname(ctx, s.Record)
}

// keptOf is what of the quarantine has the bytes of a version that is to be erased: it was that before it was taken.
func (x index) keptOf(ctx context.Context, s Shred) (ids pq.ByteaArray, err error) {
	const versions = `select lookup from versions where record = $1 and ($2 = 0 or version = $2) and lookup is not null`
	const query = `select id from quarantine where lookup = any($1) and state <> 'held'`
	var lookups pq.ByteaArray
	if err := x.tx.SelectContext(ctx, (*[][]byte)(&lookups), versions, s.Record[:], s.Version); err != nil {
		return nil, err
	}
	labels, err := x.labels(ctx, byKept, x.values(lookups))
	if err != nil {
		return nil, err
	}
	ids = pq.ByteaArray{}
	err = x.tx.SelectContext(ctx, (*[][]byte)(&ids), query, labels)
	return ids, err
}

// healthLinksOf are the links that share a record or a version of it.
func (x index) healthLinksOf(ctx context.Context, s Shred) (ids pq.ByteaArray, err error) {
	var rows []healthLinkRecord
	if err := x.tx.SelectContext(ctx, &rows, `select link, record, version from health_link_records`); err != nil {
		return nil, err
	}
	ids = pq.ByteaArray{}
	for _, r := range rows {
		if id := r.id(x.mask); id.Record == s.Record && (s.Version == 0 || id.Version == s.Version) {
			ids = append(ids, r.Link)
		}
	}
	return ids, nil
}

// unname takes the name of a record out of what is of others: emergencies that may see it, suspensions that named a patient by it.
func (x index) unname(ctx context.Context, record vault.RecordID) error {
	var emergencies [][]byte
	if err := x.tx.SelectContext(ctx, &emergencies, `select pseudonym from emergencies`); err != nil {
		return err
	}
	labels := make(bytesArray, len(emergencies))
	for i, e := range emergencies {
		label := x.seenIn(common.Hash(e), record)
		labels[i] = label[:]
	}
	if _, err := x.tx.ExecContext(ctx, `delete from emergency_records where label = any($1)`, labels); err != nil {
		return err
	}
	suspensions, err := x.suspensions(ctx, suspensionColumns+` where record is not null`)
	if err != nil {
		return err
	}
	for _, s := range suspensions {
		if s.Record != record {
			continue
		}
		if _, err := x.tx.ExecContext(ctx, `update suspensions set record = null where id = $1`, s.ID); err != nil {
			return err
		}
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
		where n.record = $2 and ($3 = 0 or n.version = $3) or n.record = any($5)
		union all
		select epoch from denials where record = $2 and $3 = 0
		union all
		select epoch from quarantine where id = $2 or id = any($5)
		union all
		select epoch from health_links where id = any($6) and epoch is not null
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
	`update disclosures set wrapped = '', body = '', emergency = null
	where record = $1 and ($2 = 0 or version = $2)`,
	`insert into erased_labels (label)
	select content from versions where record = $1 and ($2 = 0 or version = $2) and content is not null`,
	`update versions
	set address = null, pack = null, epoch = null, wrapped = null, lookup = null, content = null, dated = null, shredded_at = now()
	where record = $1 and ($2 = 0 or version = $2) and address is not null`,
	`update versions set content = null, dated = null where record = $1 and $2 = 0`,
	`with gone as (
		delete from quarantine where id = $1 and state <> 'held' and $2 >= 0 returning lookup
	)
	insert into erased_labels select lookup from gone`,
}

// erasedPacks deletes packs in which there is nothing else.
const erasedPacks = `
	delete from packs where name in (select unnest(packs) from shreds where record = $1 and erased_at = now())
		and not exists (select from versions where pack = packs.name)`

// linkErasures end the links $1. They name none of their records any more: when they ended tells which was erased.
var linkErasures = []string{
	`delete from health_link_files where link = any($1)`,
	`delete from health_link_records where link = any($1)`,
	`update health_links set revoked_at = coalesce(revoked_at, now()), epoch = null, wrapped = null, body = null where id = any($1)`,
}

// isUnbatched says whether a disclosure in an emergency waits for its batch: until then the chain is not told that the emergency is
// accounted for, which must be seen from the row.
const isUnbatched = `
	select exists (
		select from disclosures
		where record = $1 and ($2 = 0 or version = $2) and emergency is not null and batch is null)`

// isLeft says whether a record has a body that was not shredded.
const isLeft = `select exists (select from versions where record = $1 and address is not null)`

// unlinks take a record out of all that leads to it. What a message said of two patients' numbers stays, under no record: other
// records rest on it.
var unlinks = []string{
	`with gone as (delete from order_keys where record = $1 returning key) insert into erased_labels select key from gone`,
	`with gone as (delete from order_contexts where record = $1 returning key) insert into erased_labels select key from gone`,
	`with gone as (delete from identities where record = $1 returning identity) insert into erased_labels select identity from gone`,
	`with gone as (delete from demographics where record = $1 returning key) insert into erased_labels select key from gone`,
	`delete from findings where record = $1`,
	`update records set ordered_by = null where id = $1`,
	`insert into records (id) select decode(repeat('00', 16), 'hex')
	where exists (select from identity_links where record = $1) on conflict do nothing`,
	`update identity_links set record = decode(repeat('00', 16), 'hex') where record = $1`,
}
