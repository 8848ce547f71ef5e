package intake

import (
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/record"
)

// addition makes the version that an arrival becomes: it commits to the record, signs and seals it, and signs the
// amendment of the version before.
func (in *Intake) addition(r *arrival, d decision, known *journal.Known) (*journal.Addition, error) {
	id := fresh()
	if d.reason != evidence.ReasonNone {
		id = oracle.VersionID{Record: d.id.Record, Version: d.id.Version + 1}
	}
	v, secret, err := in.version(id, r)
	if err != nil {
		return nil, err
	}
	if in.Promise > 0 {
		r.promise = promise{salt: evidence.ArtefactSalt(secret, v.Projection), delay: in.Promise}
	}
	if d.reason != evidence.ReasonNone {
		if v.Amends, err = in.amendment(d.handle, d.reason, secret, v.Entry); err != nil {
			return nil, err
		}
	}
	facts := &r.projected.Facts
	a := &journal.Addition{
		Version: v, Keys: r.keys, Kind: string(facts.Kind), Source: string(r.Source), Alerts: d.alerts,
		Notices: notices(d.reason, facts.Critical), Promised: in.Promise,
	}
	if r.Source == FromBackfill { // what it says was told long ago
		a.Dated, a.Notices = facts.Date(), nil
	}
	a.Links, a.Cites = r.links, facts.Cites
	if r.Source == FromCommand { // nothing is found by what a command took: it is not a message
		a.Keys.Control, a.Keys.Orders = [32]byte{}, nil
		return a, nil
	}
	in.whose(a, r, known)
	return a, nil
}

// version commits to a record, signs and seals it.
func (in *Intake) version(id oracle.VersionID, r *arrival) (oracle.Version, evidence.Secret, error) {
	sealed, secret, err := in.Keyring.Seal(r.Bytes, id.Record, id.Version)
	if err != nil {
		return oracle.Version{}, secret, err
	}
	p := r.projected
	commitments, err := evidence.NewCommitments(secret, p.Projection, r.digest, p.Claims)
	if err != nil {
		return oracle.Version{}, secret, err
	}
	s := in.statement(evidence.KindVersion)
	s.Commitments, s.Projection, s.Status = commitments, p.Projection, p.Status
	entry, err := evidence.SignStatement(s, in.Statement)
	return oracle.Version{
		VersionID: id, Entry: entry, Handle: s.Handle, Projection: p.Projection, Status: p.Status, Sealed: &sealed,
	}, secret, err
}

// amendment is the signed statement that a version amends another. Where the reason withdraws, nothing replaces it.
func (in *Intake) amendment(
	amended common.Hash, reason evidence.Reason, secret evidence.Secret, successor []byte,
) (*oracle.Amendment, error) {
	s := in.statement(evidence.KindAmendment)
	s.Amended, s.Reason = amended, reason
	if !reason.Withdraws() {
		s.Replacement = evidence.ReplacementPointer(secret, evidence.LeafHash(successor))
	}
	entry, err := evidence.SignStatement(s, in.Statement)
	return &oracle.Amendment{Handle: amended, Reason: reason, Replacement: s.Replacement, Entry: entry}, err
}

// withdrawal is a version without a body: its statement is the amendment itself.
func (in *Intake) withdrawal(id oracle.VersionID, amended common.Hash, reason evidence.Reason) (oracle.Version, error) {
	s := in.statement(evidence.KindAmendment)
	s.Amended, s.Reason = amended, reason
	entry, err := evidence.SignStatement(s, in.Statement)
	status := evidence.StatusEnteredInError
	if reason == evidence.ReasonCancelled {
		status = evidence.StatusCancelled
	}
	return oracle.Version{
		VersionID: id, Entry: entry, Handle: s.Handle, Status: status,
		Amends: &oracle.Amendment{Handle: amended, Reason: reason, Entry: entry},
	}, err
}

func (in *Intake) statement(kind evidence.Kind) evidence.Statement {
	now := uint64(in.Now().Unix())
	return evidence.Statement{
		Member: in.Member, Log: in.Log, Handle: evidence.NewHandle(), Kind: kind,
		Time: now - now%evidence.CoarseTime,
	}
}

// links are the pairs of identities that a record says are one patient's.
func (in *Intake) links(l record.Linked) (pairs []journal.Link) {
	for _, survives := range l.Survives {
		for _, merged := range l.Merged {
			pairs = append(pairs, journal.Link{
				Survives: in.identity(survives), Merged: in.identity(merged), Undo: l.Undo,
			})
		}
	}
	return pairs
}
