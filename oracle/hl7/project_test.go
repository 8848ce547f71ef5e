package hl7_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/hl7"
)

// equal compares claims and shows the first difference.
func equal(t *testing.T, got, want []evidence.Claim) {
	t.Helper()
	if i := difference(got, want); i >= 0 {
		at := func(claims []evidence.Claim) string {
			if i == len(claims) {
				return "none"
			}
			return fmt.Sprintf("%s %q %q", claims[i].Kind, claims[i].Name, claims[i].Body)
		}
		t.Errorf("claim %d:\ngot  %s\nwant %s", i, at(got), at(want))
	}
}

// difference is the index of the first claim that differs; -1 when none does.
func difference(a, b []evidence.Claim) int {
	for i := range min(len(a), len(b)) {
		if a[i].Kind != b[i].Kind || a[i].Name != b[i].Name || !bytes.Equal(a[i].Body, b[i].Body) {
			return i
		}
	}
	if len(a) != len(b) {
		return min(len(a), len(b))
	}
	return -1
}

// TestClaims_Canonical projects values of one field.
func TestClaims_Canonical(t *testing.T) {
	for name, tt := range map[string]struct{ msh2, value, want string }{
		"trailing separators":      {`^~\&`, `a^b&&^^~~`, `a^b`},
		"inner empty ones stay":    {`^~\&`, `^^a&&b~~c`, `^^a&&b~~c`},
		"trailing at each rank":    {`^~\&`, `a&^b^~c~^&`, `a^b~c`},
		"null":                     {`^~\&`, `""`, `""`},
		"blanks stay":              {`^~\&`, `  a  ^ `, `  a  ^ `},
		"escapes stay":             {`^~\&`, `\F\\S\\T\\R\\E\\H\x\N\\.br\\X0d\`, `\F\\S\\T\\R\\E\\H\x\N\\.br\\X0d\`},
		"lone escape character":    {`^~\&`, `5\6`, `5\E\6`},
		"two of them":              {`^~\&`, `a\\b`, `a\E\\E\b`},
		"at the end":               {`^~\&`, `a\`, `a\E\`},
		"across a separator":       {`^~\&`, `a\b^c\d`, `a\E\b^c\E\d`},
		"literal hash":             {`^~\&`, `#1\P\`, `#1\P\`},
		"truncated":                {`^~\&#`, `abc#`, `abc#`},
		"escaped truncation":       {`^~\&#`, `\P\`, `\P\`},
		"other truncation":         {`^~\&!`, `abc!#\P\`, `abc#\P\!`},
		"other escape":             {`^~!&`, `a!T!b\c!.br!`, `a\T\b\E\c\.br\`},
		"other separators":         {`:;!%`, `a:b%c;d^e~f&g!S!!R!!T!`, `a^b&c~d\S\e\R\f\T\g:;%`},
		"separators swapped":       {`~^\&`, `a~b^c`, `a^b~c`},
		"escape body with foreign": {`:;!%`, `!a^b!`, `!a\S\b!`},
		"bytes of another charset": {`^~\&`, "M\xfcller", "M\xfcller"},
	} {
		t.Run(name, func(t *testing.T) {
			record := "MSH|" + tt.msh2 + "|\rZZZ|" + tt.value + "\r"
			claims := parse(t, record).Claims()
			if got, want := string(claims[1].Body), "1.0.0.0\rZZZ|"+tt.want+"\r"; got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// TestClaims_OtherDelimiters projects a record and its rewrite with other delimiters, line ends and framing.
func TestClaims_OtherDelimiters(t *testing.T) {
	rewritten := parse(t, fixture(t, "lipid-panel-other-delimiters.hl7"))
	equal(t, rewritten.Claims(), parse(t, fixture(t, "lipid-panel.hl7")).Claims())
}

// TestClaims_Structure shows what goes into which claim.
func TestClaims_Structure(t *testing.T) {
	for name, tt := range map[string]struct{ record, want string }{
		"report": {
			lines("SFT|Vendor", "PID|1||77", "PD1|x", "NTE|1", "PV1|1", "ORC|RE|P|F",
				"OBR|1|P|F|GLU^Glucose||||||||||||||||||||F",
				"NTE|1||fasting", "OBX|1|NM|GLU^Glucose^LN||5", "NTE|1||high", "OBX|2", "SPM|1|||SER"),
			`context:ORU^R01:1.1.0.0/MSH/PID patient:PID:1.1.0.0/PID/PD1/NTE other:PV1:1.1.0.0/PV1
			order:GLU^Glucose:1.1.1.0/ORC/OBR/NTE observation:GLU^Glucose:1.1.1.0/ORC/OBR/NTE/SPM/OBX/NTE
			observation::1.1.1.0/ORC/OBR/NTE/SPM/OBX specimen:SER:1.1.1.1/SPM`,
		},
		"specimens first": {
			strings.Replace(lines("PID|1", "SPM|1|||SER", "SAC|1", "OBX|1||LOT", "OBR|1|||A", "ORC|RE", "OBX|1||A",
				"OBR|2|||B", "ORC|RE", "OBX|1||B",
				"SPM|2|||URN", "OBR|3|||C", "OBX|1||C"), "ORU^R01", "OUL^R22", 1),
			`context:OUL^R22:1.1.0.0/MSH/PID patient:PID:1.1.0.0/PID specimen:SER:1.1.0.1/SPM/SAC
			observation:LOT:1.1.0.1/SPM/OBX
			order:A:1.1.1.1/OBR/ORC observation:A:1.1.1.1/OBR/ORC/SPM/OBX order:B:1.1.2.1/OBR/ORC
			observation:B:1.1.2.1/OBR/ORC/SPM/OBX
			specimen:URN:1.1.0.2/SPM order:C:1.1.3.2/OBR observation:C:1.1.3.2/OBR/SPM/OBX`,
		},
		"two patients and two messages": {
			lines("PID|1||7", "OBR|1|||A", "OBX|1||A", "PID|2||8", "OBX|1||B", "OBR|2|||C") +
				lines("EVN|A01", "NTE|1", "TXA|1|OP"),
			`context:ORU^R01:1.1.0.0/MSH/PID context:ORU^R01:1.2.0.0/MSH/PID context:ORU^R01:2.0.0.0/MSH
			patient:PID:1.1.0.0/PID order:A:1.1.1.0/OBR observation:A:1.1.1.0/OBR/OBX patient:PID:1.2.0.0/PID
			observation:B:1.2.0.0/OBX order:C:1.2.2.0/OBR other:EVN:2.0.0.0/EVN/NTE document:OP:2.0.0.0/TXA`,
		},
		"alone and out of order": {
			lines("NTE|1", "NK1|1", "SAC|1", "TQ1|1", "ORC|NW", "ORC|NW", "TQ1|1", "OBR|1|||A"),
			`context:ORU^R01:1.0.0.0/MSH other:NTE:1.0.0.0/NTE patient:NK1:1.0.0.0/NK1 specimen:SAC:1.0.0.0/SAC
			other:TQ1:1.0.0.0/TQ1
			order:ORC:1.0.1.0/ORC order:A:1.0.2.0/ORC/TQ1/OBR`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			want := strings.Fields(tt.want)
			claims := parse(t, tt.record).Claims()
			if len(claims) != len(want) {
				t.Fatalf("got %d claims, want %d", len(claims), len(want))
			}
			for i, claim := range claims {
				segments := strings.Split(strings.TrimSuffix(string(claim.Body), "\r"), "\r")
				for j := range segments[1:] {
					segments[j+1] = segments[j+1][:3]
				}
				got := claim.Kind + ":" + claim.Name + ":" + strings.Join(segments, "/")
				if got != want[i] {
					t.Errorf("claim %d: got %s, want %s", i, got, want[i])
				}
			}
		})
	}
}

func TestClaims_Name(t *testing.T) {
	long := strings.Repeat("n", 80)
	for value, want := range map[string]string{
		"":                 "",
		"2345-7":           "2345-7",
		"2345-7^GLU^LN^X":  "2345-7^GLU",
		"2345-7^GLU~other": "2345-7^GLU",
		"2345-7^^LN":       "2345-7",
		"a^M\xfcller":      "a^M?ller",
		`a\T\b`:            `a\T\b`,
		long:               long[:64],
	} {
		claims := parse(t, lines("OBX|1|NM|"+value)).Claims()
		if got := claims[1].Name; got != want {
			t.Errorf("OBX-3 %q: got name %q, want %q", value, got, want)
		}
	}
}

// TestClaims_EveryByteCounts changes each letter and digit of each fixture outside of what is transport: the claims
// must change with it. Inside of transport they must not.
func TestClaims_EveryByteCounts(t *testing.T) {
	for name, record := range fixtures(t) {
		if name == "lipid-panel-other-delimiters.hl7" {
			continue // the same content as lipid-panel.hl7
		}
		want := parse(t, record).Claims()
		for i := range len(record) {
			if !strings.ContainsRune("0123456789abcdefghijklmnopqrstuvwxyz", rune(record[i])) {
				continue
			}
			changed := []byte(record)
			changed[i] ^= 1 // another digit, or another letter for all of them but the last
			f, err := hl7.Parse(changed)
			if err != nil {
				continue // a batch's counts
			}
			moved := difference(f.Claims(), want) >= 0
			if transport := isTransport(record, i); moved == transport {
				t.Errorf("%s: byte %d changed: claims moved is %v, transport is %v", name, i, moved, transport)
			}
		}
	}
}

// isTransport says whether the byte at an offset belongs to what the specification leaves out.
func isTransport(record string, offset int) bool {
	start := strings.LastIndexByte(record[:offset], '\r') + 1
	field := strings.Count(record[start:offset], "|") + 1 // MSH counts its separator as a field
	switch record[start : start+3] {
	case "FHS", "BHS", "BTS", "FTS", "SFT", "UAC", "DSC":
		return true
	case "MSH":
		return !(field == 9 || field == 11 || field == 12 || field >= 18 && field <= 20)
	}
	return false
}

// TestClaims_Independent changes one claim's bytes: the others stay as they are.
func TestClaims_Independent(t *testing.T) {
	f := parse(t, fixture(t, "lipid-panel.hl7"))
	claims := f.Claims()
	_ = append(claims[0].Body, "overrun"...)
	clear(claims[1].Body)
	again := f.Claims()
	for i := range claims {
		if same := bytes.Equal(claims[i].Body, again[i].Body); same == (i == 1) {
			t.Errorf("claim %d: unchanged is %v", i, same)
		}
	}
}

// TestClaims_Pairs projects every pair of what means something, at every place of eight: with the delimiters of the canonical
// form, where most segments are taken as they stand, and with others, where none is.
func TestClaims_Pairs(t *testing.T) {
	others := strings.NewReplacer("|", ":", "^", ";", "~", "%", "&", "@", `\`, "/")
	claimsOf := func(message string) []evidence.Claim {
		f := parse(t, message)
		f.Status()
		return f.Claims()
	}
	projected := map[string]bool{}
	units := []string{"|", "^", "~", "&", `\.br\`, "x"}
	for _, first := range units {
		for _, second := range units {
			for place := range 9 {
				pair := first + second
				message := lines("OBX|1|TX|A||"+strings.Repeat("v", place)+pair+"x|y", "NTE|1||end"+pair)
				claims := claimsOf(message)
				equal(t, claimsOf(others.Replace(message)), claims)
				projected[string(claims[1].Body)] = true
			}
		}
	}
	if len(projected) < 200 {
		t.Errorf("only %d bodies", len(projected))
	}
}
