package journal

import (
	"context"
	"crypto/rand"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/lib/pq"

	"github.com/labseal/labseal/oracle/vault"
)

// Pseudonym is the name under which one study knows one subject.
type Pseudonym [16]byte

// String is the pseudonym in hex.
func (p Pseudonym) String() string { return fmt.Sprintf("%x", p[:]) }

// Participant is a subject with its name in a study.
type Participant struct {
	Subject   common.Hash
	Pseudonym Pseudonym
}

// DrawPseudonyms gives each subject who has granted anything here a random name in a study, where it has none yet. Names that
// were drawn before stay.
func (j *Journal) DrawPseudonyms(ctx context.Context, study common.Hash) error {
	const nameless = `
		select distinct g.subject
		from grants g
		join subject_identities s using (subject)
		where not exists (select from study_pseudonyms p where p.study = $1 and p.subject = g.subject)
		limit 1000`
	const insert = `
		insert into study_pseudonyms (study, subject, pseudonym)
		select $1, s, p from unnest($2::bytea[], $3::bytea[]) as u (s, p)
		on conflict (study, subject) do nothing`
	for {
		var subjects pq.ByteaArray
		if err := j.db.SelectContext(ctx, (*[][]byte)(&subjects), nameless, study[:]); err != nil {
			return fmt.Errorf("look for who has no pseudonym in study %s: %w", study, err)
		}
		if len(subjects) == 0 {
			return nil
		}
		drawn := make(pq.ByteaArray, len(subjects))
		for i := range drawn {
			drawn[i] = make([]byte, len(Pseudonym{}))
			rand.Read(drawn[i]) // never fails (crypto/rand)
		}
		if _, err := j.db.ExecContext(ctx, insert, study[:], subjects, drawn); err != nil {
			return fmt.Errorf("draw pseudonyms in study %s: %w", study, err)
		}
	}
}

// Participants are the subjects that have a name in a study, in the order of their names, after one of them.
func (j *Journal) Participants(ctx context.Context, study common.Hash, after Pseudonym, limit int) ([]Participant, error) {
	const query = `
		select subject, pseudonym from study_pseudonyms where study = $1 and pseudonym > $2 order by pseudonym limit $3`
	var rows []struct{ Subject, Pseudonym []byte }
	if err := j.db.SelectContext(ctx, &rows, query, study[:], after[:], limit); err != nil {
		return nil, fmt.Errorf("list the pseudonyms of study %s: %w", study, err)
	}
	list := make([]Participant, len(rows))
	for i, row := range rows {
		list[i] = Participant{common.Hash(row.Subject), Pseudonym(row.Pseudonym)}
	}
	return list, nil
}

// ResultsOf are the records of a subject that hold results now: of identities that the subject was enrolled under, and not of
// those that only a link leads to. They come in the order of their ids, which are random, after one of them.
func (j *Journal) ResultsOf(ctx context.Context, subject common.Hash, after vault.RecordID, limit int) ([]vault.RecordID, error) {
	const query = `
		select distinct i.record
		from identities i
		join lateral (
			select v.kind, v.address from versions v where v.record = i.record order by v.version desc limit 1) v on true
		where i.identity = any($1) and i.record > $2 and not i.is_provisional and v.kind = 'result' and v.address is not null
		order by i.record limit $3`
	var rows [][]byte
	err := j.reading(ctx, func(x index) error {
		numbers, err := x.numbersOfSubject(ctx, subject)
		if err != nil {
			return err
		}
		labels, err := x.labels(ctx, byIdentity, numbers)
		if err != nil {
			return err
		}
		return x.tx.SelectContext(ctx, &rows, query, labels, after[:], limit)
	})
	if err != nil {
		return nil, fmt.Errorf("list a subject's results: %w", err)
	}
	list := make([]vault.RecordID, len(rows))
	for i, row := range rows {
		list[i] = vault.RecordID(row)
	}
	return list, nil
}
