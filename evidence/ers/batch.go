package ers

import (
	"bytes"
	"crypto"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/notaryproject/tspclient-go"
)

// Item is a document with its record so far, nil where it has none.
type Item struct {
	Document []byte
	Record   *Record
}

// Batch is what one token will cover: a hash tree over the new generation of each of its items.
type Batch struct {
	items []Item
	hash  crypto.Hash
	root  []byte
	paths []reduced
}

// Prepare takes documents for which an authority is to be asked. One without a record gets its first timestamp. One
// with a record has it renewed: under the hash function that the record used last, by covering its last token; under
// another, by covering the document anew together with the whole record.
func Prepare(h crypto.Hash, items ...Item) (*Batch, error) {
	if !isKnown(h) {
		return nil, fmt.Errorf("prepare timestamp: hash function %s is not of records", h)
	}
	if len(items) == 0 {
		return nil, errors.New("prepare timestamp: no document")
	}
	b := &Batch{items: items, hash: h}
	var leaves [][]byte
	for _, i := range items {
		leaves = append(leaves, i.leaf(h))
	}
	b.root, b.paths = reduce(h, leaves)
	return b, nil
}

// leaf is what the next generation of the item covers.
func (i Item) leaf(h crypto.Hash) []byte {
	if i.Record == nil {
		return sum(h, i.Document)
	}
	if last := i.Record.last(); h == last.hash() {
		return renewed(last)
	}
	return rehashed(h, i.Document, i.Record.chains)
}

// renewed is what a timestamp renewal covers: the chain's last token.
func renewed(c chain) []byte { return sum(c.hash(), c[len(c)-1].token.der) }

// rehashed is what a hash tree renewal covers: the document and all chains so far, by the new function.
func rehashed(h crypto.Hash, document []byte, chains []chain) []byte {
	return sum(h, sum(h, document), sum(h, encodeSequence(chains)))
}

func (r *Record) last() chain { return r.chains[len(r.chains)-1] }

// Hash is the hash function that the record used last.
func (r *Record) Hash() crypto.Hash { return r.last().hash() }

// Request is what an authority is asked: a timestamp over the batch's root, with its certificates. Without a nonce, the
// answer can't be told from an earlier one to the same question.
func (b *Batch) Request(nonce *big.Int) *tspclient.Request {
	algorithm := identifier(b.hash)
	algorithm.Parameters = asn1.RawValue{Tag: asn1.TagNull, FullBytes: []byte{asn1.TagNull, 0}} // as older authorities want it
	return &tspclient.Request{
		Version: 1, Nonce: nonce, CertReq: true,
		MessageImprint: tspclient.MessageImprint{HashAlgorithm: algorithm, HashedMessage: b.root},
	}
}

// Records joins each item and the token in a new record, in the order of the items. The items' records stay as they
// are. The token's signature is not checked: verify the records.
func (b *Batch) Records(der []byte) ([]*Record, error) {
	t, err := decodeToken(der)
	if err != nil {
		return nil, fmt.Errorf("take timestamp: %w", err)
	}
	if t.hash != b.hash || !bytes.Equal(t.imprint, b.root) {
		return nil, errors.New("take timestamp: the token is of something else")
	}
	var records []*Record
	for i, item := range b.items {
		a := archiveTimestamp{b.paths[i], t}
		records = append(records, item.Record.with(a))
	}
	return records, nil
}

// with is the record and one timestamp more. A nil record is one without any.
func (r *Record) with(a archiveTimestamp) *Record {
	if r == nil {
		return &Record{[]chain{{a}}}
	}
	chains := slices.Clone(r.chains)
	if last := r.last(); a.token.hash == last.hash() {
		chains[len(chains)-1] = append(slices.Clone(last), a)
	} else {
		chains = append(chains, chain{a})
	}
	return &Record{chains}
}
