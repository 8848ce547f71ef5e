package evidence

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/fxamacker/cbor/v2"
)

// optional is an unprotected header that evidence may have beside its receipt and its chain proof. It was added after
// the statement was logged and anchored, so it adds to what is proven and never changes it: evidence without it
// verifies alike.
type optional struct {
	label int64
	name  string
	read  func(p *parts, value []byte) error // of the bstr's content; fails the format check
}

// optionals is the closed list of them. Their order in the file is that of deterministic CBOR, which for labels of one
// length is -70002, -70003, ...
var optionals = []optional{
	{labelAmendmentState, "amendment state", readAmendmentState},
	{labelTimestamps, "timestamps", readTimestamps},
	{labelCosignatures, "cosignatures", readCosignatures},
}

// readOptional reads the optional headers, and refuses by its label what is none.
func (p *parts) readOptional(headers map[int64]cbor.RawMessage) error {
	for _, label := range slices.Sorted(maps.Keys(headers)) {
		if label == labelReceipts || label == labelChainProof {
			continue
		}
		i := slices.IndexFunc(optionals, func(o optional) bool { return o.label == label })
		if i < 0 {
			return fmt.Errorf("unprotected header %d is not known; a newer verifier may read it", label)
		}
		var value []byte
		if err := decode(headers[label], &value); err != nil {
			return fmt.Errorf("%s: %w", optionals[i].name, err)
		}
		if err := optionals[i].read(p, value); err != nil {
			return fmt.Errorf("%s: %w", optionals[i].name, err)
		}
	}
	return nil
}

// attach returns evidence with an optional header added, or replaced where it is there.
func attach(file []byte, label int64, value []byte) ([]byte, error) {
	m, err := decodeSign1(file)
	if err != nil {
		return nil, err
	}
	if m.Unprotected[labelChainProof] == nil {
		return nil, errors.New("not evidence: it has no chain proof")
	}
	m.Unprotected[label] = encode(value)
	return m.encode(), nil
}
