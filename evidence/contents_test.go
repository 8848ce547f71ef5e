package evidence_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
)

// TestRead shows what is in evidence of each kind, and keeps every byte of it that is not a matter of form.
func TestRead(t *testing.T) {
	c := fixedConsortium(t)
	m := c.version(t, "a version", sampleClaims, 100)
	contents, err := evidence.Read(m.evidence(t))
	check(t, err)
	s, r, p := contents.Statement, contents.Receipt, contents.ChainProof
	if contents.Leaf != evidence.LeafHash(m.entry) || s.Member != c.member || s.Kind != "version" || s.Status != "final" ||
		*s.Content != m.statement.Content || s.Amended != nil || r.Size != 100 || r.Index != m.inclusion.Index ||
		len(r.Path) != len(m.inclusion.Path) || p.Block != 1234 || p.Anchor.Root != m.root || p.Method != "attestations" ||
		len(p.Signatures) != 2 || len(p.Nodes) != len(m.chain.Receipt)-1 {
		t.Errorf("it shows %+v", contents)
	}
	amendment := c.logged(t, made{size: 1, entry: c.sign(t, evidence.Statement{
		Member: c.member, Log: c.logID, Handle: fixed("handle"), Kind: evidence.KindAmendment, Time: 3600,
		Amended: fixed("amended"), Reason: evidence.ReasonWrongPatient,
	})})
	contents, err = evidence.Read(amendment.evidence(t))
	check(t, err)
	text, err := json.Marshal(contents)
	check(t, err)
	for _, want := range []string{`"kind":"amendment"`, `"reason":"wrong-patient"`, `"amended":"` + fixed("amended").Hex(), `"path":[]`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
	for _, no := range []string{"replacement", "artefact", "status", common.Hash{}.Hex()} {
		if strings.Contains(string(text), no) {
			t.Errorf("%s in %s", no, text)
		}
	}
	for _, b := range [][]byte{nil, m.entry, m.evidence(t)[1:], append(m.evidence(t), 0)} {
		if _, err := evidence.Read(b); err == nil {
			t.Errorf("read %.20x", b)
		}
	}
}
