package journal

import (
	"context"
	"crypto/sha256"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/vault"
)

// HealthLink is a SMART Health Link, without what opens it.
type HealthLink struct {
	ID       vault.RecordID
	Path     [32]byte           // SHA-256 of the secret in its URL
	Of       []oracle.VersionID // that its files are of: file n of version n
	Flag     string             // L, P, U, as in the link
	By       string             // who of the lab made it
	Made     time.Time
	Expires  time.Time
	Passcode []byte        // what a passcode is compared with; none without P
	Attempts int           // that are left for wrong passcodes
	Making   *vault.Sealed // what its files are made by, where they are made anew or are not all of a record
	Revoked  time.Time
	Fetched  int // how many disclosures there were
}

// HealthLinkFile is what a link gives out: ciphertext.
type HealthLinkFile struct {
	Number      int
	ContentType string `db:"content_type"`
	File        []byte
	Made        time.Time `db:"made_at"`
}

// AddHealthLink keeps a link with its files, one of each of its versions.
func (j *Journal) AddHealthLink(ctx context.Context, l HealthLink, files []HealthLinkFile) error {
	const insert = `
		insert into health_links (id, path, flag, made_by, expires_at, passcode, attempts, epoch, wrapped, body)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`
	const of = `insert into health_link_records (link, number, record, version) values ($1, $2, $3, $4)`
	err := j.asked(ctx, func(x index) error {
		tx := x.tx
		var epoch *uint32
		var wrapped, body []byte
		if l.Making != nil {
			epoch, wrapped, body = &l.Making.Epoch, l.Making.Wrapped, l.Making.Body
		}
		_, err := tx.ExecContext(ctx, insert, l.ID[:], l.Path[:], l.Flag, l.By, l.Expires, l.Passcode, l.Attempts, epoch, wrapped, body)
		if err != nil {
			return refusedEnded(err)
		}
		for i, v := range l.Of {
			record := hideRecord(x.mask, l.ID, toShared, i, v.Record)
			if _, err := tx.ExecContext(ctx, of, l.ID[:], i, record[:], v.Version); err != nil {
				return err
			}
		}
		for _, f := range files {
			if err := putFile(ctx, tx, l.ID, f); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("keep link %s: %w", l.ID, err)
	}
	return nil
}

func putFile(ctx context.Context, tx *sqlx.Tx, id vault.RecordID, f HealthLinkFile) error {
	const insert = `
		insert into health_link_files (link, number, content_type, file) values ($1, $2, $3, $4)
		on conflict (link, number) do update
		set content_type = excluded.content_type, file = excluded.file, made_at = now()`
	_, err := tx.ExecContext(ctx, insert, id[:], f.Number, f.ContentType, f.File)
	return err
}

// HealthLinks lists links, oldest first: those that give something out, or all.
func (j *Journal) HealthLinks(ctx context.Context, all bool, now time.Time) ([]HealthLink, error) {
	const query = healthLinkColumns + `
		from health_links l
		where $1 or (revoked_at is null and expires_at > $2 and (passcode is null or attempts > 0))
		order by made_at, id`
	const of = `select link, record, version from health_link_records order by link, number`
	var rows []healthLinkRow
	var records []healthLinkRecord
	shared := map[vault.RecordID][]oracle.VersionID{}
	err := j.reading(ctx, func(x index) error {
		if err := x.tx.SelectContext(ctx, &rows, query, all, now); err != nil {
			return err
		}
		if err := x.tx.SelectContext(ctx, &records, of); err != nil {
			return err
		}
		for _, r := range records {
			shared[vault.RecordID(r.Link)] = append(shared[vault.RecordID(r.Link)], r.id(x.mask))
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list links: %w", err)
	}
	list := make([]HealthLink, len(rows))
	for i := range rows {
		list[i] = rows[i].link()
		list[i].Of = shared[list[i].ID]
	}
	return list, nil
}

// RevokeHealthLink ends a link and deletes its files. Whoever fetches it at the moment has it before, or not at all. It answers
// ErrNotFound for one that is none or was revoked before.
func (j *Journal) RevokeHealthLink(ctx context.Context, id vault.RecordID) error {
	const revoke = `
		update health_links set revoked_at = now(), epoch = null, wrapped = null, body = null where id = $1 and revoked_at is null`
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if err := changed(tx.ExecContext(ctx, revoke, id[:])); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `delete from health_link_files where link = $1`, id[:])
		return err
	})
	if err != nil {
		return fmt.Errorf("revoke link %s: %w", id, err)
	}
	return nil
}

// ForgetHealthLinks deletes the files, and what they are made by, of links that have expired or ran out of attempts.
func (j *Journal) ForgetHealthLinks(ctx context.Context, now time.Time) error {
	const over = `revoked_at is null and (expires_at <= $1 or passcode is not null and attempts = 0)`
	for _, statement := range []string{
		`delete from health_link_files where link in (select id from health_links where ` + over + `)`,
		`update health_links set epoch = null, wrapped = null, body = null where wrapped is not null and ` + over,
	} {
		if _, err := j.db.ExecContext(ctx, statement, now); err != nil {
			return fmt.Errorf("forget links that are over: %w", err)
		}
	}
	return nil
}

// AtHealthLink is a link that somebody fetches from. As long as it is held, nobody revokes it.
type AtHealthLink struct {
	HealthLink
	index
}

// AtHealthLink calls f with the link of a path, if it is one that gives something out; else it answers ErrNotFound, and does not say
// why. What f did is durable when AtHealthLink returns nil. One fetch of a link at a time.
func (j *Journal) AtHealthLink(ctx context.Context, path [32]byte, now time.Time, f func(*AtHealthLink) error) error {
	const query = healthLinkColumns + `
		from health_links l
		where path = $1 and revoked_at is null and expires_at > $2 and (passcode is null or attempts > 0)
		for update of l`
	const of = `select link, record, version from health_link_records where link = $1 order by number`
	err := j.asked(ctx, func(x index) error {
		var row healthLinkRow
		if err := x.tx.GetContext(ctx, &row, query, path[:], now); err != nil {
			return notFound(err)
		}
		l := &AtHealthLink{row.link(), x}
		var records []healthLinkRecord
		if err := x.tx.SelectContext(ctx, &records, of, row.ID); err != nil {
			return err
		}
		for _, r := range records {
			l.Of = append(l.Of, r.id(x.mask))
		}
		return f(l)
	})
	if err != nil {
		return fmt.Errorf("fetch from a link: %w", err)
	}
	return nil
}

// Wrong notes a wrong passcode, and returns how many attempts are left. After the last, the link is over and its files are
// deleted.
func (l *AtHealthLink) Wrong(ctx context.Context) (left int, err error) {
	const take = `update health_links set attempts = attempts - 1 where id = $1 returning attempts`
	if err := l.tx.GetContext(ctx, &left, take, l.ID[:]); err != nil || left > 0 {
		return left, err
	}
	_, err = l.tx.ExecContext(ctx, `delete from health_link_files where link = $1`, l.ID[:])
	return left, err
}

// Files are the link's files.
func (l *AtHealthLink) Files(ctx context.Context) (files []HealthLinkFile, err error) {
	const query = `select number, content_type, file, made_at from health_link_files where link = $1 order by number`
	err = l.tx.SelectContext(ctx, &files, query, l.ID[:])
	return files, err
}

// Newest is the newest version of a record that the link shares.
func (l *AtHealthLink) Newest(ctx context.Context, number int) (*Stored, error) {
	return version(ctx, l.tx, l.Of[number].Record, 0, true)
}

// Renew puts a file of another version of its record in the place of the present one.
func (l *AtHealthLink) Renew(ctx context.Context, version uint32, f HealthLinkFile) error {
	const update = `update health_link_records set version = $3 where link = $1 and number = $2`
	if _, err := l.tx.ExecContext(ctx, update, l.ID[:], f.Number, version); err != nil {
		return err
	}
	l.Of[f.Number].Version = version
	return putFile(ctx, l.tx, l.ID, f)
}

// Disclose notes that something of the link leaves the lab.
func (l *AtHealthLink) Disclose(ctx context.Context, d Disclosure) error {
	err := addDisclosure(ctx, l.index, d)
	if err == nil {
		_, err = l.tx.ExecContext(ctx, `update health_links set fetched = fetched + 1 where id = $1`, l.ID[:])
	}
	return err
}

const healthLinkColumns = `
		select id, path, flag, made_by, made_at, expires_at, passcode, attempts,
			coalesce(revoked_at, 'epoch') as revoked_at, coalesce(epoch, 0) as epoch, wrapped, body, fetched`

type healthLinkRow struct {
	ID, Path, Passcode, Wrapped, Body []byte
	Epoch                             uint32
	Flag                              string
	By                                string    `db:"made_by"`
	Made                              time.Time `db:"made_at"`
	Expires                           time.Time `db:"expires_at"`
	Revoked                           time.Time `db:"revoked_at"`
	Attempts, Fetched                 int
}

type healthLinkRecord struct {
	Link, Record []byte // the record is hidden
	Version      uint32
}

func (r healthLinkRecord) id(m Mask) oracle.VersionID {
	return oracle.VersionID{Record: showRecord(m, [16]byte(r.Link), r.Record), Version: r.Version}
}

func (r *healthLinkRow) link() HealthLink {
	l := HealthLink{
		ID: vault.RecordID(r.ID), Path: [32]byte(r.Path), Flag: r.Flag, By: r.By, Made: r.Made, Expires: r.Expires,
		Passcode: r.Passcode, Attempts: r.Attempts, Fetched: r.Fetched,
	}
	if r.Revoked.Unix() != 0 {
		l.Revoked = r.Revoked
	}
	if r.Wrapped != nil {
		l.Making = &vault.Sealed{Body: r.Body, Address: sha256.Sum256(r.Body), Wrapped: r.Wrapped, Epoch: r.Epoch}
	}
	return l
}
