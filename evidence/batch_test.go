package evidence_test

import (
	"bytes"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/labseal/labseal/evidence"
)

// logOf puts entries into one log and its tree into one block.
func (c *consortium) logOf(t testing.TB, entries ...[]byte) ([]evidence.Inclusion, evidence.ChainProof) {
	t.Helper()
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) (out []tlog.Hash, err error) {
		for _, i := range indexes {
			out = append(out, stored[i])
		}
		return out, nil
	})
	for i, entry := range entries {
		hashes, err := tlog.StoredHashes(int64(i), entry, reader)
		check(t, err)
		stored = append(stored, hashes...)
	}
	size := int64(len(entries))
	root, err := tlog.TreeHash(size, reader)
	check(t, err)
	list := make([]evidence.Inclusion, size)
	for i := range list {
		path, err := tlog.ProveRecord(size, int64(i), reader)
		check(t, err)
		list[i] = evidence.Inclusion{Size: uint64(size), Index: uint64(i)}
		for _, h := range path {
			list[i].Path = append(list[i].Path, [32]byte(h))
		}
	}
	return list, c.anchor(t, c.trust.Contracts[0].Address, uint64(size), [32]byte(root))
}

// entries are statements of one log.
func (c *consortium) entries(t testing.TB, n int) [][]byte {
	t.Helper()
	s := c.version(t, "a version", sampleClaims, 1).statement
	list := make([][]byte, n)
	for i := range list {
		s.Handle = evidence.NewHandle()
		list[i] = c.sign(t, s)
	}
	return list
}

// TestBatch makes the evidence of a whole checkpoint, and verifies it with one Verifier: the same files and answers as
// one by one.
func TestBatch(t *testing.T) {
	c := fixedConsortium(t)
	entries := c.entries(t, 9)
	inclusions, proof := c.logOf(t, entries...)
	batch, err := evidence.NewBatch(proof, c.log)
	check(t, err)
	verifier := evidence.NewVerifier(c.trust)
	for i, entry := range entries {
		file, err := batch.Evidence(entry, inclusions[i])
		check(t, err)
		receipt, err := evidence.SignReceipt(entry, inclusions[i], c.log)
		check(t, err)
		alone, err := evidence.Assemble(entry, receipt, proof)
		check(t, err)
		if !bytes.Equal(file, alone) {
			t.Errorf("entry %d: another file than made alone", i)
		}
		proven, err := verifier.Verify(evidence.Input{Evidence: file})
		if err != nil || proven.Index != uint64(i) || len(proven.Finality.Attested) != 2 {
			t.Errorf("entry %d: %+v, %v", i, proven, err)
		}
	}
	if _, err := batch.Evidence(entries[0], inclusions[1]); err == nil {
		t.Error("made evidence with another entry's path")
	}
	other := c.version(t, "another version", sampleClaims, 9)
	if _, err := batch.Evidence(other.entry, other.inclusion); err == nil {
		t.Error("made evidence of a statement that is not in the tree")
	}
	if _, err := evidence.NewBatch(evidence.ChainProof{}, c.log); err == nil {
		t.Error("made a batch of no proof")
	}
}

// TestVerifier_Remembers gives a Verifier, after good evidence, such as differs in what it remembers: nothing passes that
// would not have passed at first.
func TestVerifier_Remembers(t *testing.T) {
	c := fixedConsortium(t)
	entries := c.entries(t, 4)
	inclusions, proof := c.logOf(t, entries...)
	batch, err := evidence.NewBatch(proof, c.log)
	check(t, err)
	good, err := batch.Evidence(entries[0], inclusions[0])
	check(t, err)
	next, err := batch.Evidence(entries[1], inclusions[1])
	check(t, err)
	verifier := evidence.NewVerifier(c.trust)
	for i := range next {
		changed := bytes.Clone(next)
		changed[i] ^= 1
		if _, err := verifier.Verify(evidence.Input{Evidence: good}); err != nil {
			t.Fatalf("the good one, before byte %d: %v", i, err)
		}
		if _, err := verifier.Verify(evidence.Input{Evidence: changed}); err == nil {
			t.Errorf("accepted with byte %d changed", i)
		}
	}
	bare, err := proof.Unattested(c.trust)
	check(t, err)
	receipt, err := evidence.SignReceipt(entries[0], inclusions[0], c.log)
	check(t, err)
	unattested, err := evidence.Assemble(entries[0], receipt, bare)
	check(t, err)
	block, err := evidence.DecodeHeader(evidence.CodecEthereum, bare.Header)
	check(t, err)
	for _, test := range []struct {
		in   evidence.Input
		want bool
	}{
		{evidence.Input{Evidence: unattested}, false},
		{evidence.Input{Evidence: unattested, Agreed: block.Hash}, true},
		{evidence.Input{Evidence: unattested, Agreed: fixed("another block")}, false},
		{evidence.Input{Evidence: unattested}, false},
	} {
		if _, err := verifier.Verify(test.in); (err == nil) != test.want {
			t.Errorf("agreed on %s: %v", test.in.Agreed, err)
		}
	}
}
