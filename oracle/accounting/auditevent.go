package accounting

import (
	"io"
	"strconv"

	"github.com/ethereum/go-ethereum/common"
	"github.com/google/uuid"

	"github.com/labseal/labseal/oracle/bundle"
	"github.com/labseal/labseal/oracle/release"
)

// SourceProfile is the profile that the events have: a privacy disclosure, as its source records it.
const SourceProfile = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PrivacyDisclosure.Source"

// ClassSystem is the system of the codes by which an event says how the accounting treats it.
const ClassSystem = "urn:labseal:accounting-class"

// classCodes are those codes.
var classCodes = map[release.Class]string{
	release.Accountable: "accountable", release.ExemptCare: "exempt-care", release.ExemptIndividual: "exempt-individual",
	release.ExemptAuthorization: "exempt-authorization",
}

type coding struct {
	System  string `json:"system"`
	Code    string `json:"code"`
	Display string `json:"display,omitempty"`
}

type concept struct {
	Coding []coding `json:"coding"`
}

type identifier struct {
	System string `json:"system"`
	Value  string `json:"value"`
}

type reference struct {
	Reference  string      `json:"reference,omitempty"`
	Type       string      `json:"type,omitempty"`
	Identifier *identifier `json:"identifier,omitempty"`
	Display    string      `json:"display,omitempty"`
}

type agent struct {
	Type      concept   `json:"type"`
	Who       reference `json:"who"`
	Requestor bool      `json:"requestor"`
	Network   any       `json:"network,omitempty"`
}

type detail struct {
	Type        string `json:"type"`
	ValueString string `json:"valueString"`
}

type entity struct {
	What        reference `json:"what"`
	Type        coding    `json:"type"`
	Role        coding    `json:"role"`
	Description string    `json:"description,omitempty"`
	Detail      []detail  `json:"detail,omitempty"`
}

type event struct {
	ResourceType string              `json:"resourceType"`
	ID           string              `json:"id"`
	Meta         map[string][]string `json:"meta"`
	Type         coding              `json:"type"`
	Subtype      []coding            `json:"subtype"`
	Action       string              `json:"action"`
	Recorded     string              `json:"recorded"`
	Outcome      string              `json:"outcome"`
	Purpose      []concept           `json:"purposeOfEvent"`
	Agent        []agent             `json:"agent"`
	Source       struct {
		Observer reference `json:"observer"`
		Type     []coding  `json:"type"`
	} `json:"source"`
	Entity []entity `json:"entity"`
}

const dicom = "http://dicom.nema.org/resources/ontology/DCM"

// unknown stands for an address in the network: the accounting does not hold where a disclosure went in it.
var unknown = map[string]any{"extension": []any{
	map[string]string{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"},
}}

// WriteFHIR writes an accounting as a Bundle of AuditEvents (R4), one for each disclosure, behind the Patient whom they are
// about.
func (a *Accounting) WriteFHIR(w io.Writer) error {
	who := bundle.New(a.patient())
	entries := []bundle.Entry{who}
	for i := range a.Disclosures {
		d := &a.Disclosures[i]
		e := a.event(d, reference{Reference: who.FullURL})
		entries = append(entries, bundle.Entry{FullURL: "urn:uuid:" + e.ID, Resource: e})
	}
	b := bundle.Collection(entries)
	b["timestamp"] = moment(a.Made)
	return bundle.Write(w, b)
}

func (a *Accounting) patient() map[string]any {
	r := map[string]any{
		"resourceType": "Patient", "identifier": []any{identifier{"urn:labseal:patient-of-record", a.Record.String()}},
	}
	if p := a.Patient; p.IsKnown() {
		r["name"] = []any{map[string]any{"family": p.Family, "given": []string{p.Given}}}
	}
	return r
}

func (a *Accounting) event(d *Disclosure, patient reference) event {
	lab := reference{Type: "Organization", Identifier: &identifier{"urn:labseal:member", a.Lab.Member.Hex()}, Display: a.Lab.Name}
	e := event{
		ResourceType: "AuditEvent", ID: uuid.UUID(d.ID).String(), Meta: map[string][]string{"profile": {SourceProfile}},
		Type: coding{dicom, "110106", "Export"},
		Subtype: []coding{
			{"http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle", "disclose", "Disclose Record Lifecycle Event"},
			{ClassSystem, classCodes[d.Class], string(d.Class)},
		},
		Action: "R", Recorded: moment(d.Date), Outcome: "0",
		Purpose: []concept{{[]coding{{System: "http://terminology.hl7.org/CodeSystem/v3-ActReason", Code: d.Purpose}}}},
		Agent: []agent{
			{concept{[]coding{{dicom, "110153", "Source Role ID"}}}, lab, false, unknown},
			{concept{[]coding{{dicom, "110152", "Destination Role ID"}}}, recipient(d), false, unknown},
		},
		Entity: []entity{
			{
				What: patient, Type: coding{"http://terminology.hl7.org/CodeSystem/audit-entity-type", "1", "Person"},
				Role: coding{"http://terminology.hl7.org/CodeSystem/object-role", "1", "Patient"},
			},
			data(d),
		},
	}
	if isByPatient(d) || d.Basis == release.Consent { // it is the patient who let it go
		e.Agent = append(e.Agent, agent{
			Type: concept{[]coding{{"http://snomed.info/sct", "429577009", "Patient Advocate"}}}, Who: patient, Requestor: isByPatient(d),
		})
	}
	e.Source.Observer = lab
	e.Source.Type = []coding{{"http://terminology.hl7.org/CodeSystem/security-source-type", "4", "Application Server"}}
	return e
}

func recipient(d *Disclosure) reference {
	r := reference{Display: d.To}
	if d.Address != "" {
		r.Display += ", " + d.Address
	}
	switch {
	case d.Recipient != common.Hash{}:
		r.Type, r.Identifier = "Organization", &identifier{"urn:labseal:member", d.Recipient.Hex()}
	case d.Key != nil:
		r.Identifier = &identifier{"urn:labseal:recipient-key", d.Key.Hex()}
	}
	return r
}

// data is what was disclosed.
func data(d *Disclosure) entity {
	e := entity{
		What: reference{Type: "DocumentReference", Identifier: &identifier{"urn:labseal:record", d.Record.String()}, Display: d.what()},
		Type: coding{"http://terminology.hl7.org/CodeSystem/audit-entity-type", "2", "System Object"},
		Role: coding{"http://terminology.hl7.org/CodeSystem/object-role", "3", "Report"}, Description: d.What,
		Detail: []detail{{"disclosure", d.ID.String()}, {"version", strconv.Itoa(int(d.Version))}, {"basis", string(d.Basis)}},
	}
	add := func(kind, value string) {
		if value != "" {
			e.Detail = append(e.Detail, detail{kind, value})
		}
	}
	add("reason", d.Reason)
	add("attested", d.Attested)
	if d.Batch > 0 {
		add("batch", strconv.FormatUint(d.Batch, 10))
	}
	if d.Tx != (common.Hash{}) {
		add("transaction", d.Tx.Hex())
	}
	if !d.Receipt.IsZero() {
		add("receipt", "signed "+moment(d.Receipt))
	}
	return e
}
