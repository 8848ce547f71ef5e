package share

import (
	"context"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/release"
)

// Admitted is what may go of a version, opened, for a caller that makes something else of it than the record itself.
type Admitted struct {
	Of         oracle.VersionID
	Projection string
	Contexts   []evidence.Claim // all that the record has
	Claims     []evidence.Claim // that may go
	Decision   release.Decision
	Attested   string // as [Account.Attested]
}

// Admit decides on an ask whose recipient is complete, and opens what may go. It keeps no disclosure: the caller does
// ([Keeper.Keep]) before anything leaves. Where nothing may, it is a *DeniedError.
func (s *Sharer) Admit(ctx context.Context, ask Ask) (*Admitted, error) {
	subject, decision, err := s.decide(ctx, ask)
	if err != nil {
		return nil, err
	}
	a := &Admitted{Of: subject.stored.VersionID, Projection: subject.stored.Projection, Decision: decision}
	for _, c := range subject.opening.Claims {
		if c.Claim.Kind == evidence.ContextKind {
			a.Contexts = append(a.Contexts, c.Claim)
		}
	}
	for _, i := range decision.Claims {
		a.Claims = append(a.Claims, subject.asked[i].Claim)
	}
	a.Attested, err = s.attested(ctx, decision.Grants)
	return a, err
}
