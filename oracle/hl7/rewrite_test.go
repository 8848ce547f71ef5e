package hl7_test

import (
	"regexp"
	"strings"
	"testing"
)

var (
	lineEnd   = regexp.MustCompile(`\r\n|\r|\n`)
	msh       = regexp.MustCompile(`(^|[\r\n\x0b])(\x{feff}?)MSH`)
	brokenRow = regexp.MustCompile(`[^\r]\n`)
)

// rewrites are the ways in which systems on the way write a record anew without changing what it says.
var rewrites = map[string]func(record string) string{
	"resend": resend,
	"trim":   func(r string) string { return eachLine(r, trim) },
	"pad fields": func(r string) string {
		return eachLine(r, func(l string, d string) string { return l + d[:1] + d[:1] })
	},
	"pad components":  func(r string) string { return eachLine(r, pad) },
	"LF":              func(r string) string { return endWith(r, "\n") },
	"CR":              func(r string) string { return endWith(r, "\r") },
	"CRLF":            func(r string) string { return endWith(r, "\r\n") },
	"BOM and framing": func(r string) string { return "\x0b\xef\xbb\xbf" + r + "\r\x1c\r" },
	"blank lines":     func(r string) string { return endWith(r, "\r\r") },
}

// delimitersOf are MSH-1 and MSH-2 of a record's first message.
func delimitersOf(record string) string {
	rest := record[msh.FindStringIndex(record)[1]:]
	codes, _, _ := strings.Cut(lineEnd.Split(rest[1:], 2)[0], rest[:1])
	return rest[:1] + codes
}

// eachLine rewrites each segment but headers and those of a batch's envelope.
func eachLine(record string, rewrite func(line, delimiters string) string) string {
	var b strings.Builder
	delimiters := ""
	for len(record) > 0 {
		end := len(record)
		if at := lineEnd.FindStringIndex(record); at != nil {
			end = at[0]
		}
		end = len(strings.TrimRight(record[:end], "\x1c"))
		line := record[:end]
		if msh.MatchString(line) {
			delimiters = delimitersOf(line)
		}
		if len(line) > 3 && delimiters != "" && line[3] == delimiters[0] && !isEnvelope(line) {
			line = rewrite(line, delimiters)
		}
		b.WriteString(line)
		rest := strings.TrimLeft(record[end:], "\r\n\x1c")
		b.WriteString(record[end : len(record)-len(rest)])
		record = rest
	}
	return b.String()
}

func isEnvelope(line string) bool {
	switch strings.ToUpper(line[:3]) {
	case "MSH", "FHS", "BHS", "BTS", "FTS":
		return true
	}
	return false
}

// trim takes the separators off the ends of fields and of the segment.
func trim(line, d string) string {
	fields := strings.Split(line, d[:1])
	for i := range fields {
		fields[i] = strings.TrimRight(fields[i], d[1:2]+d[2:3]+d[4:5])
	}
	return strings.TrimRight(strings.Join(fields, d[:1]), d[:1])
}

// pad puts separators behind each field.
func pad(line, d string) string {
	fields := strings.Split(line, d[:1])
	for i := range fields[1:] {
		fields[i+1] += d[4:5] + d[1:2] + d[4:5] + d[2:3] + d[1:2]
	}
	return strings.Join(fields, d[:1])
}

func endWith(record, end string) string {
	if strings.Contains(record, "\r") && brokenRow.MatchString(record) && end != "\n" {
		return record // LF is part of values
	}
	return lineEnd.ReplaceAllString(record, end)
}

// resend writes another time and another control id into each header.
func resend(record string) string {
	return eachHeader(record, func(fields []string) {
		for n, value := range map[int]string{7: "20991231235959.123+0100", 10: "RESENT-1"} {
			if n-1 < len(fields) {
				fields[n-1] = value
			}
		}
	})
}

// eachHeader rewrites the fields of each MSH; field n is fields[n-1], and fields[0] is the name.
func eachHeader(record string, rewrite func(fields []string)) string {
	var b strings.Builder
	for {
		at := msh.FindStringIndex(record)
		if at == nil || at[1] == len(record) {
			return b.String() + record
		}
		b.WriteString(record[:at[1]-3])
		record = record[at[1]-3:]
		end := len(record)
		if e := lineEnd.FindStringIndex(record); e != nil {
			end = e[0]
		}
		fields := strings.Split(record[:end], record[3:4])
		rewrite(fields)
		b.WriteString(strings.Join(fields, record[3:4]))
		record = record[end:]
	}
}

func TestClaims_Rewrites(t *testing.T) {
	for name, record := range fixtures(t) {
		want := parse(t, record).Claims()
		for rewrite, apply := range rewrites {
			rewritten := apply(record)
			t.Run(name+", "+rewrite, func(t *testing.T) {
				equal(t, parse(t, rewritten).Claims(), want)
			})
		}
	}
}
