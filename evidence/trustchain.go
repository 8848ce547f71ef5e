package evidence

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// ParseTrust reads a consortium's signed trust files, from file 1 to the newest, one behind the other, and returns the
// newest with the consortium id, which is the hash of file 1. Every file but the first is signed by governors of the
// one before. Since file 1 names its own governors, its signatures alone prove nothing: compare the id with the one
// you know.
func ParseTrust(files []byte) (*Trust, common.Hash, error) {
	t, hashes, err := parseTrustChain(files)
	if err != nil {
		return nil, common.Hash{}, fmt.Errorf("trust file: %w", err)
	}
	return t, hashes[0], nil
}

// parseTrustChain returns the newest file and the hashes of all.
func parseTrustChain(files []byte) (t *Trust, hashes []common.Hash, err error) {
	for first := true; first || len(files) > 0; first = false {
		text, signatures, rest, err := splitNote(files)
		if err != nil {
			return nil, nil, err
		}
		next, err := ParseTrustText(text)
		if err != nil {
			return nil, nil, err
		}
		if t == nil {
			t = next // which answers for itself
			if next.Number != 1 {
				return nil, nil, fmt.Errorf("number %d comes first; give all files from number 1 on", next.Number)
			}
		} else if err := t.succeededBy(next, hashes[len(hashes)-1]); err != nil {
			return nil, nil, err
		}
		if err := t.checkGovernors(text, signatures); err != nil {
			return nil, nil, fmt.Errorf("number %d: %w", next.Number, err)
		}
		t, hashes, files = next, append(hashes, TrustHash(text)), rest
	}
	return t, hashes, nil
}

// ParseTrustText reads the text of a trust file, whoever signed it.
func ParseTrustText(text []byte) (*Trust, error) {
	t := new(Trust)
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(t); err != nil {
		return nil, err
	}
	if again, err := t.Text(); err != nil {
		return nil, err
	} else if !bytes.Equal(again, text) {
		return nil, errNotCanonical
	}
	return t, nil
}

// succeededBy checks that next is the file behind t, whose text has this hash.
func (t *Trust) succeededBy(next *Trust, hash common.Hash) error {
	switch {
	case next.Number != t.Number+1:
		return fmt.Errorf("number %d follows on number %d", next.Number, t.Number)
	case *next.Previous != hash:
		return fmt.Errorf("number %d names another file %d before it", next.Number, t.Number)
	case next.Chain != t.Chain:
		return errors.New("a consortium stays on its chain; on another, it founds itself anew")
	}
	return nil
}

// MergeTrust joins signatures that were made apart, over one text, into one file.
func MergeTrust(files ...[]byte) ([]byte, error) {
	var text []byte
	var all []noteSignature
	seen := map[common.Address]bool{}
	for i, file := range files {
		t, signatures, rest, err := splitNote(file)
		switch {
		case err != nil:
			return nil, fmt.Errorf("merge trust files: file %d: %w", i+1, err)
		case len(rest) > 0:
			return nil, fmt.Errorf("merge trust files: file %d is more than one", i+1)
		case i > 0 && !bytes.Equal(t, text):
			return nil, fmt.Errorf("merge trust files: file %d has another text than the first", i+1)
		}
		text = t
		for _, s := range signatures {
			if err := s.check(text); err != nil {
				return nil, fmt.Errorf("merge trust files: signature of %s: %w", s.account, err)
			}
			if !seen[s.account] {
				all, seen[s.account] = append(all, s), true
			}
		}
	}
	return joinNote(text, all), nil
}
