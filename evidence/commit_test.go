package evidence_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
)

// manyClaims makes n claims: a context, then observations.
func manyClaims(n int) []evidence.Claim {
	claims := make([]evidence.Claim, n)
	for i := range claims {
		claims[i] = evidence.Claim{
			Kind: "observation", Name: fmt.Sprintf("name-%05d", i), Body: fmt.Appendf(nil, "content-%05d", i),
		}
	}
	if n > 0 {
		claims[0].Kind = "context"
	}
	return claims
}

func TestCommit_Sizes(t *testing.T) {
	for claims, leaves := range map[int]uint64{
		0: 16, 1: 16, 16: 16, 17: 64, 64: 64, 65: 256, 4097: 16384, 65536: 65536,
	} {
		commitments, opening, err := evidence.Commit(evidence.NewSecret(), "test/1", nil, manyClaims(claims))
		check(t, err)
		if opening.Size != leaves || len(opening.Claims) != claims {
			t.Errorf("%d claims: %d leaves and %d opened, want %d leaves", claims, opening.Size, len(opening.Claims), leaves)
		}
		decoded, err := evidence.DecodeOpening(opening.Encode())
		check(t, err)
		if root, err := decoded.Root(); err != nil || root != commitments.Content {
			t.Errorf("%d claims: root %s, %v, want %s", claims, root, err, commitments.Content)
		}
		if !slices.EqualFunc(decoded.Claims, opening.Claims, sameClaim) {
			t.Errorf("%d claims: changed on the way through the encoding", claims)
		}
	}
	if _, _, err := evidence.Commit(evidence.NewSecret(), "test/1", nil, manyClaims(65537)); !errors.Is(
		err, evidence.ErrTooManyClaims) {
		t.Errorf("65,537 claims: %v", err)
	}
}

func sameClaim(a, b evidence.OpenedClaim) bool {
	return a.Position == b.Position && a.Salt == b.Salt && a.Claim.Kind == b.Claim.Kind && a.Claim.Name == b.Claim.Name &&
		bytes.Equal(a.Claim.Body, b.Claim.Body)
}

// TestNewCommitments makes the same commitments by both ways, for claims of every length of head.
func TestNewCommitments(t *testing.T) {
	secret := evidence.NewSecret()
	record := []byte("a record")
	list := [][]evidence.Claim{nil, sampleClaims, manyClaims(16), manyClaims(17), manyClaims(300)}
	for _, n := range []int{0, 1, 23, 24, 255, 256, 65535, 65536} {
		long := strings.Repeat("é", n)
		list = append(list, []evidence.Claim{{Kind: "other", Name: long, Body: []byte(long)}, {Kind: long}})
	}
	for i, claims := range list {
		want, _, err := evidence.Commit(secret, "hl7v2/1", record, claims)
		check(t, err)
		got, err := evidence.NewCommitments(secret, "hl7v2/1", sha256.Sum256(record), claims)
		check(t, err)
		if got != want {
			t.Errorf("claims %d: %v and %v", i, got, want)
		}
	}
	if _, err := evidence.NewCommitments(secret, "hl7v2/1", common.Hash{}, make([]evidence.Claim, evidence.MaxClaims+1)); !errors.Is(err, evidence.ErrTooManyClaims) {
		t.Errorf("too many claims: %v", err)
	}
}

func BenchmarkNewCommitments(b *testing.B) {
	record, claims := panel()
	secret, digest := evidence.NewSecret(), sha256.Sum256(record)
	b.ReportAllocs()
	for i := uint64(0); b.Loop(); i++ {
		binary.BigEndian.PutUint64(secret[:], i) // else the processor learns one order by heart
		_, err := evidence.NewCommitments(secret, "hl7v2/1", digest, claims)
		check(b, err)
	}
}

// TestCommit_Hides: neither the order of the claims nor two equal ones show, and every secret gives other commitments.
func TestCommit_Hides(t *testing.T) {
	claim := evidence.Claim{Kind: "observation", Name: "2345-7", Body: []byte("5.10")}
	secret := evidence.NewSecret()
	first, opening, err := evidence.Commit(secret, "test/1", sampleRecord, []evidence.Claim{claim, claim})
	check(t, err)
	if opening.Claims[0].Salt == opening.Claims[1].Salt {
		t.Error("two equal claims have one salt")
	}
	for name, again := range map[string]func() (evidence.Commitments, *evidence.Opening, error){
		"another secret": func() (evidence.Commitments, *evidence.Opening, error) {
			return evidence.Commit(evidence.NewSecret(), "test/1", sampleRecord, []evidence.Claim{claim, claim})
		},
		"another projection": func() (evidence.Commitments, *evidence.Opening, error) {
			return evidence.Commit(secret, "test/2", sampleRecord, []evidence.Claim{claim, claim})
		},
	} {
		second, _, err := again()
		check(t, err)
		if second.Artefact == first.Artefact || second.Content == first.Content {
			t.Errorf("%s: a commitment is the same", name)
		}
	}
}

// TestReveal opens every single claim, and some pairs, and looks for what must not be there.
func TestReveal(t *testing.T) {
	c := newConsortium(t)
	p := c.prove(t, sampleRecord, 10)
	claims := manyClaims(21)
	commitments, full, err := evidence.Commit(p.secret, "test/1", sampleRecord, claims)
	check(t, err)
	for i, c := range full.Claims {
		other := full.Claims[(i*7+3)%len(full.Claims)]
		for _, positions := range [][]uint64{{c.Position}, {other.Position, c.Position, c.Position}} {
			part, err := full.Reveal(positions...)
			check(t, err)
			encoded := part.Encode()
			decoded, err := evidence.DecodeOpening(encoded)
			check(t, err)
			if root, err := decoded.Root(); err != nil || root != commitments.Content {
				t.Fatalf("reveal %d: root %s, %v, want %s", positions, root, err, commitments.Content)
			}
			checkRevealed(t, full, decoded, encoded, positions)
		}
	}
}

func checkRevealed(t *testing.T, full, part *evidence.Opening, encoded []byte, positions []uint64) {
	t.Helper()
	if part.Artefact != nil || bytes.Contains(encoded, full.Artefact.Digest[:]) ||
		bytes.Contains(encoded, full.Artefact.Salt[:]) {
		t.Errorf("reveal %d: the artefact's digest or salt is in it", positions)
	}
	for _, c := range full.Claims {
		isWanted := c.Claim.Kind == "context" || slices.Contains(positions, c.Position)
		isThere := slices.ContainsFunc(part.Claims, func(o evidence.OpenedClaim) bool { return sameClaim(o, c) })
		if isThere != isWanted {
			t.Errorf("reveal %d: claim %d: there %v", positions, c.Position, isThere)
		}
		for what, secret := range map[string][]byte{
			"name": []byte(c.Claim.Name), "content": c.Claim.Body, "salt": c.Salt[:],
		} {
			if bytes.Contains(encoded, secret) != isWanted {
				t.Errorf("reveal %d: claim %d: its %s in it: %v", positions, c.Position, what, !isWanted)
			}
		}
	}
}

func TestReveal_NarrowsFurther(t *testing.T) {
	_, full, err := evidence.Commit(evidence.Secret(fixed("narrowed")), "test/1", nil, manyClaims(70))
	check(t, err)
	a, b := full.Claims[11].Position, full.Claims[52].Position
	wide, err := full.Reveal(a, b)
	check(t, err)
	narrow, err := wide.Reveal(b)
	check(t, err)
	direct, err := full.Reveal(b)
	check(t, err)
	if !bytes.Equal(narrow.Encode(), direct.Encode()) {
		t.Error("narrowed in two steps it is another opening than in one")
	}
	if _, err := narrow.Reveal(a); err == nil {
		t.Error("revealed a claim that the opening does not hold")
	}
}

func TestReveal_Refuses(t *testing.T) {
	claims := manyClaims(5)
	claims[0].Kind = "observation"
	_, full, err := evidence.Commit(evidence.NewSecret(), "test/1", nil, claims)
	check(t, err)
	if _, err := full.Reveal(); err == nil {
		t.Error("an opening of nothing")
	}
	if _, err := full.Reveal(16); err == nil {
		t.Error("a position outside the tree")
	}
	full.Claims[0].Position = full.Claims[1].Position
	if _, err := full.Reveal(full.Claims[2].Position); err == nil {
		t.Error("an opening that opens nothing itself")
	}
}

// TestVerify_PartialOpening: chosen claims verify under the same evidence; the record does not.
func TestVerify_PartialOpening(t *testing.T) {
	c := newConsortium(t)
	p := c.prove(t, sampleRecord, 10)
	full, err := evidence.DecodeOpening(p.opening)
	check(t, err)
	i := slices.IndexFunc(full.Claims, func(o evidence.OpenedClaim) bool { return o.Claim.Name == "2345-7" })
	part, err := full.Reveal(full.Claims[i].Position)
	check(t, err)
	proven, err := evidence.Verify(evidence.Input{Evidence: p.evidence, Opening: part.Encode()}, c.trust)
	check(t, err)
	if len(proven.Opening.Claims) != 2 || proven.Record {
		t.Errorf("proven %d claims, record %v; want the observation and its context", len(proven.Opening.Claims),
			proven.Record)
	}
	_, err = evidence.Verify(evidence.Input{Evidence: p.evidence, Opening: part.Encode(), Record: p.record}, c.trust)
	wantFailure(t, err, evidence.CheckRecord)
}

func wantFailure(t testing.TB, err error, want string) {
	t.Helper()
	var failure *evidence.Failure
	if !errors.As(err, &failure) || failure.Check != want {
		t.Errorf("got %v, want the %s check to fail", err, want)
	}
}

// TestOpening_EveryByteValue changes every byte of an opening into every other one. It opens an empty body and, in its
// second round, no claim at all: what is empty has one encoding.
func TestOpening_EveryByteValue(t *testing.T) {
	for _, claims := range [][]evidence.Claim{{{Kind: "context"}, {Kind: "observation", Name: "x"}}, {}} {
		commitments, opening, err := evidence.Commit(evidence.NewSecret(), "p", nil, claims)
		check(t, err)
		opening.Leaf, opening.Artefact = common.Hash{1}, nil // both are compared by Verify
		original := opening.Encode()
		accepts := func(b []byte) bool {
			o, err := evidence.DecodeOpening(b)
			if err != nil || o.Leaf != opening.Leaf || o.Projection != opening.Projection {
				return false
			}
			root, err := o.Root()
			return err == nil && root == commitments.Content
		}
		if !accepts(original) {
			t.Fatal("the opening itself is refused")
		}
		for i := range original {
			for x := 1; x < 256; x++ {
				changed := bytes.Clone(original)
				changed[i] ^= byte(x)
				if accepts(changed) {
					t.Errorf("%d claims: accepted with byte %d changed from %#x to %#x", len(claims), i, original[i], changed[i])
				}
			}
		}
	}
}

func TestSecret_Redacted(t *testing.T) {
	secret := evidence.Secret(bytes.Repeat([]byte{0xab}, 32))
	holder := struct{ Secret evidence.Secret }{secret}
	var out bytes.Buffer
	noTime := &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}}
	verbs := []string{
		"%v", "%+v", "%#v", "%x", "%X", "%#x", "% x", "%s", "%q", "%d", "%b", "%o", "%c", "%U", "%08b", "%t",
	}
	for _, v := range []any{secret, &secret, holder, &holder, []evidence.Secret{secret}} {
		for _, verb := range verbs {
			fmt.Fprintf(&out, verb+"\n", v)
		}
		b, err := json.Marshal(v)
		check(t, err)
		out.Write(b)
		slog.New(slog.NewJSONHandler(&out, noTime)).Info("x", "v", v)
		slog.New(slog.NewTextHandler(&out, noTime)).Info("x", "v", v)
	}
	fmt.Fprintln(&out, secret, secret.String(), errors.New(secret.String()))
	for _, leak := range []string{
		"abab", "ABAB", "ab ab", "171", "0xab", "«", `\xab`, "10101011", "253", "U+00AB",
		"q6ur",
	} {
		if bytes.Contains(out.Bytes(), []byte(leak)) {
			t.Errorf("%q is in the output", leak)
		}
	}
}
