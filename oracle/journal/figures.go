package journal

import (
	"context"
	"fmt"
	"time"
)

// Figures are how much lies where on the way, for whoever watches from afar.
type Figures struct {
	Unlogged     int64         // entries that are not in the log yet
	Logged       int64         // entries of the log
	Anchored     int64         // entries under a final checkpoint
	Waiting      time.Duration // for how long the oldest entry that is not under one has waited
	Transactions int64         // that are not final
	Bodies       int64         // sealed bodies that are not in the store yet
	Quarantined  int64         // artefacts that wait for a person
	Unbatched    int64         // disclosures that are in no batch yet

	Unreviewed    int           // emergencies that lack one of their two reviews
	UnreviewedFor time.Duration // for how long the oldest of them has been open

	Untold    Untold        // notices
	UntoldFor time.Duration // for how long the oldest of them has waited
}

// Figures counts. It reads a few rows of an index each, however long the log is.
func (j *Journal) Figures(ctx context.Context) (Figures, error) {
	const query = `
		with anchored as (
			select coalesce((
				select c.size from checkpoints c join transactions t using (account, nonce)
				where t.state = 'final' order by c.size desc limit 1), 0) as size
		), logged as (
			select coalesce((select max(size) from trees), 0) as size
		)
		select
			coalesce((select max(place) + 1 from entries), 0) - logged.size as unlogged,
			logged.size as logged,
			anchored.size as anchored,
			coalesce((select extract(epoch from now() - added_at) from entries where place = anchored.size), 0)::float8 as waiting,
			(select count(*) from transactions where state in ('staged', 'sent', 'confirmed')) as transactions,
			(select count(*) from bodies) + (select coalesce(sum(bodies), 0) from packs) as bodies,
			(select count(*) from disclosures where batch is null) as unbatched,
			(select count(*) from quarantine where state = 'held') as quarantined
		from anchored, logged`
	var row struct {
		Unlogged, Logged, Anchored, Transactions, Bodies, Unbatched, Quarantined int64
		Waiting                                                                  float64
	}
	if err := j.db.GetContext(ctx, &row, query); err != nil {
		return Figures{}, fmt.Errorf("count what waits: %w", err)
	}
	unreviewed, since, err := j.Unreviewed(ctx)
	if err != nil {
		return Figures{}, err
	}
	untold, err := j.Untold(ctx)
	if err != nil {
		return Figures{}, err
	}
	return Figures{
		Unlogged: row.Unlogged, Logged: row.Logged, Anchored: row.Anchored,
		Waiting:      time.Duration(row.Waiting * float64(time.Second)),
		Transactions: row.Transactions, Bodies: row.Bodies, Quarantined: row.Quarantined, Unbatched: row.Unbatched,
		Unreviewed: unreviewed, UnreviewedFor: ageOf(since), Untold: untold, UntoldFor: ageOf(untold.Since),
	}, nil
}

// ageOf is for how long something has been; zero for the zero time, which stands for nothing.
func ageOf(since time.Time) time.Duration {
	if since.IsZero() {
		return 0
	}
	return time.Since(since)
}

// Backlog is how many bytes of sealed bodies wait for the store.
func (j *Journal) Backlog(ctx context.Context) (bytes int64, err error) {
	const query = `
		select (select coalesce(sum(octet_length(body)), 0) from bodies) + (select coalesce(sum(octet_length(bytes)), 0) from packs)`
	if err := j.db.GetContext(ctx, &bytes, query); err != nil {
		return 0, fmt.Errorf("measure what waits for the store: %w", err)
	}
	return bytes, nil
}
