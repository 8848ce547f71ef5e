// Package bundle says a version in FHIR R4, for programs that read nothing else: patients' apps and their doctors'.
//
// What the lab stands by is the record as it was received, with its evidence. FHIR that the lab received is handed on as
// it came, so that 1.50 stays 1.50. HL7 v2 is put into FHIR to be looked at: patient, orders and results, with their
// codes, numbers, units and states as they were sent; what there is no place for stays in the record. A record that is
// not read has no resources.
package bundle

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/google/uuid"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/fhir"
	"github.com/labseal/labseal/oracle/hl7"
)

// Types of what is attached. The files are those of `oracle share`, and `oracle verify` takes them.
const (
	FHIRType     = "application/fhir+json"
	EvidenceType = "application/vnd.labseal.statement+cbor"
	OpeningType  = "application/cbor"
	HL7Type      = "x-application/hl7-v2+er7"
	OtherType    = "application/octet-stream"
)

// Entry is an entry of a Bundle.
type Entry struct {
	FullURL  string `json:"fullUrl,omitempty"`
	Resource any    `json:"resource"`
}

// New is an entry under a name of its own.
func New(resource any) Entry { return Entry{"urn:uuid:" + uuid.NewString(), resource} }

// RecordType is the type of the bytes of a record that a projection reads.
func RecordType(projection string) string {
	switch projection {
	case hl7.Projection:
		return HL7Type
	case fhir.Projection:
		return FHIRType
	}
	return OtherType
}

// Resources are what a record says.
func Resources(projection string, record []byte, claims []evidence.OpenedClaim) ([]Entry, error) {
	if projection == fhir.Projection {
		return received(record)
	}
	return Said(projection, claims)
}

// Said are what some claims of a record say, where the record itself is not to be shown.
func Said(projection string, claims []evidence.OpenedClaim) (list []Entry, err error) {
	switch projection {
	case hl7.Projection:
		return mapped(claims), nil
	case fhir.Projection:
		return claimed(claims)
	}
	return nil, nil
}

// received are the resources of a FHIR record: of a Bundle its entries.
func received(record []byte) (list []Entry, err error) {
	var looked struct {
		ResourceType string `json:"resourceType"`
		Entry        []struct {
			FullURL  string          `json:"fullUrl"`
			Resource json.RawMessage `json:"resource"`
		} `json:"entry"`
	}
	record = withoutBOM(record)
	if err := json.Unmarshal(record, &looked); err != nil {
		return nil, errors.New("read the record as FHIR: it is not JSON any more")
	}
	if looked.ResourceType != "Bundle" {
		return []Entry{New(json.RawMessage(record))}, nil
	}
	for _, e := range looked.Entry {
		if len(e.Resource) > 0 {
			list = append(list, Entry{e.FullURL, e.Resource})
		}
	}
	return list, nil
}

// claimed are the resources of the claims of a FHIR record.
func claimed(claims []evidence.OpenedClaim) (list []Entry, err error) {
	for _, c := range claims {
		if c.Claim.Kind == evidence.ContextKind {
			continue
		}
		var body struct {
			Entry struct {
				FullURL  string          `json:"fullUrl"`
				Resource json.RawMessage `json:"resource"`
			} `json:"entry"`
		}
		if err := json.Unmarshal(c.Claim.Body, &body); err != nil {
			return nil, errors.New("read a claim as FHIR: it is not JSON")
		}
		if len(body.Entry.Resource) > 0 {
			list = append(list, Entry{body.Entry.FullURL, body.Entry.Resource})
		}
	}
	return list, nil
}

// Collection is a Bundle of entries.
func Collection(entries []Entry) map[string]any {
	return map[string]any{"resourceType": "Bundle", "type": "collection", "entry": entries}
}

// Write writes a resource as JSON, and a line end.
func Write(w io.Writer, resource any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(resource); err != nil {
		return fmt.Errorf("write as FHIR: %w", err)
	}
	return nil
}

func withoutBOM(record []byte) []byte { return bytes.TrimPrefix(record, []byte("\xef\xbb\xbf")) }

// Attachment is a file in a DocumentReference.
type Attachment struct {
	ContentType, Title string
	Data               []byte
}

// Document is a DocumentReference that holds files.
func Document(description string, files ...Attachment) map[string]any {
	var list []any
	for _, f := range files {
		list = append(list, map[string]any{"attachment": map[string]string{
			"contentType": f.ContentType, "title": f.Title, "data": base64.StdEncoding.EncodeToString(f.Data),
		}})
	}
	return map[string]any{"resourceType": "DocumentReference", "status": "current", "content": list, "description": description}
}
