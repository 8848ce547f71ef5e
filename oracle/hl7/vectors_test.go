package hl7_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/labseal/labseal/oracle/hl7"
)

var update = flag.Bool("update", false, "write the vectors anew")

const vectorsPath = "../../docs/spec/vectors/projections-hl7v2.json"

// vectors is the file of test vectors. Bytes are text where they are UTF-8, else base64.
type vectors struct {
	Comment    string   `json:"comment"`
	Projection string   `json:"projection"`
	Records    []vector `json:"records"`
}

type vector struct {
	Name         string        `json:"name"`
	Record       string        `json:"record,omitempty"`
	RecordBase64 []byte        `json:"recordBase64,omitempty"`
	Refused      bool          `json:"refused,omitempty"`
	Status       string        `json:"status,omitempty"`
	Claims       []vectorClaim `json:"claims,omitempty"`
}

type vectorClaim struct {
	Kind       string `json:"kind"`
	Name       string `json:"name"`
	Body       string `json:"body,omitempty"`
	BodyBase64 []byte `json:"bodyBase64,omitempty"`
}

func newVector(name, record string) vector {
	v := vector{Name: name}
	v.Record, v.RecordBase64 = textOrBytes([]byte(record))
	f, err := hl7.Parse([]byte(record))
	if err != nil {
		v.Refused = true
		return v
	}
	v.Status = f.Status().String()
	for _, c := range f.Claims() {
		claim := vectorClaim{Kind: c.Kind, Name: c.Name}
		claim.Body, claim.BodyBase64 = textOrBytes(c.Body)
		v.Claims = append(v.Claims, claim)
	}
	return v
}

func textOrBytes(b []byte) (text string, other []byte) {
	if utf8.Valid(b) {
		return string(b), nil
	}
	return "", b
}

// TestVectors compares the vectors with what the code makes of them now; with -update it writes them.
func TestVectors(t *testing.T) {
	all := vectors{
		Comment:    "Made by go test ./oracle/hl7 -run Vectors -update. All patients are invented.",
		Projection: hl7.Projection,
	}
	for _, name := range []string{
		"lipid-panel.hl7", "lipid-panel-other-delimiters.hl7", "cbc-3-corrected.hl7", "microbiology.hl7",
		"nightly-batch.hl7",
	} {
		all.Records = append(all.Records, newVector(name, fixture(t, name)))
	}
	for _, v := range []struct{ name, record string }{
		{"specimens before their orders", strings.Replace(lines("PID|1||7^^^A&B&C", "SPM|1|S1||SER", "OBR|1|||A", "ORC|RE",
			"OBX|1|NM|A||1||||||F", "SPM|2|S2||URN", "OBR|2|||B", "OBX|1|NM|B||2||||||F"), "ORU^R01", "OUL^R22", 1)},
		{"order with a question", strings.Replace(lines("PID|1", "ORC|NW|1", "OBR|1|1||A", "NTE|1||fasting?",
			"OBX|1|ST|Q||yes||||||F"),
			"ORU^R01", "OML^O21", 1)},
		{"trailing separators, nulls, blanks and escapes", lines(`PID|1||""| ^ |a&&b&^^~~|`,
			`ZZZ|\F\\S\\T\\R\\E\\.br\\X0d\|5\6|a\\b|C:\x y\z||`)},
		{"truncation character", "MSH|^~\\&#|||||||ORU^R01|1|P|2.7\rZZZ|cut#|\\P\\|x\r"},
		{"escape and truncation of another kind", "MSH|~^!&?|||||||ORU~R01|1|P|2.7\rZZZ|cut?|!P!#|!T!!E!\\|a~b^c\r"},
		{"Latin-1 is not converted", "MSH|^~\\&|||||||ORU^R01|1|P|2.5||||||8859/1\rOBX|1|ST|K^Gr\xf6\xdfe||M\xfcller\r"},
		{"GB 18030 is converted", "MSH|^~\\&|||||||ORU^R01|1|P|2.5||||||GB 18030-2000\rOBX|1|ST|K^\x81|\x81^\x81~\x81\\||a\x81||~b\r"},
		{"Big5 is converted, also in MSH", "MSH|^~\\&||\xa8|\xb3\\|||||ORU^R01|1|P|2.5||||||BIG-5\rOBX|1|ST|K^\xa8|||\xb3\\||\r"},
		{"ISO 2022 is converted", "MSH|^~\\&|||||||ORU^R01|1|P|2.5||||||~ISO IR87\rOBX|1|ST|K^\x1b$BK|8^5~\x1b(B||\x1b$B$&\x1b(B\r"},
		{"refused: half a character of Shift JIS", "MSH|^~\\&|||||||ORU^R01|1|P|2.5||||||Shift_JIS\rOBX|1|ST|K||\x83\r"},
		{"line feeds in a value", lines("OBX|1|TX|A||first\n\nsecond||||||F\n", "NTE|1||third\n")},
		{"two messages, three patients", lines("PID|1||1", "OBX|1||A", "PID|2||2", "OBR|1|||B", "OBX|1||B") +
			lines("pid|1||3", "SFT|X", "NTE|1")},
		{"withdrawn: a final report, each result of which is wrong or deleted", lines("PID|1||7",
			"OBR|1|||A"+strings.Repeat("|", 21)+"F", "OBX|1|NM|A||1||||||W", "OBX|2|NM|B||2||||||D")},
		{"corrected: a final report, one result of which is wrong", lines("PID|1||7",
			"OBR|1|||A"+strings.Repeat("|", 21)+"F", "OBX|1|NM|A||1||||||W", "OBX|2|NM|B||2||||||F")},
		{"entered in error: a document that is cancelled", strings.Replace(lines("PID|1||7", "TXA|1|CN||||||||||D1|||||AU",
			"OBX|1|TX|A||1||||||F"), "ORU^R01", "MDM^T11", 1)},
		{"refused: a charset that is not known", "MSH|^~\\&|||||||ORU^R01|1|P|2.5||||||EBCDIC\rOBX|1|ST|K||M\xfcller\r"},
		{"a charset that is not known, of ASCII", "MSH|^~\\&|||||||ORU^R01|1|P|2.5||||||EBCDIC\rOBX|1|ST|K||Miller\r"},
		{"refused: no header", "PID|1||4711\r"},
		{"refused: MSH-2 is short", "MSH|^~|LIS\rPID|1\r"},
		{"refused: broken value", strings.ReplaceAll(lines("OBX|1|TX|A||first", "second||||||F"), "\r", "\n")},
		{"refused: header alone", header},
		{"refused: batch of another count", "BHS|^~\\&|\r" + lines("PID|1") + "BTS|2\r"},
	} {
		all.Records = append(all.Records, newVector(v.name, v.record))
	}
	var got bytes.Buffer
	encoder := json.NewEncoder(&got)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(all); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(vectorsPath, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(vectorsPath)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%s is not what the code makes; if that is right, run this test with -update", vectorsPath)
	}
}
