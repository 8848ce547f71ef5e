package evidence_test

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common/hexutil"
	cosigned "github.com/transparency-dev/formats/note"
	"golang.org/x/mod/sumdb/note"

	"github.com/labseal/labseal/evidence"
)

type cosignatureVectors struct {
	Description string                `json:"description"`
	Trust       string                `json:"trust"`
	Witnesses   []string              `json:"witnesses"` // their keys
	Checkpoint  string                `json:"checkpoint"`
	Positive    []cosignaturePositive `json:"positive"`
	Negative    []cosignatureNegative `json:"negative"`
}

type cosignedInput struct {
	Named    []string      `json:"named"` // keys of the witnesses whom the verifier names
	Evidence hexutil.Bytes `json:"evidence"`
}

type cosignaturePositive struct {
	Name string `json:"name"`
	cosignedInput
	Cosigned []cosignedVector `json:"cosigned"` // verified
	Unknown  []cosignedVector `json:"unknown"`  // by others
}

type cosignedVector struct {
	Line string `json:"line"` // as a note has it
	Time uint64 `json:"time"`
}

type cosignatureNegative struct {
	Name  string `json:"name"`
	Why   string `json:"why"`
	Check string `json:"check"`
	cosignedInput
}

// witness is a witness with its key at hand.
type witness struct {
	evidence.Witness
	key ed25519.PrivateKey
}

func fixedWitness(name string) witness {
	key := fixedLogKey("witness " + name)
	return witness{evidence.Witness{Name: name, Key: key.Public().(ed25519.PublicKey)}, key}
}

// vkey is the witness's key as C2SP writes it, by hand.
func (w witness) vkey() string {
	return fmt.Sprintf("%s+%08x+%s", w.Name, w.KeyID(), base64.StdEncoding.EncodeToString(append([]byte{4}, w.Key...)))
}

// cosign is what a witness does, by hand.
func (w witness) cosign(checkpoint string, at uint64) evidence.Cosignature {
	return evidence.Cosignature{
		Witness: w.Name, KeyID: w.KeyID(), Time: at,
		Signature: ed25519.Sign(w.key, fmt.Appendf(nil, "cosignature/v1\ntime %d\n%s", at, checkpoint)),
	}
}

func makeCosignatureVectors(t testing.TB) *cosignatureVectors {
	c := fixedConsortium(t)
	first, second, other := fixedWitness("witness.example/first"), fixedWitness("witness.example/second"), fixedWitness("other.example")
	m := c.version(t, "a version", sampleClaims, 100)
	file := m.evidence(t)
	checkpoint, err := evidence.CheckpointOf(file)
	check(t, err)
	v := &cosignatureVectors{
		Description: "Cosignatures in evidence: see cosignatures.md. Each negative vector fails at the named check, and at none before it.",
		Trust:       string(c.file), Witnesses: []string{first.vkey(), second.vkey(), other.vkey()}, Checkpoint: checkpoint,
	}
	named := v.Witnesses[:2]
	a, b, o := first.cosign(checkpoint, 1_790_000_200), second.cosign(checkpoint, 1_790_000_300), other.cosign(checkpoint, 1_790_000_400)
	with := func(list ...evidence.Cosignature) []byte {
		out, err := evidence.AttachCosignatures(file, list)
		check(t, err)
		return out
	}
	add := func(name string, named []string, file []byte) {
		in := cosignedInput{named, file}
		proven, err := evidence.Verify(in.input(t), v.trust(t))
		check(t, err)
		v.Positive = append(v.Positive, cosignaturePositive{name, in, cosignedOf(proven.Cosigned), cosignedOf(proven.Unknown)})
	}
	add("by one witness", named, with(a))
	add("by two, and one that is not named", named, with(o, b, a))
	add("none is named", []string{}, with(a))
	later := first.cosign(checkpoint, 1_790_000_900)
	add("twice by one key: the oldest is kept", named, with(later, a))

	refused := func(check, name, why string, file []byte) {
		v.Negative = append(v.Negative, cosignatureNegative{name, why, check, cosignedInput{named, file}})
	}
	of := func(name, why string, c evidence.Cosignature) {
		refused(evidence.CheckCosignatures, name, why, with(c))
	}
	of("another checkpoint", "the signature does not fit", first.cosign(
		evidence.CheckpointText(c.member, c.logID, uint64(m.size)+1, m.root), 1_790_000_200))
	of("another log", "the signature does not fit", first.cosign(
		evidence.CheckpointText(c.member, fixed("log 2"), uint64(m.size), m.root), 1_790_000_200))
	moved := a
	moved.Time++
	of("another time", "the signature covers it", moved)
	stolen := other.cosign(checkpoint, 1_790_000_200)
	stolen.Witness, stolen.KeyID = first.Name, first.KeyID()
	of("another key under the name and key id", "the signature does not fit", stolen)
	plain := a
	plain.Signature = ed25519.Sign(first.key, []byte(checkpoint))
	of("a note signature", "without the line that says what it is", plain)

	raw := func(name, why string, value any) {
		header := decodeCOSE(t, file)
		header.Unprotected.(map[any]any)[int64(-70004)] = item(t, value)
		refused(evidence.CheckFormat, name, why, header.encode(t))
	}
	blob := func(c evidence.Cosignature) []byte {
		b := binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint32(nil, c.KeyID), c.Time)
		return append(b, c.Signature...)
	}
	raw("no cosignature", "at least one", []any{})
	raw("null", "one encoding only (README.md, CBOR)", nil)
	raw("in disorder", "by name and key id", []any{[]any{b.Witness, blob(b)}, []any{a.Witness, blob(a)}})
	raw("one key twice", "one a key", []any{[]any{a.Witness, blob(a)}, []any{a.Witness, blob(later)}})
	raw("a cosignature of 75 bytes", "key id, time and signature are 76", []any{[]any{a.Witness, blob(a)[:75]}})
	raw("a name with a space", "it can't stand in a note", []any{[]any{"a b", blob(a)}})
	raw("a name with a next line, U+0085", "it is white space", []any{[]any{"a\u0085b", blob(a)}})
	raw("an empty name", "it can't stand in a note", []any{[]any{"", blob(a)}})
	raw("a third element", "closed array", []any{[]any{a.Witness, blob(a), 0}})
	return v
}

func cosignedOf(list []evidence.Cosignature) []cosignedVector {
	out := []cosignedVector{}
	for _, c := range list {
		out = append(out, cosignedVector{c.Line(), c.Time})
	}
	return out
}

func (in cosignedInput) input(t testing.TB) evidence.Input {
	t.Helper()
	out := evidence.Input{Evidence: in.Evidence}
	for _, key := range in.Named {
		w, err := evidence.ParseWitness(key)
		check(t, err)
		out.Witnesses = append(out.Witnesses, w)
	}
	return out
}

func (v *cosignatureVectors) trust(t testing.TB) *evidence.Trust {
	t.Helper()
	trust, _, err := evidence.ParseTrust([]byte(v.Trust))
	check(t, err)
	return trust
}

func (v *cosignatureVectors) consume(t *testing.T) {
	trust := v.trust(t)
	for _, p := range v.Positive {
		proven, err := evidence.Verify(p.input(t), trust)
		if err != nil {
			t.Errorf("%s: %v", p.Name, err)
			continue
		}
		if a, b := cosignedOf(proven.Cosigned), cosignedOf(proven.Unknown); !reflect.DeepEqual(a, p.Cosigned) || !reflect.DeepEqual(b, p.Unknown) {
			t.Errorf("%s: cosigned %+v, unknown %+v", p.Name, a, b)
		}
		v.open(t, p)
	}
	for _, n := range v.Negative {
		t.Run(n.Check+"/"+n.Name, func(t *testing.T) {
			_, err := evidence.Verify(n.input(t), trust)
			wantFailure(t, err, n.Check)
		})
	}
}

// open has another implementation of C2SP cosignatures read the note that the evidence stands for.
func (v *cosignatureVectors) open(t *testing.T, p cosignaturePositive) {
	t.Helper()
	if len(p.Named) == 0 {
		return
	}
	var verifiers []note.Verifier
	for _, key := range p.Named {
		verifier, err := cosigned.NewVerifierForCosignatureV1(key)
		check(t, err)
		verifiers = append(verifiers, verifier)
	}
	text := v.Checkpoint + "\n"
	for _, c := range slices.Concat(p.Cosigned, p.Unknown) {
		text += c.Line + "\n"
	}
	n, err := note.Open([]byte(text), note.VerifierList(verifiers...))
	check(t, err)
	if len(n.Sigs) != len(p.Cosigned) || len(n.UnverifiedSigs) != len(p.Unknown) {
		t.Errorf("%s: another implementation finds %d cosignatures and %d of others", p.Name, len(n.Sigs), len(n.UnverifiedSigs))
	}
	for i, s := range n.Sigs {
		if at, err := cosigned.CoSigV1Timestamp(s); err != nil || uint64(at.Unix()) != p.Cosigned[i].Time {
			t.Errorf("%s: another implementation reads the time %s, %v", p.Name, at, err)
		}
		again, err := evidence.ParseCosignature(p.Cosigned[i].Line)
		if err != nil || again.Line() != p.Cosigned[i].Line {
			t.Errorf("%s: the line reads as %q, %v", p.Name, again.Line(), err)
		}
	}
}

func TestParseWitness(t *testing.T) {
	w := fixedWitness("witness.example")
	if got, err := evidence.ParseWitness(w.vkey()); err != nil || !reflect.DeepEqual(got, w.Witness) {
		t.Errorf("read %+v, %v", got, err)
	}
	noteKey, err := note.NewEd25519VerifierKey(w.Name, w.Key)
	check(t, err)
	for name, key := range map[string]string{
		"empty": "", "another algorithm": noteKey, "no name": w.vkey()[len(w.Name):], "no key": w.Name + "+00000000+",
		"another key id": w.Name + "+00000000" + w.vkey()[len(w.Name)+9:], "a space in the name": "a " + w.vkey(),
	} {
		if _, err := evidence.ParseWitness(key); err == nil {
			t.Errorf("%s: %q is taken", name, key)
		}
	}
}
