package evidence_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	ethcrypto "github.com/ethereum/go-ethereum/crypto"
	"github.com/fxamacker/cbor/v2"

	"github.com/labseal/labseal/evidence"
)

// The vectors of docs/spec are made here from fixed keys and secrets, compared with what is checked in, and read back
// from the files and put through the package as any other implementation would do it. After a change of a format:
//
//	go test ./evidence -run TestVectors -update
var update = flag.Bool("update", false, "write the vectors of docs/spec instead of comparing with them")

const vectorsDir = "../docs/spec/vectors"

func TestVectors(t *testing.T) {
	testVectors(t, "commitments.json", makeCommitmentVectors, (*commitmentVectors).consume)
	testVectors(t, "statement.json", makeStatementVectors, (*statementVectors).consume)
	testVectors(t, "log.json", makeLogVectors, (*logVectors).consume)
	testVectors(t, "chain-proof.json", makeChainVectors, (*chainVectors).consume)
	testVectors(t, "qbft.json", makeQBFTVectors, (*qbftVectors).consume)
	testVectors(t, "trust.json", makeTrustVectors, (*trustVectors).consume)
	testVectors(t, "amendment-state.json", makeStateVectors, (*stateVectors).consume)
	testVectors(t, "evidence.json", makeEvidenceVectors, (*evidenceVectors).consume)
	testVectors(t, "timestamps.json", makeTimestampVectors, (*timestampVectors).consume)
	testVectors(t, "cosignatures.json", makeCosignatureVectors, (*cosignatureVectors).consume)
}

func testVectors[T any](t *testing.T, name string, generate func(testing.TB) *T, consume func(*T, *testing.T)) {
	t.Run(name, func(t *testing.T) {
		path := filepath.Join(vectorsDir, name)
		made := encodeVectors(t, generate(t))
		if *update {
			check(t, os.MkdirAll(vectorsDir, 0o755))
			check(t, os.WriteFile(path, made, 0o644))
		}
		read, err := os.ReadFile(path)
		check(t, err)
		if !bytes.Equal(read, made) {
			t.Errorf("%s is not what the package makes. If the format was meant to change, run\n\t"+
				"go test ./evidence -run TestVectors -update", path)
		}
		consume(decodeVectors[T](t, read), t)
	})
}

func encodeVectors(t testing.TB, v any) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	check(t, e.Encode(v))
	return b.Bytes()
}

func decodeVectors[T any](t testing.TB, b []byte) *T {
	t.Helper()
	v := new(T)
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	check(t, d.Decode(v))
	return v
}

// TestSpec_Examples finds every long hex string of the pages in a vector, so that no page shows what is not so. Those
// of consent.md belong to the contracts.
func TestSpec_Examples(t *testing.T) {
	var vectors []byte
	files, err := filepath.Glob(vectorsDir + "/*.json")
	check(t, err)
	for _, f := range files {
		b, err := os.ReadFile(f)
		check(t, err)
		vectors = append(vectors, b...)
	}
	long := regexp.MustCompile(`0x[0-9a-f]{16,}`)
	for _, page := range []string{
		"README", "commitments", "statement", "log", "chain-proof", "evidence",
		"opening", "trust", "amendment-state", "timestamps", "cosignatures", "rendering",
	} {
		b, err := os.ReadFile(filepath.Join(vectorsDir, "..", page+".md"))
		check(t, err)
		for _, example := range long.FindAll(b, -1) {
			if !bytes.Contains(vectors, example) {
				t.Errorf("%s.md: %.24s... is in no vector", page, example)
			}
		}
	}
}

// fixed is what the vectors use where otherwise chance decides.
func fixed(name string) common.Hash { return sha256.Sum256([]byte("labseal test vector: " + name)) }

func fixedAccount(t testing.TB, name string) *ecdsa.PrivateKey {
	t.Helper()
	seed := fixed(name)
	key, err := ethcrypto.ToECDSA(seed[:])
	check(t, err)
	return key
}

// steady signs without chance (RFC 6979), so that the vectors stay the same.
type steady struct{ *ecdsa.PrivateKey }

func (s steady) Sign(_ io.Reader, digest []byte, _ crypto.SignerOpts) ([]byte, error) {
	return s.PrivateKey.Sign(nil, digest, crypto.SHA256)
}

func fixedStatementKey(t testing.TB, name string) *ecdsa.PrivateKey {
	t.Helper()
	seed := fixed(name)
	key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), seed[:])
	check(t, err)
	return key
}

func fixedLogKey(name string) ed25519.PrivateKey {
	seed := fixed(name)
	return ed25519.NewKeyFromSeed(seed[:])
}

// fixedConsortium is newConsortium without chance.
func fixedConsortium(t testing.TB) *consortium {
	t.Helper()
	c := &consortium{
		member: fixed("member 1"), logID: fixed("log 1"),
		statement: fixedStatementKey(t, "statement key"), log: fixedLogKey("log key"),
	}
	c.trust = &evidence.Trust{
		Format: evidence.TrustFormat, Number: 1,
		Chain: evidence.TrustChain{ID: 31337, Genesis: fixed("genesis"), Codec: "ethereum"},
		Contracts: []evidence.TrustContract{{
			Name: "ResultLog", Address: ethcrypto.PubkeyToAddress(fixedAccount(t, "ResultLog").PublicKey),
			CodeHash: fixed("code of ResultLog"), Layout: "result-log/1", Block: 3,
		}},
		Governance:  evidence.TrustThreshold{Threshold: 2},
		Attestation: []evidence.TrustPeriod{{Threshold: 2}},
		Validators:  []evidence.ValidatorSet{}, Pinned: []evidence.PinnedBlock{},
	}
	for i, name := range []string{"First Lab", "Second Lab", "Provider & Partners"} {
		attestor := fixedAccount(t, "attestor of "+name)
		c.attestors = append(c.attestors, attestor)
		m := &evidence.Member{
			ID: fixed("member " + string(rune('1'+i))), Name: name,
			Governors: []common.Address{ethcrypto.PubkeyToAddress(fixedAccount(t, "governor of "+name).PublicKey)},
			Attestors: []evidence.TrustAccount{{Account: ethcrypto.PubkeyToAddress(attestor.PublicKey)}},
			Keys:      []evidence.TrustKey{},
		}
		c.trust.Members = append(c.trust.Members, m)
	}
	c.trust.Members[0].Keys = []evidence.TrustKey{
		{Kind: "statement", Key: evidence.StatementKey(&c.statement.PublicKey)},
		{Kind: "log", Key: hexutil.Bytes(c.log.Public().(ed25519.PublicKey))},
	}
	c.text, c.file = c.signTrust(t, c.trust, "First Lab", "Second Lab", "Provider & Partners")
	return c
}

// signTrust writes a trust file that the named members' governors sign.
func (c *consortium) signTrust(t testing.TB, trust *evidence.Trust, governors ...string) (text, file []byte) {
	t.Helper()
	text, err := trust.Text()
	check(t, err)
	var keys []evidence.TrustSigner
	for _, name := range governors {
		keys = append(keys, account{fixedAccount(t, "governor of "+name)})
	}
	file, err = evidence.SignTrust(text, keys...)
	check(t, err)
	return text, file
}

// item encodes any value as deterministic CBOR.
func item(t testing.TB, v any) []byte {
	t.Helper()
	mode, err := cbor.CoreDetEncOptions().EncMode()
	check(t, err)
	b, err := mode.Marshal(v)
	check(t, err)
	return b
}

// unhex reads hex digits with spaces between them.
func unhex(s string) []byte {
	return common.FromHex(string(bytes.ReplaceAll([]byte(s), []byte(" "), nil)))
}

func decodeItem(t testing.TB, b []byte, v any) {
	t.Helper()
	check(t, cbor.Unmarshal(b, v))
}
