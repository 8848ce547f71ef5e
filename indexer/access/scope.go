package access

import (
	"context"
	"slices"
	"strings"

	"github.com/labseal/labseal/auth"
	"github.com/labseal/labseal/indexer"
)

// Scope returns which events a caller may read, by the table's rows of events. A row of one event of a contract, such as
// LotRegistry.LotRecalled, goes before the contract's.
func (t *Table) Scope(c auth.Caller) indexer.EventScope {
	s := indexer.EventScope{Member: c.Member, IsPatient: c.Has(auth.RolePatient), Subjects: c.Patients}
	for name, r := range t.rows {
		event, isEvent := strings.CutPrefix(name, eventPrefix)
		if !isEvent {
			continue
		}
		switch reach := r.of(c); {
		case reach == Any:
			s.All = append(s.All, event)
		case reach == Own:
			s.Own = append(s.Own, event)
		}
		if strings.Contains(event, ".") {
			s.Apart = append(s.Apart, event)
		}
	}
	slices.Sort(s.All)
	slices.Sort(s.Own)
	slices.Sort(s.Apart)
	return s
}

type contextKey struct{}

// seen is what a caller sees of an answer.
type seen struct {
	events indexer.EventScope
	parts  []string
}

// with keeps what a caller sees for those who read on the caller's behalf.
func (t *Table) with(ctx context.Context, c auth.Caller) context.Context {
	return context.WithValue(ctx, contextKey{}, seen{t.Scope(c), t.parts(c)})
}

// ScopeOf returns the scope of whoever a request comes from: nothing where nobody looked.
func ScopeOf(ctx context.Context) indexer.EventScope {
	s, _ := ctx.Value(contextKey{}).(seen)
	return s.events
}

// Events are read from a mirror.
type Events interface {
	Events(
		ctx context.Context, when indexer.When, filter indexer.EventFilter, page indexer.Page,
	) (indexer.Ref, []indexer.StoredEvent, error)
}

// Scoped reads events on behalf of those whom requests come from.
type Scoped struct{ Mirror Events }

// Events returns those of the filter's that the request's caller may read.
func (s Scoped) Events(
	ctx context.Context, when indexer.When, filter indexer.EventFilter, page indexer.Page,
) (indexer.Ref, []indexer.StoredEvent, error) {
	scope := ScopeOf(ctx)
	filter.Scope = &scope
	return s.Mirror.Events(ctx, when, filter, page)
}
