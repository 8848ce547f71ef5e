package hl7_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/labseal/labseal/oracle/hl7"
)

const header = `MSH|^~\&|LIS|LAB|EHR|WARD|20260302101500||ORU^R01|1|P|2.5.1`

// lines joins segments with CR behind each, behind a usual header.
func lines(segments ...string) string {
	return header + "\r" + strings.Join(segments, "\r") + "\r"
}

func parse(t *testing.T, record string) *hl7.File {
	t.Helper()
	f, err := hl7.Parse([]byte(record))
	if err != nil {
		t.Fatalf("parse: %v", err)
	}
	return f
}

// fixture reads a record of testdata.
func fixture(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// fixtures are the records of testdata by name.
func fixtures(t *testing.T) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.hl7")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	records := make(map[string]string)
	for _, path := range paths {
		records[filepath.Base(path)] = fixture(t, filepath.Base(path))
	}
	return records
}

func TestParse_Refuses(t *testing.T) {
	const again = "send the message again from the system it comes from"
	const lost = "something was lost or left over on the way: send the whole batch again"
	const noBreaks = `if a value holds a line break, let the sender write it as \.br\`
	for name, tt := range map[string]struct{ record, want string }{
		"nothing": {" \r\n", "the record is empty; " + again},
		"no header": {
			"EVN|A01\rPID|1||4711\r",
			"line 1: there is no header (MSH) before this segment; " + again,
		},
		"text in front": {
			"Dear lab,\n" + header + "\n",
			"line 1: there is text before the header (MSH); send the message alone, without other text",
		},
		"a name and NUL in front": {
			"PID\x00\r" + header + "\rPID|1\r",
			"line 1: there is text before the header (MSH); send the message alone, without other text",
		},
		"header cut off": {"MSH", "line 1: the MSH segment ends behind its name; " + again},
		"short MSH-2": {
			"MSH|^~|LIS\rPID|1\r",
			`line 1, MSH: MSH-2 holds 2 encoding characters where 4 are needed (usually ^~\&); ` + again,
		},
		"no MSH-2": {
			"MSH||LIS\rPID|1\r",
			`line 1, MSH: MSH-2 holds 0 encoding characters where 4 are needed (usually ^~\&); ` + again,
		},
		"lost backslash": {
			"MSH|^~&|LIS\rPID|1\r",
			`line 1, MSH: MSH-2 holds 3 encoding characters where 4 are needed (usually ^~\&); ` + again,
		},
		"one for two": {
			"MSH|^^\\&|LIS\rPID|1\r",
			"line 1, MSH: MSH-1 and MSH-2 use 0x5e for two things; " + again,
		},
		"letter in MSH-2": {
			"MSH|^~\\A|LIS\rPID|1\r",
			"line 1, MSH: MSH-2 holds 0x41, which can't be a delimiter; " + again,
		},
		"header alone": {header, "line 1, MSH: the message has a header (MSH) and nothing else; " + again},
		"second header cut": {
			lines("PID|1", "MSH|^~"),
			`line 3, MSH of message 2: MSH-2 holds 2 encoding characters where 4 are needed (usually ^~\&); ` + again,
		},
		"broken value": {
			header + "\nOBX|1|TX|A||first\nsecond|||F\n",
			"line 3: the line does not begin with a segment's name; " + noBreaks,
		},
		"indented": {
			header + "\n PID|1\n",
			"line 2: there is a blank where the segment's name should begin; " + noBreaks,
		},
		"other separator": {
			header + "\nPID^1^^4711\n",
			"line 2: 0x5e follows the segment's name, and not the field separator 0x7c of MSH-1; " + again,
		},
		"NUL inside": {
			lines("PID|1||47\x0011"),
			"line 2, PID: the control byte 0x00 stands inside the segment; " + again,
		},
		"frame inside": {
			lines("PID|1||47\x0b11"),
			"line 2, PID: the control byte 0x0b stands inside the segment; " + again,
		},
		"UTF-16": {
			"\xff\xfeM\x00S\x00H\x00|\x00",
			"the record is UTF-16 text; send it as UTF-8 or in a one-byte charset",
		},
		"XML": {
			`<ORU_R01 xmlns="urn:hl7-org:v2xml"/>`,
			"this is HL7 v2 as XML, which is not read yet; send it with bars (ER7)",
		},
		"empty batch": {"BHS|^~\\&|LIS\rBTS|0\r", "the batch holds no message; " + again},
		"behind the batch": {
			"BHS|^~\\&|LIS\r" + lines("PID|1") + "BTS|1\rPID|2\r",
			"line 5, PID: the segment belongs to no message; " + again,
		},
		"message missing": {
			"BHS|^~\\&|LIS\r" + lines("PID|1") + "BTS|2\r",
			"line 4, BTS: BTS-1 gives another number of messages than there are (1); " + lost,
		},
		"count too large": {
			lines("PID|1") + "BTS|99999999999999999999\r",
			"line 3, BTS: BTS-1 gives another number of messages than there are (1); " + lost,
		},
		"batch missing": {
			"FHS|^~\\&|LIS\rBHS|^~\\&|LIS\r" + lines("PID|1") + "BTS|1\rFTS|2\r",
			"line 6, FTS: FTS-1 gives another number of batches than there are (1); " + lost,
		},
		"unknown charset": {
			"MSH|^~\\&|||||||ORU|1|P|2.5||||||EBCDIC\rPID|1||\x81\r",
			"line 1, MSH: MSH-18 names a charset that is not known here, and there is text beyond ASCII; " +
				"let the sender use UTF-8, and say so in MSH-18",
		},
		"half a character": {
			`MSH|^~\&|||||||ORU^R01|1|P|2.5||||||GB 18030-2000` + "\rPID|1||||\x81\r",
			"line 2, PID: it holds bytes that are no characters of the charset of MSH-18; let the sender use UTF-8, and say so in MSH-18",
		},
		"half a character in the header": {
			`MSH|^~\&|` + "\x81 " + `||||||||P|2.5||||||BIG-5` + "\rPID|1\r",
			"line 1, MSH: it holds bytes that are no characters of the charset of MSH-18; let the sender use UTF-8, and say so in MSH-18",
		},
		"eight bits where seven are": {
			`MSH|^~\&|||||||ORU^R01|1|P|2.5||||||~ISO IR87` + "\rPID|1\rNTE|1||\xb1\r",
			"line 3, NTE: it holds bytes that are no characters of the charset of MSH-18; let the sender use UTF-8, and say so in MSH-18",
		},
		"shifting without an escape sequence": {
			`MSH|^~\&|||||||ORU^R01|1|P|2.5||||||~ISO IR87` + "\rPID|1\rNTE|1||\x0e12^45\\\x0f\r",
			"line 3, NTE: it holds bytes that are no characters of the charset of MSH-18; let the sender use UTF-8, and say so in MSH-18",
		},
		"private use": {
			`MSH|^~\&|||||||ORU^R01|1|P|2.5||||||GB18030` + "\rPID|1\rNTE|1||\x83\x36\xc7\x39\r",
			"line 3, NTE: it holds bytes that are no characters of the charset of MSH-18; let the sender use UTF-8, and say so in MSH-18",
		},
		"a header in two charsets": {
			`MSH|^~\&|` + "\xb1" + `|LAB|A|B|C||ORU^R01|CTRL|P|2.5||||||Shift_JIS|BIG-5` + "\rPID|1\r",
			"line 1, MSH: it can be read in two charsets, and names in MSH-18 that in which it is read; let the sender use UTF-8, and say so in MSH-18",
		},
		"a header that becomes ASCII, of several": {
			`MSH|^~\&|` + "\x1b(B" + `||||||ORU^R01|1|P|2.5||||||8859/1~ISO IR87` + "\rPID|1\r",
			"line 1, MSH: MSH-18 names charsets that are not read together, and there is text beyond ASCII; let the sender use UTF-8, and say so in MSH-18",
		},
		"a header that becomes ASCII, of one unknown": {
			`MSH|^~\&|` + "\x1b(B" + `||||||ORU^R01|1|P|2.5||||||EBCDIC~ISO IR87` + "\rPID|1\r",
			"line 1, MSH: MSH-18 names a charset that is not known here, and there is text beyond ASCII; let the sender use UTF-8, and say so in MSH-18",
		},
		"two that shift": {
			`MSH|^~\&|||||||ORU^R01|1|P|2.5||||||BIG-5~GB 18030-2000` + "\rPID|1||||\xa8|\r",
			"line 1, MSH: MSH-18 names charsets that are not read together, and there is text beyond ASCII; let the sender use UTF-8, and say so in MSH-18",
		},
		"one that shifts behind UTF-8": {
			`MSH|^~\&|||||||ORU^R01|1|P|2.5||||||UNICODE UTF-8~GB 18030-2000` + "\rPID|1||||\u00f6\r",
			"line 1, MSH: MSH-18 names charsets that are not read together, and there is text beyond ASCII; let the sender use UTF-8, and say so in MSH-18",
		},
		"one that shifts before one of one byte": {
			`MSH|^~\&|||||||ORU^R01|1|P|2.5||||||ISO IR87~8859/1` + "\rPID|1||||\x1b$B&|\x1b(B\r",
			"line 1, MSH: MSH-18 names charsets that are not read together, and there is text beyond ASCII; let the sender use UTF-8, and say so in MSH-18",
		},
		"one that shifts behind one of one byte": {
			`MSH|^~\&|||||||ORU^R01|1|P|2.5||||||8859/1~ISO IR87` + "\rPID|1||||\xf6\r",
			"line 1, MSH: MSH-18 names charsets that are not read together, and there is text beyond ASCII; let the sender use UTF-8, and say so in MSH-18",
		},
		"too many": {
			lines("PID|1") + strings.Repeat("DG1|1\r", 1<<16),
			"the record makes 65538 claims, and one record can have 65536; send it in smaller batches",
		},
		"too much": {
			lines("OBR|1|"+strings.Repeat("A", 1<<20), strings.TrimSuffix(strings.Repeat("OBX|1\r", 100), "\r")),
			"the orders and their notes are too long for so many results; send it in smaller batches",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := hl7.Parse([]byte(tt.record))
			var typed *hl7.Error
			if !errors.As(err, &typed) {
				t.Fatalf("got %v, want an *hl7.Error", err)
			}
			if err.Error() != tt.want {
				t.Errorf("got  %q\nwant %q", err, tt.want)
			}
		})
	}
}

// TestParse_SameRecord writes one record in the ways that mean nothing.
func TestParse_SameRecord(t *testing.T) {
	plain := lines("PID|1||4711", "OBX|1|TX|A||value|||||F", "ZZZ|1")
	want := parse(t, plain).Claims()
	lf := strings.ReplaceAll(plain, "\r", "\n")
	for name, record := range map[string]string{
		"LF":                      lf,
		"CRLF":                    strings.ReplaceAll(plain, "\r", "\r\n"),
		"mixed line ends":         strings.Replace(plain, "\rPID", "\nPID", 1),
		"mixed, LF first":         strings.Replace(lf, "\nOBX", "\r\nOBX", 1),
		"no end":                  strings.TrimSuffix(plain, "\r"),
		"blank lines":             "\n\n" + strings.ReplaceAll(lf, "\n", "\n \t\n\n"),
		"BOM":                     "\xef\xbb\xbf" + plain,
		"leading blanks":          " \t\r\n" + plain,
		"MLLP":                    "\x0b" + plain + "\x1c\r",
		"MLLP without CR":         "\x0b" + strings.TrimSuffix(plain, "\r") + "\x1c\r",
		"NUL padding":             plain + "\x00\x00\x00",
		"Ctrl-Z":                  plain + "\x1a",
		"lower-case names":        strings.ReplaceAll(strings.ReplaceAll(plain, "PID", "pid"), "ZZZ", "zZz"),
		"batch":                   "FHS|^~\\&|A\rBHS|^~\\&|B||||||c\r" + plain + "BTS|1|comment\rFTS|1\r",
		"batch, no counts":        "BHS|^~\\&|B\r" + plain + "BTS\r",
		"batch, other delimiters": "BHS@^~\\&@B\r" + plain + "BTS@1@comment\r",
	} {
		t.Run(name, func(t *testing.T) {
			equal(t, parse(t, record).Claims(), want)
		})
	}
}

// TestParse_BreakInValue keeps an LF in a value where the segments end in CR.
func TestParse_BreakInValue(t *testing.T) {
	claims := parse(t, lines("OBX|1|TX|A||first\n\nsecond|||||F\n", "NTE|1||a\nPIDs are here")).Claims()
	want := "1.0.0.0\rOBX|1|TX|A||first\n\nsecond|||||F\rNTE|1||a\nPIDs are here\r"
	if got := string(claims[1].Body); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLooks(t *testing.T) {
	for record, want := range map[string]bool{
		header:                        true,
		"\xef\xbb\xbf \r\n" + header:  true,
		"\x0b" + header + "\x1c\r":    true,
		"\x0b\xef\xbb\xbf" + header:   true,
		"FHS|^~\\&|A":                 true,
		"BHS|^~\\&|A":                 true,
		"MSH":                         true,
		"MSH#":                        true,
		"msh|^~\\&":                   true,
		"MSH@~&#\\@SENDAPP":           true,
		"PID|1||4711":                 true,
		"OBX|1|NM|":                   true,
		"Dear lab,\nMSH|^~\\&|":       true,
		"M\x00S\x00H\x00|\x00":        true,
		"\xfe\xff\x00M\x00S\x00H\x00": true,
		`<?xml version="1.0"?><ACK xmlns="urn:hl7-org:v2xml">`: true,
		"":                           false,
		"MSHA rules":                 false,
		"the MSH| segment":           false,
		"ABC|1|2":                    false,
		"PID,1,2":                    false,
		"%PDF-1.7":                   false,
		`{"resourceType":"Patient"}`: false,
		`<ClinicalDocument xmlns="urn:hl7-org:v3">`: false,
	} {
		if got := hl7.Looks([]byte(record)); got != want {
			t.Errorf("Looks(%q) = %v, want %v", record, got, want)
		}
	}
}

// TestError_HoldsNoContent plants markers in every field of damaged records and looks for them in the errors.
func TestError_HoldsNoContent(t *testing.T) {
	const marker = "Zanzibar"
	body := "PID|1||" + marker + "||" + marker + "^" + marker + "\r"
	for name, record := range map[string]string{
		"no header":     body,
		"text":          marker + "\nMSH|^~\\&|A\n",
		"broken value":  header + "\nOBX|1|TX|" + marker + "||first\n" + marker + "|||F\n",
		"stray segment": header + "\n" + marker + "|" + marker + "\n",
		"MSH-2":         "MSH|" + marker + "|A\r" + body,
		"MSH-18":        "MSH|^~\\&|||||||ORU|1|P|2.5||||||" + marker + "BIG-5\rPID|1||\x81" + marker,
		"control":       lines("PID|" + marker + "\x00" + marker),
		"count":         "BHS|^~\\&|" + marker + "\r" + lines(body) + "BTS|7|" + marker + "\r",
	} {
		_, err := hl7.Parse([]byte(record))
		if err == nil {
			t.Errorf("%s: not refused", name)
		} else if strings.Contains(strings.ToLower(err.Error()), "zan") {
			t.Errorf("%s: the error shows content: %v", name, err)
		}
	}
}
