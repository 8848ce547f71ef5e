package api

import (
	"context"
	"net/url"
	"strconv"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

func (s *server) fhir(m Mirror) {
	type byID struct {
		Question
		ID string `path:"id" pattern:"^[0-9a-fA-F]{64}$" patternDescription:"64 hex digits" doc:"grant id or leaf hash, without 0x"`
	}
	get(s, op{id: "get-fhir-consent", path: "/v1/fhir/Consent/{id}", summary: "A grant as a FHIR R4 Consent, without its terms"},
		func(ctx context.Context, in *byID) (indexer.Ref, FHIRConsent, error) {
			at, grant, err := m.Grant(ctx, in.when, common.HexToHash(in.ID))
			if err != nil {
				return at, FHIRConsent{}, err
			}
			return at, fhirConsent(grant), nil
		})
	get(s, op{
		id: "get-fhir-provenance", path: "/v1/fhir/Provenance/{id}", isLocal: true,
		summary: "A version as a FHIR R4 Provenance: who logged it, and when it was anchored",
	}, func(ctx context.Context, in *byID) (indexer.Ref, FHIRProvenance, error) {
		at, version, _, err := m.Version(ctx, in.when, common.HexToHash(in.ID), nil)
		if err != nil {
			return at, FHIRProvenance{}, err
		}
		return at, fhirProvenance(version), nil
	})

	type query struct {
		Question
		Page
		Member string `query:"member" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"only this member's"`
	}
	get(s, op{
		id: "list-fhir-audit-events", path: "/v1/fhir/AuditEvent", errors: []int{410},
		summary: "Releases in emergencies as FHIR R4 AuditEvents, in a Bundle",
	}, func(ctx context.Context, in *query) (indexer.Ref, FHIRBundle, error) {
		page, err := in.page()
		if err != nil {
			return indexer.Ref{}, FHIRBundle{}, err
		}
		at, list, err := m.Emergencies(ctx, in.when, optional(in.Member), page)
		return at, fhirBundle(in.url, in.Page, list), err
	})
}

// fhirBundle links to the next page where there may be one.
func fhirBundle(self url.URL, p Page, list []indexer.Emergency) FHIRBundle {
	b := FHIRBundle{ResourceType: "Bundle", Type: "searchset", Link: []FHIRLink{{"self", self.RequestURI()}}}
	for _, e := range list {
		b.Entry = append(b.Entry, FHIREntry{fhirAuditEvent(e)})
	}
	if len(list) == int(p.Limit) {
		query := self.Query()
		query.Set("cursor", next(p, list, func(e indexer.Emergency) indexer.Place { return e.Place }))
		query.Set("limit", strconv.FormatUint(p.Limit, 10))
		self.RawQuery = query.Encode()
		b.Link = append(b.Link, FHIRLink{"next", self.RequestURI()})
	}
	return b
}
