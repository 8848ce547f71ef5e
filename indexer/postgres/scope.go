package postgres

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
)

// scopedPlaces is the query for where those events of a page are that somebody may read, and its parameters from the
// fifth on; empty where there can't be any. What a thing's own events are is decided before: who may read about the thing
// may read all about it.
//
// It is a union of lists that an index has in the order of the chain: a contract's events, a name's, or a member's own of
// either. So a page costs the same however few of all events its reader may read.
func scopedPlaces(filter indexer.EventFilter) (query string, args []any) {
	s := filter.Scope
	if s == nil || filter.About != nil {
		return eventPlaces(filter)
	}
	var l lists
	switch {
	case filter.Name == "":
		for _, c := range indexer.Contracts {
			if filter.Contract == "" || filter.Contract == c {
				l.ofContract(s, c)
			}
		}
	case filter.Contract == "" || filter.Contract == contractOf[filter.Name]:
		l.ofName(s, filter.Name)
	}
	if len(l.parts) == 0 {
		return "", nil
	}
	return "select * from ((" + strings.Join(l.parts, ") union all (") + ")) parts" + pageEnd, l.args
}

// lists are queries for places, and their parameters from the fifth on.
type lists struct {
	parts []string
	args  []any
}

// add adds a query. Its own parameters are written $A, $B and so on.
func (l *lists) add(query string, args ...any) {
	for i, a := range args {
		l.args = append(l.args, a)
		query = strings.ReplaceAll(query, "$"+string(rune('A'+i)), "$"+strconv.Itoa(4+len(l.args)))
	}
	l.parts = append(l.parts, query)
}

// ofContract adds those events of a contract that somebody may read. Names that its row does not stand for have their own.
func (l *lists) ofContract(s *indexer.EventScope, contract string) {
	apart := pq.StringArray{}
	for _, row := range s.Apart {
		if of, name, _ := strings.Cut(row, "."); of == contract {
			apart = append(apart, name)
			l.ofName(s, name)
		}
	}
	switch {
	case slices.Contains(s.All, contract):
		l.add(`
		select block_number, log_index
		from events
		where name <> all($B::text[]) and `+pageOf("contract", "$A"), contract, apart)
	case slices.Contains(s.Own, contract) && s.IsPatient:
		l.ofSubjects(s, "contract = $C and name <> all($D::text[])", contract, apart)
	case slices.Contains(s.Own, contract):
		l.add(ownPlaces+"name <> all($C::text[]) and "+pageOf("member, contract", "$A, $B"), s.Member[:], contract, apart)
	}
}

// ofName adds those events of a name that somebody may read.
func (l *lists) ofName(s *indexer.EventScope, name string) {
	contract := contractOf[name]
	switch {
	case s.HasAll(contract, name):
		places, args := eventPlaces(indexer.EventFilter{Name: name})
		l.add(strings.ReplaceAll(places, "$5", "$A"), args...)
	case s.HasSome(contract, name) && s.IsPatient:
		l.ofSubjects(s, "name = $C", name)
	case s.HasSome(contract, name):
		l.add(ownPlaces+pageOf("member, name", "$A, $B"), s.Member[:], name)
	}
}

// ownPlaces finds events that are a member's own: they name it, or are about what it was party to by then.
const ownPlaces = `
		select block_number, log_index
		from own_events
		where `

// ofSubjects adds the events about those of a patient's subjects that are the member's. They are few.
func (l *lists) ofSubjects(s *indexer.EventScope, condition string, args ...any) {
	var parts []string
	for _, m := range about[indexer.AboutSubject] {
		parts = append(parts, "select block_number, log_index from "+m.table+" where "+
			strings.ReplaceAll(m.condition, "= $5", "in (select subject from vetted)"))
	}
	l.add(`
		with vetted as (select subject from subjects where member = $A and subject = any($B))
		select block_number, log_index
		from (`+strings.Join(parts, " union ")+`) said
		join events using (block_number, log_index)
		where `+onPage+` and `+condition+pageEnd, append([]any{s.Member[:], arrayOf(s.Subjects)}, args...)...)
}

func arrayOf(list []common.Hash) pq.ByteaArray {
	array := make(pq.ByteaArray, len(list))
	for i := range list {
		array[i] = list[i][:]
	}
	return array
}

// contractOf says which contract has an event: no two have one of the same name.
var contractOf = func() map[string]string {
	of := map[string]string{}
	for contract, names := range map[string]string{
		indexer.Consortium: "AccountChanged AccountCompromised EmergencySupported KeyCancelled KeyChanged KeyCompromised " +
			"LogUrlChanged MemberAdmitted MemberReinstated MemberRemoved MemberSuspended ParametersChanged RolesChanged",
		indexer.ResultLog: "CheckpointAnchored ClosingCancelled HandlesAmended LogClosed LogOpened OpeningCancelled",
		indexer.ConsentRegistry: "Granted NoncesInvalidated RecoveryCompleted RecoveryStarted RecoveryVetoed Revoked " +
			"SignerRotated SubjectEnrolled",
	} {
		for name := range strings.FieldsSeq(names) {
			of[name] = contract
		}
	}
	// The others have a table each, those of a contract one after the other.
	first := map[string]string{
		"Collected": indexer.CustodyLedger, "BatchAnchored": indexer.DisclosureLog, "TokenSet": indexer.OrderEscrow,
		"LotRegistered": indexer.LotRegistry, "StudyRegistered": indexer.StudyRegistry,
		"ValidatorChanged": indexer.Consortium, "GuardiansSet": indexer.ConsentRegistry,
	}
	contract := ""
	for _, r := range recordTables {
		if c, isFirst := first[r.event]; isFirst {
			contract = c
		}
		of[r.event] = contract
	}
	return of
}()
