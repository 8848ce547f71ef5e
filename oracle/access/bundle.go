package access

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/bundle"
	"github.com/labseal/labseal/oracle/fhir"
)

// bundleFile is the one FHIR Bundle of an export, entry by entry.
//
// Each version is a DocumentReference, which says its state and names its files, and what the version says. That stands in
// a Bundle of its own: resources of different records and versions have the same names (Patient/1), which one Bundle can't
// hold twice (bdl-7), and what was received is handed on as it came.
type bundleFile struct {
	*file
	entries int
}

func (b *bundleFile) begin(r *run) error {
	b.say(`{"resourceType":"Bundle","type":"collection","identifier":{"system":"urn:ietf:rfc:3986","value":"urn:uuid:%s"},"timestamp":%q,"entry":[`+"\n",
		r.made.ID, r.at.Format(time.RFC3339))
	return nil
}

func (b *bundleFile) end() { b.say("]}\n") }

func (b *bundleFile) put(e bundle.Entry) error {
	if b.entries++; b.entries > 1 {
		b.say(",")
	}
	return bundle.Write(b, e)
}

// add adds a version, which replaces another one, and returns the name that its document has in the Bundle.
func (b *bundleFile) add(it *item, replaces string) (name string, err error) {
	said, err := saidIn(it)
	if err != nil {
		return "", err
	}
	document := documentOf(it)
	if replaces != "" {
		document["relatesTo"] = []any{map[string]any{"code": "replaces", "target": map[string]string{"reference": replaces}}}
	}
	if said != nil {
		document["context"] = map[string]any{"related": []any{map[string]string{"reference": said.FullURL}}}
	}
	e := bundle.New(document)
	if err := b.put(e); err != nil || said == nil {
		return e.FullURL, err
	}
	return e.FullURL, b.put(*said)
}

// saidIn is what a version says: FHIR as it came, or a Bundle of what it is in FHIR; nil where it is not read.
func saidIn(it *item) (*bundle.Entry, error) {
	if it.stored.Projection == fhir.Projection && it.record != nil {
		e := bundle.New(json.RawMessage(strings.TrimPrefix(string(it.record), "\ufeff")))
		return &e, nil
	}
	entries, err := bundle.Said(it.stored.Projection, it.opening.Claims)
	if err != nil || len(entries) == 0 {
		return nil, err
	}
	e := bundle.New(bundle.Collection(entries))
	return &e, nil
}

// documentOf describes a version and its files.
func documentOf(it *item) map[string]any {
	var content []any
	for _, f := range it.urls {
		content = append(content, map[string]any{"attachment": map[string]any{
			"contentType": f.Type, "url": f.Name, "size": f.Size, "title": titles[f.Name[strings.LastIndexByte(f.Name, '.'):]],
		}})
	}
	d := map[string]any{
		"resourceType": "DocumentReference", "status": documentStatus(it), "content": content,
		"masterIdentifier": map[string]string{"system": "urn:labseal:leaf", "value": it.stored.Leaf.Hex()},
		"identifier":       []any{map[string]string{"system": "urn:labseal:record", "value": it.stored.Record.String()}},
		"date":             it.version.Received.UTC().Format(time.RFC3339),
		"description":      it.standing() + " version of a " + it.version.Kind + ", as the lab received it; state: " + it.version.Status.String(),
	}
	if s := docStatus[it.version.Status]; s != "" {
		d["docStatus"] = s
	}
	return d
}

var titles = map[string]string{
	".record": "the record, as the lab received it", ".evidence": "evidence", ".opening": "opening",
	".amendment": "evidence that it was amended",
}

// docStatus says a version's state in FHIR; what has no word there stands in the description.
var docStatus = map[evidence.Status]string{
	evidence.StatusRegistered: "preliminary", evidence.StatusPreliminary: "preliminary", evidence.StatusFinal: "final",
	evidence.StatusCorrected: "amended", evidence.StatusEnteredInError: "entered-in-error",
}

// standing says how a version stands to the others of its record: current, superseded or withdrawn.
func (it *item) standing() string {
	newest := it.holding.Versions[len(it.holding.Versions)-1]
	switch {
	case newest.Amends.Withdraws():
		return "withdrawn"
	case newest.Version != it.version.Version:
		return "superseded"
	}
	return "current"
}

func documentStatus(it *item) string {
	newest := it.holding.Versions[len(it.holding.Versions)-1]
	if newest.Amends == evidence.ReasonEnteredInError {
		return "entered-in-error"
	}
	if s := it.standing(); s != "withdrawn" {
		return s
	}
	return "superseded"
}
