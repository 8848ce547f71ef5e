package evidence

import (
	"fmt"

	"github.com/fxamacker/cbor/v2"

	"github.com/labseal/labseal/evidence/ers"
)

// labelTimestamps is the unprotected header of evidence that holds an evidence record of RFC 4998: timestamps by
// authorities outside the consortium, and their renewals (docs/spec/timestamps.md).
const labelTimestamps = -70003

// Document is what timestamps of evidence cover: the file without its optional headers, so that amendment state and
// cosignatures may be added and refreshed.
func Document(file []byte) ([]byte, error) {
	p, err := split(file, decodeChainProof)
	if err != nil {
		return nil, fmt.Errorf("read evidence: %w", err)
	}
	return p.document(), nil
}

// Timestamps returns the evidence record that evidence carries, nil where it carries none. It checks no link and no
// signature: [Verify] does.
func Timestamps(file []byte) (*ers.Record, error) {
	p, err := split(file, decodeChainProof)
	if err != nil {
		return nil, fmt.Errorf("read evidence: %w", err)
	}
	return p.timestamps, nil
}

// AttachTimestamps puts an evidence record in evidence, in the place of the one that it may have. It checks nothing:
// [Verify] does.
func AttachTimestamps(file []byte, r *ers.Record) ([]byte, error) {
	file, err := attach(file, labelTimestamps, r.Encode())
	if err != nil {
		return nil, fmt.Errorf("attach timestamps: %w", err)
	}
	return file, nil
}

func readTimestamps(p *parts, b []byte) (err error) {
	p.timestamps, err = ers.Decode(b)
	return err
}

func (p *parts) document() []byte {
	m := p.signed
	m.Unprotected = map[int64]cbor.RawMessage{
		labelReceipts:   m.Unprotected[labelReceipts],
		labelChainProof: m.Unprotected[labelChainProof],
	}
	return m.encode()
}

// timestamps checks the evidence record, where the evidence has one.
func (v *verification) timestamps(authorities ers.Authorities) (err error) {
	if v.parts.timestamps != nil {
		v.proven.Timestamps, err = v.parts.timestamps.Verify(v.parts.document(), authorities)
	}
	return err
}
