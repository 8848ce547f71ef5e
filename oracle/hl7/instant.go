package hl7

import (
	"strings"
	"time"
)

// second reads a time stamp to the second without an offset, as nearly all are.
func second[Text string | []byte](s Text) (at time.Time, ok bool) {
	if len(s) != len("20060102150405") {
		return at, false
	}
	var n [7]int // centuries, years, months, days, hours, minutes, seconds
	for i := range n {
		tens, ones := s[2*i]-'0', s[2*i+1]-'0'
		if tens > 9 || ones > 9 {
			return at, false
		}
		n[i] = 10*int(tens) + int(ones)
	}
	at = time.Date(100*n[0]+n[1], time.Month(n[2]), n[3], n[4], n[5], n[6], 0, time.UTC)
	ok = at.Month() == time.Month(n[2]) && at.Day() == n[3] && n[4] < 24 && n[5] < 60 && n[6] < 60 // else it has been normalised
	return at, ok
}

// layouts are the precisions of HL7's time stamps, but for fractions of seconds.
var layouts = []string{"20060102150405", "200601021504", "2006010215", "20060102", "200601", "2006"}

// instant reads a time stamp (HL7 v2.5.1, 2.A.22). One without an offset is read as UTC; what is none is zero.
func instant(s string) time.Time {
	if at, ok := second(s); ok {
		return at
	}
	zone := ""
	if i := strings.IndexAny(s, "+-"); i > 0 {
		s, zone = s[:i], s[i:]
	}
	s, _, _ = strings.Cut(s, ".")
	for _, layout := range layouts {
		if len(layout) != len(s) {
			continue
		}
		if zone != "" {
			layout, s = layout+"-0700", s+zone
		}
		at, err := time.Parse(layout, s)
		if err != nil {
			return time.Time{}
		}
		return at
	}
	return time.Time{}
}
