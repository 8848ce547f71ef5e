package ers

import (
	"bytes"
	"crypto"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
	"slices"
)

// Record is an evidence record of one document.
type Record struct {
	chains []chain // oldest first; each of one hash function
}

type chain []archiveTimestamp

// archiveTimestamp is a token with the way from what it covers to its imprint.
type archiveTimestamp struct {
	tree  reduced
	token *token
}

func (c chain) hash() crypto.Hash { return c[0].token.hash }

// The structures of RFC 4998, appendix A, as far as the profile uses them: without cryptoInfos, encryptionInfo,
// digestAlgorithm and attributes.
type (
	recordItem struct {
		Version    int
		Algorithms []pkix.AlgorithmIdentifier
		Sequence   [][]timestampItem
	}
	timestampItem struct {
		Tree  [][][]byte `asn1:"optional,tag:2"`
		Token asn1.RawValue
	}
)

// Encode writes the record in its one encoding.
func (r *Record) Encode() []byte {
	return marshal(recordItem{Version: 1, Algorithms: r.algorithms(), Sequence: sequenceItem(r.chains)})
}

// algorithms are the record's hash functions, in the order in which they are first used.
func (r *Record) algorithms() (list []pkix.AlgorithmIdentifier) {
	var seen []crypto.Hash
	for _, c := range r.chains {
		if !slices.Contains(seen, c.hash()) {
			seen = append(seen, c.hash())
			list = append(list, identifier(c.hash()))
		}
	}
	return list
}

func sequenceItem(chains []chain) (sequence [][]timestampItem) {
	for _, c := range chains {
		var items []timestampItem
		for _, a := range c {
			items = append(items, timestampItem{a.tree, asn1.RawValue{FullBytes: a.token.der}})
		}
		sequence = append(sequence, items)
	}
	return sequence
}

// encodeSequence is the ArchiveTimeStampSequence of chains, which a hash tree renewal covers.
func encodeSequence(chains []chain) []byte { return marshal(sequenceItem(chains)) }

// marshal writes DER. Only our own types come here, so failing to encode one is a programming error.
func marshal(v any) []byte {
	b, err := asn1.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("ers: encode %T: %v", v, err))
	}
	return b
}

// Decode reads a record and refuses everything but the one encoding of what the profile knows. It checks no link and no
// signature.
func Decode(der []byte) (*Record, error) {
	var item recordItem
	if rest, err := asn1.Unmarshal(der, &item); err != nil {
		return nil, errors.New("decode evidence record: it is cut short, or of another form than the one that is known")
	} else if len(rest) > 0 {
		return nil, errors.New("decode evidence record: bytes behind it")
	}
	if item.Version != 1 {
		return nil, fmt.Errorf("decode evidence record: version %d is not known; a newer verifier may read it", item.Version)
	}
	r := new(Record)
	for i, items := range item.Sequence {
		c, err := decodeChain(items)
		if err != nil {
			return nil, fmt.Errorf("decode evidence record: chain %d: %w", i+1, err)
		}
		r.chains = append(r.chains, c)
	}
	if len(r.chains) == 0 {
		return nil, errors.New("decode evidence record: it holds no timestamp")
	}
	if !bytes.Equal(r.Encode(), der) {
		return nil, errors.New("decode evidence record: not in its one encoding, or with fields that are not known")
	}
	return r, nil
}

func decodeChain(items []timestampItem) (chain, error) {
	if len(items) == 0 {
		return nil, errors.New("it holds no timestamp")
	}
	var c chain
	for i, item := range items {
		t, err := decodeToken(item.Token.FullBytes)
		if err != nil {
			return nil, fmt.Errorf("timestamp %d: %w", i+1, err)
		}
		a := archiveTimestamp{item.Tree, t}
		if err := a.tree.check(t.hash); err != nil {
			return nil, fmt.Errorf("timestamp %d: %w", i+1, err)
		}
		if i > 0 && t.hash != c.hash() {
			return nil, fmt.Errorf("timestamp %d: its hash function is not the chain's", i+1)
		}
		c = append(c, a)
	}
	return c, nil
}
