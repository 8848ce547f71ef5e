package postgres

import (
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
)

// scopedPlaces is the query for where those events of a page are that somebody may read, and its parameters from the
// fifth on; empty where there can't be any. What a thing's own events are is decided before: who may read about the thing
// may read all about it.
func scopedPlaces(filter indexer.EventFilter) (query string, args []any) {
	s := filter.Scope
	if s == nil || filter.About != nil {
		return eventPlaces(filter)
	}
	contracts := indexer.Contracts
	if filter.Contract != "" {
		contracts = []string{filter.Contract}
	}
	if filter.Name != "" {
		of, isKnown := contractOf[filter.Name]
		if !isKnown || !slices.Contains(contracts, of) {
			return "", nil
		}
		if s.HasAll(of, filter.Name) {
			return eventPlaces(filter)
		}
		contracts = []string{of}
	}
	var parts []string
	isPartial := false
	for _, c := range contracts {
		condition, isWhole := contractScope(*s, c)
		if condition == "" {
			continue
		}
		isPartial = isPartial || !isWhole
		if filter.Name != "" {
			condition += " and e.name = " + pq.QuoteLiteral(filter.Name)
		}
		parts = append(parts, "("+strings.NewReplacer("CONTRACT", pq.QuoteLiteral(c), "CONDITION", condition).Replace(scopedContract)+")")
	}
	if len(parts) == 0 {
		return "", nil
	}
	if isPartial {
		args = []any{
			pq.StringArray(s.All), pq.StringArray(s.Own), pq.StringArray(s.Apart), s.Member[:], s.IsPatient,
			arrayOf(s.Subjects),
		}
	}
	return "select * from (" + strings.Join(parts, " union all ") + ") parts" + pageEnd, args
}

// contractScope is the condition on a contract's events, and whether it is none because all may be read; empty where
// nothing may.
func contractScope(s indexer.EventScope, contract string) (condition string, isWhole bool) {
	of := func(names []string) bool {
		return slices.ContainsFunc(names, func(n string) bool {
			return n == contract || strings.HasPrefix(n, contract+".")
		})
	}
	isApart := slices.ContainsFunc(s.Apart, func(n string) bool { return strings.HasPrefix(n, contract+".") })
	hasOwn := of(s.Own) && s.Member != (common.Hash{}) // zeros stand in many events
	switch {
	case slices.Contains(s.All, contract) && !isApart:
		return "true", true
	case of(s.All) || hasOwn:
		return inScope, false
	}
	return "", false
}

// scopedContract finds a contract's events, by their numbers, which are in the order of the chain.
const scopedContract = `
		select e.block_number, e.log_index
		from events e
		where e.contract = CONTRACT
			and e.seq > coalesce((
				select seq
				from events
				where contract = CONTRACT and (block_number, log_index) <= ($1, $2)
				order by block_number desc, log_index desc
				limit 1), 0)
			and e.seq <= coalesce((
				select seq
				from events
				where contract = CONTRACT and block_number <= $3
				order by block_number desc, log_index desc
				limit 1), 0)
			and CONDITION
		order by e.seq
		limit $4`

// inScope leaves only events that somebody may read. A member is party to what names it: ids are random, so that one
// does not stand in an event by chance.
const inScope = `exists (
				select from (
					select case
						when e.contract || '.' || e.name = any($7::text[]) then e.contract || '.' || e.name
						else e.contract
					end as name
				) row
				where row.name = any($5::text[]) or row.name = any($6::text[]) and case
					when $9::boolean then exists (
						select from subjects s
						where s.member = $8::bytea and s.subject = any($10::bytea[]) and s.subject = any(e.topics)
					)
					when $8::bytea = any(e.topics) or position($8::bytea in e.data) > 0 then true
					when e.contract = 'ConsentRegistry' then exists (
						select from subjects s where s.member = $8::bytea and s.subject = any(e.topics)
					)
					when e.contract = 'OrderEscrow' then exists (
						select from orders o where o.order_id = e.topics[2] and $8::bytea in (o.payer, o.lab)
					)
					when e.contract = 'CustodyLedger' then exists (
						select from custody_of(e.topics[2], 9223372036854775807) c where c.custodian = $8::bytea
					)
					else false
				end
			)`

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
