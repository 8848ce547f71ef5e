package consent_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
)

// TestCorpus reads every Consent of the corpus. Each is refused by the name of an element, or maps without a loss: what
// the document says, read a second time by a reader of the test's own, is what the terms say; written and read again it
// is the same; and the commitment that the contract makes of it opens.
//
// The public examples all say something that can't be enforced. So that they are no proof of the refusals alone, each is
// mended at just the element that was refused, again and again, until it is taken: a refusal that named another element
// than the one to blame would never end.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("LABSEAL_CORPUS")
	if dir == "" {
		t.Skip("LEFT OUT: no corpus; set LABSEAL_CORPUS to the folder that holds fhir-r4 and fhir-r5")
	}
	var files []string
	for _, pattern := range []string{"fhir-r4/*/Consent-*.json", "fhir-r5/*/Consent-*.json"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		check(t, err)
		files = append(files, found...)
	}
	if len(files) < 20 {
		t.Fatalf("%d consents in the corpus", len(files))
	}
	c := newContract(t)
	asTheyAre, mended := 0, 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		check(t, err)
		var resource map[string]any
		check(t, json.Unmarshal(text, &resource))
		for refusals := 0; ; refusals++ {
			d, err := read(t, resource)
			if err == nil {
				if refusals == 0 {
					asTheyAre++
				}
				mended++
				checkLossless(t, c, filepath.Base(file), resource, d)
				break
			}
			var refused *consent.UnenforceableError
			if !errors.As(err, &refused) {
				t.Errorf("%s: refused, and no element is named: %v", filepath.Base(file), err)
				break
			}
			if refusals == 0 {
				t.Logf("%s: refused: %v", filepath.Base(file), refused)
			}
			if refusals > 20 || !mend(resource, refused.Element) {
				t.Errorf("%s: %s is refused (%s), and mending it changes nothing", filepath.Base(file), refused.Element, refused.Reason)
				break
			}
		}
	}
	t.Logf("of %d: %d as they are, %d with what can't be enforced taken out", len(files), asTheyAre, mended)
}

// checkLossless reads a document that was taken a second time, by another way, and compares.
func checkLossless(t *testing.T, c contract, name string, resource map[string]any, d consent.Document) {
	t.Helper()
	if said, terms := project(t, resource), projectTerms(d); !reflect.DeepEqual(said, terms) {
		t.Errorf("%s: the document says %v, the terms %v", name, said, terms)
	}
	salt := consent.NewSalt()
	for _, write := range []func() ([]byte, error){d.FHIR, func() ([]byte, error) { return d.RecordedFHIR(consent.Recorded{}) }} {
		again, err := write()
		check(t, err)
		back, err := consent.ReadFHIR(again, directory{})
		if err != nil || !reflect.DeepEqual(back, d) {
			t.Errorf("%s: it changes on its way there and back: %v", name, err)
		}
		commit, err := c.UnpackTermsCommitOf(c.call(t, c.PackTermsCommitOf(tupleOf(back.Terms), salt)))
		check(t, err)
		if common.Hash(commit) != d.Open(salt).Commit() {
			t.Errorf("%s: the commitment does not open to what was read back", name)
		}
	}
}

// project is what a Consent's provision says, as sorted lines: purposes, codes, codes denied, times, decision.
func project(t *testing.T, resource map[string]any) (lines []string) {
	t.Helper()
	p := one(resource["provision"])
	for _, purpose := range list(p["purpose"]) {
		lines = append(lines, "purpose "+purpose["code"].(string))
	}
	codings := func(word string, concepts any) {
		for _, concept := range list(concepts) {
			for _, c := range list(concept["coding"]) {
				lines = append(lines, word+" "+c["system"].(string)+"|"+c["code"].(string))
			}
		}
	}
	codings("code", p["code"])
	for _, exception := range list(p["provision"]) {
		codings("denied", exception["code"])
	}
	period := p["period"].(map[string]any)
	lines = append(lines, "from "+instant(t, period["start"], 0), "to "+instant(t, period["end"], 24*time.Hour-time.Second), "patient", "grantee")
	decision := "permit"
	if rule := one(resource["policyRule"]); rule != nil && one(rule["coding"])["code"] == "OPTOUT" && p["type"] != "permit" || p["type"] == "deny" {
		decision = "deny"
	}
	lines = append(lines, decision)
	slices.Sort(lines)
	return slices.Compact(lines)
}

// instant is a FHIR dateTime in unix seconds: as it says, or so long behind the beginning of a day.
func instant(t *testing.T, text any, ofDay time.Duration) string {
	t.Helper()
	at, err := time.Parse(time.RFC3339, text.(string))
	if err != nil {
		at, err = time.Parse(time.DateOnly, text.(string))
		at = at.Add(ofDay)
	}
	check(t, err)
	return fmt.Sprint(at.Unix())
}

// projectTerms is what terms say, in the same lines.
func projectTerms(d consent.Document) (lines []string) {
	for _, p := range d.Terms.PurposeList() {
		lines = append(lines, "purpose "+p.String())
	}
	for _, c := range d.Codes {
		lines = append(lines, "code "+c.System+"|"+c.Code)
	}
	for _, c := range d.Denied {
		lines = append(lines, "denied "+c.System+"|"+c.Code)
	}
	lines = append(lines, fmt.Sprint("from ", d.Terms.NotBefore), fmt.Sprint("to ", d.Terms.NotAfter-1))
	if d.Terms.Subject == frida {
		lines = append(lines, "patient")
	}
	if d.Terms.Grantee == clinic {
		lines = append(lines, "grantee")
	}
	lines = append(lines, map[consent.Decision]string{consent.Permit: "permit", consent.Deny: "deny"}[d.Terms.Decision])
	slices.Sort(lines)
	return lines
}

// one is an object, or the first of a list.
func one(v any) map[string]any {
	if all := list(v); len(all) > 0 {
		return all[0]
	}
	return nil
}

func list(v any) (all []map[string]any) {
	switch v := v.(type) {
	case map[string]any:
		return []map[string]any{v}
	case []any:
		for _, o := range v {
			all = append(all, o.(map[string]any))
		}
	}
	return all
}

// mend puts what can be enforced in the place of one element, as the patient and the lab may agree; an element of which
// there is nothing to put is taken out. It says whether that changed anything.
func mend(resource map[string]any, element string) bool {
	path := strings.Split(strings.TrimPrefix(element, "Consent."), ".")
	holder := resource
	for len(path) > 1 {
		next := one(holder[path[0]])
		if next == nil {
			next = map[string]any{}
			holder[path[0]] = next
		}
		holder, path = next, path[1:]
	}
	good, name := one(fridas()["provision"]), path[0]
	before, err := json.Marshal(resource)
	if err != nil {
		return false
	}
	switch element {
	case "Consent.provision":
		holder[name] = map[string]any{}
	case "Consent.provision.period.start", "Consent.provision.period.end":
		holder[name] = map[string]string{"start": "2026-03-01", "end": "2026-03-31"}[name]
	case "Consent.provision.purpose", "Consent.provision.actor":
		holder[name] = good[name]
	case "Consent.provision.actor.reference":
		holder[name] = map[string]any{"reference": "Organization/f001"}
	case "Consent.policyRule":
		holder[name] = fridas()[name]
		delete(one(holder["provision"]), "type")
	case "Consent.decision":
		holder[name] = "deny"
	default:
		delete(holder, name)
	}
	after, err := json.Marshal(resource)
	return err == nil && string(after) != string(before)
}
