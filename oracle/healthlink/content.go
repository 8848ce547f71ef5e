package healthlink

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"

	"github.com/google/uuid"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/fhir"
	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/vault"
)

// Issuer hands out what a link shares.
type Issuer interface {
	Evidence(ctx context.Context, p oracle.Progress) ([]byte, error)
	Opened(ctx context.Context, stored *journal.Stored) (*evidence.Opening, error)
	Record(ctx context.Context, record vault.RecordID, number uint32) ([]byte, error)
}

// Content makes what a link shares of a version.
type Content struct {
	Issuer   Issuer
	Progress func(ctx context.Context, id oracle.VersionID) (oracle.Progress, error)
}

// content is what a link shares.
type content struct {
	bundle  []byte
	opening *evidence.Opening
}

// Types of what is attached. The files are those of `oracle share`, and `oracle verify` takes them.
const (
	evidenceType = "application/vnd.labseal.statement+cbor"
	openingType  = "application/cbor"
	hl7Type      = "x-application/hl7-v2+er7"
	otherType    = "application/octet-stream"
)

// of makes the Bundle of a version: what the record says as FHIR, and the record itself with its evidence and opening.
func (c Content) of(ctx context.Context, stored *journal.Stored) (*content, error) {
	progress, err := c.Progress(ctx, stored.VersionID)
	if err != nil {
		return nil, err
	}
	proof, err := c.Issuer.Evidence(ctx, progress)
	if err != nil {
		return nil, err
	}
	opening, err := c.Issuer.Opened(ctx, stored)
	if err != nil {
		return nil, err
	}
	record, err := c.Issuer.Record(ctx, stored.Record, stored.Version)
	if err != nil {
		return nil, err
	}
	entries, recordType, err := resources(stored.Projection, record, opening)
	if err != nil {
		return nil, err
	}
	entries = append(entries, newEntry(document(
		attachment{recordType, "the record, as the lab received it", record},
		attachment{evidenceType, "evidence", proof},
		attachment{openingType, "opening", opening.Encode()},
	)))
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err = encoder.Encode(map[string]any{"resourceType": "Bundle", "type": "collection", "entry": entries})
	if err != nil {
		return nil, fmt.Errorf("write what the link shares: %w", err)
	}
	return &content{out.Bytes(), opening}, nil
}

// entry is an entry of a Bundle. FHIR that the lab received stands in it as it came, so that 1.50 stays 1.50.
type entry struct {
	FullURL  string `json:"fullUrl,omitempty"`
	Resource any    `json:"resource"`
}

func newEntry(resource any) entry { return entry{"urn:uuid:" + uuid.NewString(), resource} }

// resources are what a record says, as FHIR, and the type of the record's bytes. HL7 v2 is put into FHIR to be looked at: what
// the lab stands by is the record itself. A record that is not read has none.
func resources(projection string, record []byte, opening *evidence.Opening) (list []entry, recordType string, err error) {
	switch projection {
	case hl7.Projection:
		for _, c := range opening.Claims {
			if r := resourceOf(c.Claim); r != nil {
				list = append(list, newEntry(r))
			}
		}
		return list, hl7Type, nil
	case fhir.Projection:
		list, err = received(record)
		return list, fhirType, err
	}
	return nil, otherType, nil
}

// received are the resources of a FHIR record: of a Bundle its entries.
func received(record []byte) (list []entry, err error) {
	var looked struct {
		ResourceType string `json:"resourceType"`
		Entry        []struct {
			FullURL  string          `json:"fullUrl"`
			Resource json.RawMessage `json:"resource"`
		} `json:"entry"`
	}
	record = bytes.TrimPrefix(record, []byte("\xef\xbb\xbf"))
	if err := json.Unmarshal(record, &looked); err != nil {
		return nil, fmt.Errorf("read the record for its link: it is not JSON any more")
	}
	if looked.ResourceType != "Bundle" {
		return []entry{newEntry(json.RawMessage(record))}, nil
	}
	for _, e := range looked.Entry {
		if len(e.Resource) > 0 {
			list = append(list, entry{e.FullURL, e.Resource})
		}
	}
	return list, nil
}

// attachment is a file in a DocumentReference.
type attachment struct {
	contentType, title string
	data               []byte
}

func document(files ...attachment) map[string]any {
	var list []any
	for _, f := range files {
		list = append(list, map[string]any{"attachment": map[string]string{
			"contentType": f.contentType, "title": f.title, "data": base64.StdEncoding.EncodeToString(f.data),
		}})
	}
	return map[string]any{
		"resourceType": "DocumentReference", "status": "current", "content": list,
		"description": "What proves the results in this Bundle: the record, its evidence and its opening, for `oracle verify`",
	}
}
