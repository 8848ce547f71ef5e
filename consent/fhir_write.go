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
	if err := d.check(); err != nil {
		return nil, fmt.Errorf("write FHIR Consent: %w", err)
	}
	rule := "OPTIN"
	if d.Terms.Decision == Deny {
		rule = "OPTOUT"
	}
	resource := map[string]any{
		"resourceType": "Consent", "status": "active",
		"scope":      concept(Coding{consentScope, "patient-privacy"}),
		"category":   []any{concept(Coding{"http://loinc.org", "59284-0"})},
		"patient":    identified("Patient", SubjectSystem, d.Terms.Subject),
		"policyRule": concept(Coding{actCode, rule}),
		"provision":  d.provision(),
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
		"action":  []any{concept(Coding{consentAction, "access"})},
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
