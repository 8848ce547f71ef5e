package evidence_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/evidence"
)

type evidenceVectors struct {
	Description string             `json:"description"`
	Trusts      []namedTrust       `json:"trusts"`
	Positive    []evidencePositive `json:"positive"`
	Negative    []evidenceNegative `json:"negative"`
}

type namedTrust struct {
	Name string      `json:"name"`
	Hash common.Hash `json:"hash"` // of file 1: the consortium id
	File string      `json:"file"`
}

// evidenceInput is what a verification looks at; what is null is not given.
type evidenceInput struct {
	Trust    string         `json:"trust"`
	Evidence hexutil.Bytes  `json:"evidence"`
	Opening  *hexutil.Bytes `json:"opening"`
	Record   *hexutil.Bytes `json:"record"`
}

type evidencePositive struct {
	Name   string       `json:"name"`
	Proves provenVector `json:"proves"`
	evidenceInput
}

type evidenceNegative struct {
	Name  string `json:"name"`
	Why   string `json:"why"`
	Check string `json:"check"` // the first that fails
	evidenceInput
}

type provenVector struct {
	Member   common.Hash      `json:"member"`
	Handle   common.Hash      `json:"handle"`
	Kind     uint8            `json:"kind"`
	Leaf     common.Hash      `json:"leaf"`
	Index    uint64           `json:"index"`
	Size     uint64           `json:"size"`
	Block    uint64           `json:"block"`
	Hash     common.Hash      `json:"blockHash"`
	Time     uint64           `json:"blockTime"`
	Method   uint64           `json:"method"`
	Attested []common.Hash    `json:"attested"` // member ids, in the order of their attestors' accounts
	Sealed   []common.Address `json:"sealed"`   // validators
	Pinned   bool             `json:"pinned"`   // by the trust file
	Opened   []uint64         `json:"opened"`   // positions; null where no opening was given
	Record   bool             `json:"record"`
}

func optional(b []byte) *hexutil.Bytes {
	if b == nil {
		return nil
	}
	return (*hexutil.Bytes)(&b)
}

func (in evidenceInput) input() evidence.Input {
	out := evidence.Input{Evidence: in.Evidence}
	if in.Opening != nil {
		out.Opening = *in.Opening
	}
	if in.Record != nil {
		out.Record = *in.Record
	}
	return out
}

func provenOf(p *evidence.Proven) provenVector {
	v := provenVector{
		Member: p.Member.ID, Handle: p.Statement.Handle, Kind: uint8(p.Statement.Kind), Leaf: p.Leaf, Index: p.Index,
		Size:  p.Size,
		Block: p.Block.Number, Hash: p.Block.Hash, Time: p.Block.Time, Record: p.Record,
	}
	v.Method, v.Sealed, v.Pinned = uint64(p.Finality.Method), p.Finality.Sealed, p.Finality.Pinned
	for _, m := range p.Finality.Attested {
		v.Attested = append(v.Attested, m.ID)
	}
	if p.Opening != nil {
		v.Opened = []uint64{}
		for _, c := range p.Opening.Claims {
			v.Opened = append(v.Opened, c.Position)
		}
	}
	return v
}

// made is a version or amendment with all that proves it, by fixed keys.
type made struct {
	record    []byte
	opening   *evidence.Opening
	statement evidence.Statement
	entry     []byte
	size      int
	root      common.Hash
	inclusion evidence.Inclusion
	receipt   []byte
	chain     evidence.ChainProof
}

// version takes a record the whole way, as the last but one third of a log.
func (c *consortium) version(t testing.TB, name string, claims []evidence.Claim, size int) made {
	t.Helper()
	record := []byte("record of " + name)
	commitments, opening, err := evidence.Commit(evidence.Secret(fixed("secret of "+name)), "hl7v2/1", record, claims)
	check(t, err)
	m := made{record: record, opening: opening, size: size, statement: evidence.Statement{
		Member: c.member, Log: c.logID, Handle: fixed("handle of " + name), Kind: evidence.KindVersion, Time: 1_789_999_200,
		Commitments: commitments, Projection: "hl7v2/1", Status: evidence.StatusFinal,
	}}
	m.entry = c.sign(t, m.statement)
	return c.logged(t, m)
}

// logged puts m.entry into a log and a block.
func (c *consortium) logged(t testing.TB, m made) made {
	t.Helper()
	leaf := evidence.LeafHash(m.entry)
	if m.opening != nil {
		m.opening.Leaf = leaf
	}
	m.inclusion, m.root = include(t, leaf, m.size*2/3, m.size)
	var err error
	m.receipt, err = evidence.SignReceipt(m.entry, m.inclusion, c.log)
	check(t, err)
	m.chain = c.anchor(t, c.trust.Contracts[0].Address, uint64(m.size), m.root)
	return m
}

func (m made) evidence(t testing.TB) []byte {
	t.Helper()
	b, err := evidence.Assemble(m.entry, m.receipt, m.chain)
	check(t, err)
	return b
}

func makeEvidenceVectors(t testing.TB) *evidenceVectors {
	c := fixedConsortium(t)
	v := &evidenceVectors{
		Description: "Evidence: see evidence.md. Each negative vector fails at the named check, and at none before it.",
		Trusts:      []namedTrust{{"file 1", evidence.TrustHash(c.text), string(c.file)}},
	}
	version := c.version(t, "a version", sampleClaims, 100)
	i := slices.IndexFunc(version.opening.Claims, func(o evidence.OpenedClaim) bool { return o.Claim.Name == "2345-7" })
	part, err := version.opening.Reveal(version.opening.Claims[i].Position)
	check(t, err)
	amendment := c.logged(t, made{size: 7, entry: c.sign(t, evidence.Statement{
		Member: c.member, Log: c.logID, Handle: fixed("handle of an amendment"), Kind: evidence.KindAmendment,
		Time: 1_789_999_200, Amended: version.statement.Handle, Reason: evidence.ReasonCorrected,
		Replacement: fixed("replacement"),
	})})
	alone := c.version(t, "the only version", nil, 1)
	add := func(name, trust string, m made, opening, record []byte) {
		t.Helper()
		v.add(t, name, trust, m, opening, record)
	}
	add("evidence alone", "file 1", version, nil, nil)
	add("with its opening and record", "file 1", version, version.opening.Encode(), version.record)
	add("with a partial opening", "file 1", version, part.Encode(), nil)
	add("an amendment", "file 1", amendment, nil, nil)
	add("a tree of one, a record without claims", "file 1", alone, alone.opening.Encode(), alone.record)
	for _, change := range goodValidities {
		v.addTrust(t, c, change)
		add(change.name, change.name, version, nil, nil)
	}
	v.Negative = evidenceNegatives(t, c, v, version, amendment, alone, part)
	v.addSealed(t, c, version)
	return v
}

func (v *evidenceVectors) add(t testing.TB, name, trust string, m made, opening, record []byte) {
	t.Helper()
	in := evidenceInput{Trust: trust, Evidence: m.evidence(t), Opening: optional(opening), Record: optional(record)}
	proven, err := evidence.Verify(in.input(), v.trust(t, trust))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	v.Positive = append(v.Positive, evidencePositive{name, provenOf(proven), in})
}

func (v *evidenceVectors) trust(t testing.TB, name string) *evidence.Trust {
	t.Helper()
	i := slices.IndexFunc(v.Trusts, func(n namedTrust) bool { return n.Name == name })
	if i < 0 {
		t.Fatalf("no trust file %q", name)
	}
	trust, hash, err := evidence.ParseTrust([]byte(v.Trusts[i].File))
	check(t, err)
	if hash != v.Trusts[i].Hash {
		t.Errorf("trust file %q: hash %s", name, hash)
	}
	return trust
}

func (v *evidenceVectors) consume(t *testing.T) {
	for _, p := range v.Positive {
		proven, err := evidence.Verify(p.input(), v.trust(t, p.Trust))
		if err != nil {
			t.Errorf("%s: %v", p.Name, err)
			continue
		}
		if got := provenOf(proven); !reflect.DeepEqual(got, p.Proves) {
			t.Errorf("%s: proves %+v, want %+v", p.Name, got, p.Proves)
		}
	}
	for _, n := range v.Negative {
		t.Run(n.Check+"/"+n.Name, func(t *testing.T) {
			_, err := evidence.Verify(n.input(), v.trust(t, n.Trust))
			wantFailure(t, err, n.Check)
		})
	}
}
