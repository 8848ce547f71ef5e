package certificate_test

import (
	"bytes"
	"compress/flate"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"io"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/certificate"
	"github.com/labseal/labseal/oracle/sheet"
)

const page = "https://consortium.example/verify.html"

// certified is a certificate of a vector, with what was asked for.
func certified(t *testing.T, name string) (*certificate.Certificate, evidence.Input) {
	t.Helper()
	b, err := os.ReadFile("../../docs/spec/vectors/evidence.json")
	check(t, err)
	var v struct {
		Trusts   []struct{ Name, File string }
		Positive []struct {
			Name, Trust, Evidence string
			Opening, Record       *string
		}
	}
	check(t, json.Unmarshal(b, &v))
	for _, p := range v.Positive {
		if p.Name != name {
			continue
		}
		in := evidence.Input{Evidence: common.FromHex(p.Evidence)}
		c := &certificate.Certificate{Page: page, Evidence: in.Evidence}
		c.Files = append(c.Files, sheet.File{Name: "result.evidence", Content: in.Evidence})
		if p.Opening != nil {
			in.Opening, c.Results = common.FromHex(*p.Opening), true
			c.Files = append(c.Files, sheet.File{Name: "result.opening", Content: in.Opening})
		}
		if p.Record != nil {
			in.Record = common.FromHex(*p.Record)
			c.Files = append(c.Files, sheet.File{Name: "record.hl7", Content: in.Record})
		}
		for _, f := range v.Trusts {
			if f.Name == p.Trust {
				c.Trust, c.Consortium, err = evidence.ParseTrust([]byte(f.File))
				check(t, err)
			}
		}
		c.Proven, err = evidence.Verify(in, c.Trust)
		check(t, err)
		return c, in
	}
	t.Fatalf("no vector %q", name)
	return nil, evidence.Input{}
}

func TestLink(t *testing.T) {
	_, in := certified(t, "evidence alone")
	link, err := certificate.Link(page, in.Evidence)
	check(t, err)
	digits, ok := strings.CutPrefix(link, page+"#e")
	if !ok {
		t.Fatalf("the link begins %.60s", link)
	}
	n, ok := new(big.Int).SetString(digits, 10)
	if !ok || n.Bytes()[0] != 1 {
		t.Fatalf("the link holds no number of version 1: %.60s", digits)
	}
	got, err := io.ReadAll(flate.NewReader(bytes.NewReader(n.Bytes()[1:])))
	check(t, err)
	if !bytes.Equal(got, in.Evidence) {
		t.Error("the link holds other bytes than the evidence")
	}
}

// TestCertificate reads what was printed with the PDF tools of others.
func TestCertificate(t *testing.T) {
	needTools(t)
	c, in := certified(t, "with its opening and record")
	path, isInCode := print(t, c)
	if !isInCode {
		t.Error("the proof did not fit in the code")
	}
	text := run(t, "pdftotext", "-layout", path, "-")
	for _, want := range []string{
		"Certificate of a lab result", "First Lab", "What is proven", "What is not proven", "That it is medically right.",
		"Glucose", "5.10 mmol/L", "byte for byte", page, c.Consortium.String(),
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	dir := t.TempDir()
	run(t, "pdfdetach", "-saveall", "-o", dir, path)
	for name, want := range map[string][]byte{"result.evidence": in.Evidence, "result.opening": in.Opening, "record.hl7": in.Record} {
		got, err := os.ReadFile(filepath.Join(dir, name))
		check(t, err)
		if !bytes.Equal(got, want) {
			t.Errorf("%s comes out of the PDF changed", name)
		}
	}
}

// TestCertificate_Discloses holds that a certificate without results says nothing of the patient or the result.
func TestCertificate_Discloses(t *testing.T) {
	needTools(t)
	c, _ := certified(t, "evidence alone")
	path, _ := print(t, c)
	text := run(t, "pdftotext", "-layout", path, "-")
	for _, never := range []string{"4711", "Glucose", "5.10", "Patient"} {
		if strings.Contains(text, never) {
			t.Errorf("it says %q", never)
		}
	}
	if list := run(t, "pdfdetach", "-list", path); !strings.Contains(list, "1 embedded file") {
		t.Errorf("it carries more than the evidence: %s", list)
	}
}

// TestCertificate_Amended holds that nobody is shown an amended result as if it still held.
func TestCertificate_Amended(t *testing.T) {
	needTools(t)
	b, err := os.ReadFile("../../docs/spec/vectors/amendment-state.json")
	check(t, err)
	var v struct {
		Trusts   []struct{ Name, File string }
		Positive []struct {
			Name, Trust, Evidence string
			Amendment             *string
		}
	}
	check(t, json.Unmarshal(b, &v))
	trust, consortium, err := evidence.ParseTrust([]byte(v.Trusts[0].File))
	check(t, err)
	for _, p := range v.Positive {
		want, ok := map[string]string{
			"none recorded":                       "The chain had recorded no amendment as of block 2000",
			"corrected, with its statement":       "This result was corrected since. The lab says so itself",
			"corrected, without its statement":    "The chain records that this result was corrected since",
			"none recorded yet, with a statement": "This result was corrected since. The lab says so itself",
		}[p.Name]
		if !ok {
			continue
		}
		in := evidence.Input{Evidence: common.FromHex(p.Evidence)}
		if p.Amendment != nil {
			in.Amendment = common.FromHex(*p.Amendment)
		}
		c := &certificate.Certificate{Trust: trust, Consortium: consortium, Page: page, Evidence: in.Evidence}
		c.Proven, err = evidence.Verify(in, trust)
		check(t, err)
		path, _ := print(t, c)
		if text := strings.Join(strings.Fields(run(t, "pdftotext", path, "-")), " "); !strings.Contains(text, want) {
			t.Errorf("%s: it does not say %q:\n%s", p.Name, want, text)
		}
	}
}

// TestCertificate_Fits holds that a proof of the largest usual size fits, even where nothing of it can be compressed.
func TestCertificate_Fits(t *testing.T) {
	c, _ := certified(t, "evidence alone")
	c.Evidence = make([]byte, 2700)
	_, err := rand.Read(c.Evidence)
	check(t, err)
	if _, isInCode := print(t, c); !isInCode {
		t.Error("2,700 bytes do not fit")
	}
}

func TestCertificate_TooLong(t *testing.T) {
	needTools(t)
	c, _ := certified(t, "evidence alone")
	noise := make([]byte, 4000)
	for i := range noise {
		noise[i] = byte(i * i >> 3)
	}
	c.Evidence = append(bytes.Clone(c.Evidence), []byte(hex.EncodeToString(c.Evidence))...)
	c.Evidence = append(c.Evidence, noise...)
	path, isInCode := print(t, c)
	if isInCode {
		t.Fatal("so much does not fit")
	}
	if text := run(t, "pdftotext", path, "-"); !strings.Contains(text, "too long for the code") {
		t.Error("it does not say that the proof does not fit")
	}
}

func print(t *testing.T, c *certificate.Certificate) (path string, isInCode bool) {
	t.Helper()
	var b bytes.Buffer
	isInCode, err := c.Write(&b)
	check(t, err)
	path = filepath.Join(t.TempDir(), "certificate.pdf")
	check(t, os.WriteFile(path, b.Bytes(), 0o600))
	t.Logf("%d bytes", b.Len())
	return path, isInCode
}

func needTools(t *testing.T) {
	t.Helper()
	for _, tool := range []string{"pdftotext", "pdfdetach"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("LABSEAL_CI") != "" {
				t.Fatalf("%s is missing", tool)
			}
			t.Skipf("LEFT OUT: needs %s: apt-get install poppler-utils, or brew install poppler", tool)
		}
	}
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v: %s", name, err, out)
	}
	return string(out)
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
