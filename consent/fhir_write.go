package consent

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// FHIR writes the document as a FHIR R4 Consent. Read again, it is the same document: what terms say has exactly one
// place in it. Grantee and subject are named by identifiers of [MemberSystem] and [SubjectSystem].
func (d Document) FHIR() ([]byte, error) {
	rule := "OPTIN"
	if d.Terms.Decision == Deny {
		rule = "OPTOUT"
	}
	resource := d.resource()
	resource["policyRule"] = concept(Coding{actCode, rule})
	provision := d.provision()
	provision["action"] = []any{concept(Coding{consentAction, "access"})}
	resource["provision"] = provision
	return d.write(resource)
}

// Recorded is what a lab knows of a document's grant.
type Recorded struct {
	Grant     common.Hash
	Custodian common.Hash // member id of the lab
	At        uint64      // unix seconds
}

// Profiles of IHE PCF (Privacy Consent on FHIR) that a document may claim.
const (
	basicProfile        = "https://profiles.ihe.net/ITI/PCF/StructureDefinition/IHE.PCF.consentBasic"
	intermediateProfile = "https://profiles.ihe.net/ITI/PCF/StructureDefinition/IHE.PCF.consentIntermediate"
)

// RecordedFHIR writes the document with what IHE PCF wants of a consent beyond what it says: when it was recorded, by
// whom, where it is kept, under which policy. It claims PCF's profile where all that it says has a place there.
func (d Document) RecordedFHIR(r Recorded) ([]byte, error) {
	resource := d.resource()
	if profile := d.profile(); profile != "" {
		resource["meta"] = map[string]any{"profile": []string{profile}}
	}
	resource["dateTime"] = instantText(r.At)
	resource["performer"] = []any{resource["patient"]}
	resource["organization"] = []any{identified("Organization", MemberSystem, r.Custodian)}
	resource["sourceReference"] = identified("DocumentReference", GrantSystem, r.Grant)
	resource["policy"] = []any{map[string]any{"uri": PolicyURI}}
	provision := d.provision()
	provision["type"] = "permit"
	if d.Terms.Decision == Deny {
		provision["type"] = "deny"
	}
	resource["provision"] = provision
	return d.write(resource)
}

// profile is the narrowest profile of IHE PCF that has a place for all that the document says; none has one for codes of
// what may be seen, nor for our flags. Basic knows four purposes.
func (d Document) profile() string {
	const flags = AllowsPart2 | DeidentifiedOnly | NoRedisclosure
	if len(d.Codes) > 0 || len(d.Denied) > 0 || d.Terms.Flags&flags != 0 {
		return ""
	}
	if d.Terms.Purposes&^PurposeBits(Treatment, Payment, Operations, BreakTheGlass) != 0 || len(d.Terms.DUO) > 0 {
		return intermediateProfile
	}
	return basicProfile
}

// resource is what every Consent of ours has.
func (d Document) resource() map[string]any {
	resource := map[string]any{
		"resourceType": "Consent", "status": "active",
		"scope":    concept(Coding{consentScope, "patient-privacy"}),
		"category": []any{concept(Coding{"http://loinc.org", "59284-0"})},
		"patient":  identified("Patient", SubjectSystem, d.Terms.Subject),
	}
	if d.IsPaper {
		resource["extension"] = []any{map[string]any{"url": AttestationURL, "valueCode": "paper"}}
	}
	return resource
}

func (d Document) write(resource map[string]any) ([]byte, error) {
	if err := d.check(); err != nil {
		return nil, fmt.Errorf("write FHIR Consent: %w", err)
	}
	text, err := json.MarshalIndent(resource, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write FHIR Consent: %w", err)
	}
	return append(text, '\n'), nil
}

// check makes sure that terms are sound and that the codings are those whose hashes they hold.
func (d Document) check() error {
	if err := d.Terms.Check(); err != nil {
		return err
	}
	match := func(codings []Coding, hashes []common.Hash) bool {
		return slices.EqualFunc(codings, hashes, func(c Coding, h common.Hash) bool { return c.hash() == h })
	}
	if !match(d.Codes, d.Terms.Codes) || !match(d.Denied, d.Terms.DeniedCodes) {
		return errors.New("the terms hold hashes of codes, and the codes beside them are others")
	}
	return nil
}

func (d Document) provision() map[string]any {
	purposes := []any{}
	for _, p := range d.Terms.PurposeList() {
		purposes = append(purposes, Coding{actReason, p.String()})
	}
	for _, use := range d.Terms.DUO {
		purposes = append(purposes, Coding{duoSystem, duoCode(use)})
	}
	p := map[string]any{
		"period": fhirPeriod{instantText(d.Terms.NotBefore), instantText(d.Terms.NotAfter - 1)},
		"actor": []any{map[string]any{
			"role":      concept(Coding{participation, "IRCP"}),
			"reference": identified("Organization", MemberSystem, d.Terms.Grantee),
		}},
		"purpose": purposes,
	}
	if flags := d.flags(); len(flags) > 0 {
		p["extension"] = flags
	}
	if len(d.Codes) > 0 {
		p["code"] = concepts(d.Codes)
	}
	if len(d.Denied) > 0 {
		p["provision"] = []any{map[string]any{"type": "deny", "code": concepts(d.Denied)}}
	}
	return p
}

func (d Document) flags() (list []any) {
	for _, code := range []string{"part2", "deidentified", "no-redisclosure"} {
		if d.Terms.Flags&flagCodes[code] != 0 {
			list = append(list, map[string]any{"url": FlagURL, "valueCode": code})
		}
	}
	return list
}

func concept(c Coding) map[string]any { return map[string]any{"coding": []any{c}} }

func concepts(codings []Coding) (list []any) {
	for _, c := range codings {
		list = append(list, concept(c))
	}
	return list
}

func identified(kind, system string, id common.Hash) fhirReference {
	return fhirReference{Type: kind, Identifier: &fhirIdentifier{system, id.Hex()}}
}

func instantText(unix uint64) string { return time.Unix(int64(unix), 0).UTC().Format(time.RFC3339) }
