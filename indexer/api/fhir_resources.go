package api

import (
	"fmt"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/indexer"
)

// The FHIR R4 views say what the chain knows, in resources that other systems read. They name members, subjects, grants and
// versions by identifiers, and no person: there is none on the chain. What a grant permits is not there either, so its
// Consent carries a modifier extension, which makes whoever does not know it refuse the resource rather than take it for
// a permission. The terms are for the lab to show.

// Systems of identifiers, beside those of package consent.
const (
	grantSystem     = "urn:labseal:grant"
	leafSystem      = "urn:labseal:leaf"
	logSystem       = "urn:labseal:log"
	pseudonymSystem = "urn:labseal:pseudonym"
	termsSystem     = "urn:labseal:terms-commit:"
	termsHidden     = "urn:labseal:terms-not-disclosed"
)

// Coding of FHIR.
type Coding struct {
	System string `json:"system"`
	Code   string `json:"code"`
}

// Concept is a CodeableConcept of FHIR.
type Concept struct {
	Coding []Coding `json:"coding"`
}

// Identifier of FHIR.
type Identifier struct {
	System string `json:"system"`
	Value  string `json:"value"`
}

// Reference of FHIR, by identifier.
type Reference struct {
	Type       string     `json:"type,omitempty"`
	Identifier Identifier `json:"identifier"`
}

func reference(kind, system string, id common.Hash) Reference {
	return Reference{kind, Identifier{system, id.Hex()}}
}

func coded(system, code string) Concept { return Concept{[]Coding{{system, code}}} }

// resourceID is an id as FHIR allows it.
func resourceID(id common.Hash) string { return strings.TrimPrefix(id.Hex(), "0x") }

// lastInstant is the end of the year 9999: FHIR has no later one.
const lastInstant = 253402300799

func instant(seconds uint64) string {
	return time.Unix(int64(min(seconds, lastInstant)), 0).UTC().Format(time.RFC3339)
}

// FHIRConsent is a Consent without its terms.
type FHIRConsent struct {
	ResourceType      string          `json:"resourceType" enum:"Consent"`
	ID                string          `json:"id"`
	ModifierExtension []FHIRExtension `json:"modifierExtension"`
	Identifier        []Identifier    `json:"identifier"`
	Status            string          `json:"status" enum:"proposed,active,inactive"`
	Scope             Concept         `json:"scope"`
	Category          []Concept       `json:"category"`
	Patient           Reference       `json:"patient"`
	DateTime          string          `json:"dateTime" format:"date-time"`
	Policy            []FHIRPolicy    `json:"policy"`
	Provision         FHIRPeriod      `json:"provision"`
}

// FHIRExtension says something that FHIR has no element for.
type FHIRExtension struct {
	URL          string `json:"url"`
	ValueBoolean bool   `json:"valueBoolean"`
}

// FHIRPolicy names what a consent is under.
type FHIRPolicy struct {
	URI string `json:"uri"`
}

// FHIRPeriod is when a consent counts.
type FHIRPeriod struct {
	Period struct {
		Start string `json:"start" format:"date-time"`
		End   string `json:"end" format:"date-time"`
	} `json:"period"`
}

func fhirConsent(g indexer.Grant) FHIRConsent {
	c := FHIRConsent{
		ResourceType: "Consent", ID: resourceID(g.ID),
		ModifierExtension: []FHIRExtension{{termsHidden, true}},
		Identifier:        []Identifier{{grantSystem, g.ID.Hex()}},
		Status:            map[string]string{"pending": "proposed", "active": "active"}[g.State],
		Scope:             coded("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"),
		Category:          []Concept{coded("http://loinc.org", "59284-0")},
		Patient:           reference("Patient", consent.SubjectSystem, g.Subject),
		DateTime:          instant(g.Granted.Time),
		Policy:            []FHIRPolicy{{termsSystem + g.TermsCommit.Hex()}},
	}
	if c.Status == "" {
		c.Status = "inactive"
	}
	begin, end := max(g.Effective, g.Granted.Time), g.Expiry
	if g.Revoked != nil {
		end = min(end, g.Revoked.Time)
	}
	c.Provision.Period.Start, c.Provision.Period.End = instant(min(begin, end)), instant(end)
	return c
}

// FHIRProvenance is who logged a version, and since when that can't be undone.
type FHIRProvenance struct {
	ResourceType string       `json:"resourceType" enum:"Provenance"`
	ID           string       `json:"id"`
	Target       []Reference  `json:"target"`
	Recorded     string       `json:"recorded" format:"date-time"`
	Activity     Concept      `json:"activity"`
	Agent        []FHIRAgent  `json:"agent"`
	Entity       []FHIREntity `json:"entity"`
}

// FHIRAgent is who did it.
type FHIRAgent struct {
	Type Concept   `json:"type"`
	Who  Reference `json:"who"`
}

// FHIREntity is what was used for it.
type FHIREntity struct {
	Role string    `json:"role" enum:"source"`
	What Reference `json:"what"`
}

func fhirProvenance(v indexer.Version) FHIRProvenance {
	entry := fmt.Sprintf("%s/%s/%d", v.Entry.Member, v.Entry.Log, v.Index)
	return FHIRProvenance{
		ResourceType: "Provenance", ID: resourceID(v.Leaf),
		Target:   []Reference{{Identifier: Identifier{leafSystem, v.Leaf.Hex()}}},
		Recorded: instant(v.Checkpoint.Time),
		Activity: coded("http://terminology.hl7.org/CodeSystem/v3-DataOperation", "CREATE"),
		Agent: []FHIRAgent{{
			coded("http://terminology.hl7.org/CodeSystem/provenance-participant-type", "author"),
			reference("Organization", consent.MemberSystem, v.Entry.Member),
		}},
		Entity: []FHIREntity{{"source", Reference{Identifier: Identifier{logSystem, entry}}}},
	}
}

// FHIRBundle is a page of AuditEvents.
type FHIRBundle struct {
	ResourceType string      `json:"resourceType" enum:"Bundle"`
	Type         string      `json:"type" enum:"searchset"`
	Link         []FHIRLink  `json:"link"`
	Entry        []FHIREntry `json:"entry,omitempty"`
}

// FHIRLink of a bundle.
type FHIRLink struct {
	Relation string `json:"relation" enum:"self,next"`
	URL      string `json:"url"`
}

// FHIREntry of a bundle.
type FHIREntry struct {
	Resource FHIRAuditEvent `json:"resource"`
}

// FHIRAuditEvent is a release in an emergency.
type FHIRAuditEvent struct {
	ResourceType   string           `json:"resourceType" enum:"AuditEvent"`
	ID             string           `json:"id"`
	Type           Coding           `json:"type"`
	Action         string           `json:"action" enum:"R"`
	Recorded       string           `json:"recorded" format:"date-time"`
	Outcome        string           `json:"outcome" enum:"0"`
	PurposeOfEvent []Concept        `json:"purposeOfEvent"`
	Agent          []FHIRAuditAgent `json:"agent"`
	Source         FHIRSource       `json:"source"`
	Entity         []FHIRAudited    `json:"entity"`
}

// FHIRAuditAgent is who released.
type FHIRAuditAgent struct {
	Who       Reference `json:"who"`
	Requestor bool      `json:"requestor"`
}

// FHIRSource is who reports it.
type FHIRSource struct {
	Observer Reference `json:"observer"`
}

// FHIRAudited is what it was about.
type FHIRAudited struct {
	What Reference `json:"what"`
}

func fhirAuditEvent(e indexer.Emergency) FHIRAuditEvent {
	member := reference("Organization", consent.MemberSystem, e.Member)
	return FHIRAuditEvent{
		ResourceType: "AuditEvent", ID: fmt.Sprintf("%d-%d", e.Block, e.LogIndex),
		Type:   Coding{"http://terminology.hl7.org/CodeSystem/audit-event-type", "rest"},
		Action: "R", Recorded: instant(e.Time), Outcome: "0",
		PurposeOfEvent: []Concept{coded("http://terminology.hl7.org/CodeSystem/v3-ActReason", "BTG")},
		Agent:          []FHIRAuditAgent{{member, true}}, Source: FHIRSource{member},
		Entity: []FHIRAudited{{Reference{Identifier: Identifier{pseudonymSystem, e.Pseudonym.Hex()}}}},
	}
}

// ContentType implements huma.ContentTypeFilter.
func (FHIRConsent) ContentType(string) string { return fhirType }

// ContentType implements huma.ContentTypeFilter.
func (FHIRProvenance) ContentType(string) string { return fhirType }

// ContentType implements huma.ContentTypeFilter.
func (FHIRBundle) ContentType(string) string { return fhirType }

const fhirType = "application/fhir+json"
