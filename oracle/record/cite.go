package record

import "github.com/ethereum/go-ethereum/common"

// CitesURL is the url of the FHIR extension by which a report cites another lab's version (docs/spec/citation.md).
const CitesURL = "urn:labseal:cites"

// maxCites is how many citations of one record are read.
const maxCites = 256

// Cite notes a leaf hash that the record cites, or that it cites something that is none.
func (f *Facts) Cite(text string) {
	var leaf common.Hash
	if leaf.UnmarshalText([]byte(text)) != nil || leaf == (common.Hash{}) || len(f.Cites) == maxCites {
		f.Miscited = true
		return
	}
	for _, known := range f.Cites {
		if known == leaf {
			return
		}
	}
	f.Cites = append(f.Cites, leaf)
}
