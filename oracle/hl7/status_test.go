package hl7_test

import (
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
)

func TestStatus(t *testing.T) {
	const (
		unknown     = evidence.StatusUnknown
		registered  = evidence.StatusRegistered
		preliminary = evidence.StatusPreliminary
		final       = evidence.StatusFinal
		corrected   = evidence.StatusCorrected
		cancelled   = evidence.StatusCancelled
		inError     = evidence.StatusEnteredInError
	)
	for _, tt := range []struct {
		results, observations string // codes of OBR-25 and OBX-11, apart by blanks; - is an empty one
		want                  evidence.Status
	}{
		{"-", "-", unknown},
		{"F", "-", final},
		{"f", "", final},
		{"F^Final^HL70123", "", final},
		{"F", "F F", final},
		{"A", "", preliminary},
		{"C", "", corrected},
		{"I", "", registered},
		{"M", "", preliminary},
		{"N", "", registered},
		{"O", "", registered},
		{"P", "", preliminary},
		{"R", "", preliminary},
		{"S", "", registered},
		{"X", "", cancelled},
		{"Y", "", unknown},
		{"Z", "", unknown},
		{"Q", "", unknown},
		{"-", "A", corrected},
		{"-", "B", corrected},
		{"-", "C", corrected},
		{"-", "D", inError},
		{"-", "F", final},
		{"-", "I", registered},
		{"-", "N", unknown},
		{"-", "O", unknown},
		{"-", "P", preliminary},
		{"-", "R", preliminary},
		{"-", "S", preliminary},
		{"-", "U", final},
		{"-", "V", final},
		{"-", "W", inError},
		{"-", "X", cancelled},
		{"-", "12", unknown},
		{"F", "q", unknown},
		{"F F", "", final},
		{"F P", "", preliminary},
		{"F S", "", preliminary},
		{"S O", "", registered},
		{"F C", "", corrected},
		{"C P", "", preliminary},
		{"F X", "", final},
		{"X X", "", cancelled},
		{"X S", "", registered},
		{"F", "C", corrected},
		{"F", "F D", corrected},
		{"-", "D W", inError},
		{"-", "D X", inError},
		{"F", "P", preliminary},
		{"P", "F", preliminary},
		{"F", "N O -", final},
		{"F Q", "", unknown},
		// All results are withdrawn: the report says that this is final, or what was corrected.
		{"F", "W", inError},
		{"f", "w D", inError},
		{"C", "W W", inError},
		{"F", "D", inError},
		{"F C", "W", inError},
		{"F X", "W", inError},
		{"F", "W X", inError},
		{"F", "W N O", inError},
		{"X", "W", inError},
		{"-", "W N", inError},
		// One stands.
		{"F", "W F", corrected},
		{"C", "C D", corrected},
		{"F", "W -", corrected},
		{"F", "- W", corrected},
		{"F", "W P", preliminary},
		{"F", "W 12", unknown},
		{"F", "X", final}, // none is withdrawn
		// The report goes on, or says nothing that is known.
		{"A", "W", preliminary},
		{"I", "W", preliminary},
		{"M", "W", preliminary},
		{"N", "W", preliminary},
		{"O", "W", preliminary},
		{"P", "W", preliminary},
		{"R", "W", preliminary},
		{"S", "W", preliminary},
		{"F P", "W", preliminary},
		{"Y", "W", unknown},
		{"Z", "W", unknown},
		{"F Q", "W", unknown},
	} {
		var segments []string
		for code := range strings.FieldsSeq(tt.results) {
			segments = append(segments, "OBR"+strings.Repeat("|", 25)+strings.Trim(code, "-"))
		}
		for code := range strings.FieldsSeq(tt.observations) {
			segments = append(segments, "OBX"+strings.Repeat("|", 11)+strings.Trim(code, "-"))
		}
		if got := parse(t, lines(segments...)).Status(); got != tt.want {
			t.Errorf("OBR-25 %q, OBX-11 %q: got %v, want %v", tt.results, tt.observations, got, tt.want)
		}
	}
}

// TestStatus_OtherMessages looks at documents, at orders, whose OBX are no results, and at records of many messages.
func TestStatus_OtherMessages(t *testing.T) {
	order := strings.Replace(lines("ORC|NW", "OBR|1", "OBX|1|ST|Q||A||||||F"), "ORU^R01", "OML^O21", 1)
	document := func(code string) string { return lines("TXA" + strings.Repeat("|", 17) + code) }
	event := func(event, code string) string { return strings.Replace(document(code), "ORU^R01", "MDM^"+event, 1) }
	report := func(code string) string {
		return lines("OBR"+strings.Repeat("|", 25)+"F", "OBX"+strings.Repeat("|", 11)+code)
	}
	for name, tt := range map[string]struct {
		record string
		want   evidence.Status
	}{
		"order":              {order, evidence.StatusUnknown},
		"authenticated":      {document("AU"), evidence.StatusFinal},
		"legally":            {document("LA"), evidence.StatusFinal},
		"dictated":           {document("DI"), evidence.StatusPreliminary},
		"unknown to us":      {document("ZZ"), evidence.StatusUnknown},
		"two messages":       {document("AU") + document("IP"), evidence.StatusPreliminary},
		"content withdrawn":  {document("AU") + report("W"), evidence.StatusEnteredInError},
		"in part":            {document("AU") + report("W") + report("F"), evidence.StatusCorrected},
		"in transcription":   {document("IP") + report("W"), evidence.StatusPreliminary},
		"original":           {event("T02", "AU"), evidence.StatusFinal},
		"addendum":           {event("T06", "AU"), evidence.StatusFinal},
		"edited":             {event("T08", "AU"), evidence.StatusCorrected},
		"replaced":           {event("T10", "LA"), evidence.StatusCorrected},
		"replaced, in words": {event("T09", "LA"), evidence.StatusCorrected},
		"edited so far":      {event("T07", "IP"), evidence.StatusPreliminary},
		"cancelled":          {event("T11", "IP"), evidence.StatusEnteredInError},
		"cancelled, unknown": {event("T11", "ZZ"), evidence.StatusEnteredInError},
		"cancelled whole":    {event("T11", "AU") + report("F"), evidence.StatusEnteredInError},
		"one of two":         {event("T11", "AU") + event("T02", "AU"), evidence.StatusCorrected},
		"deleted":            {event("T04", "AU||CA"), evidence.StatusEnteredInError},
		"obsolete":           {event("T04", "AU||OB"), evidence.StatusFinal},
		"no document":        {strings.Replace(report("F"), "ORU^R01", "ORU^T11", 1), evidence.StatusFinal},
		"all withdrawn":      {report("W") + report("D"), evidence.StatusEnteredInError},
		"one withdrawn":      {report("W") + report("F"), evidence.StatusCorrected},
		"preliminary sample": {fixture(t, "cbc-1-preliminary.hl7"), evidence.StatusPreliminary},
		"final sample":       {fixture(t, "cbc-2-final.hl7"), evidence.StatusFinal},
		"corrected sample":   {fixture(t, "cbc-3-corrected.hl7"), evidence.StatusCorrected},
		"batch sample":       {fixture(t, "nightly-batch.hl7"), evidence.StatusFinal},
	} {
		t.Run(name, func(t *testing.T) {
			if got := parse(t, tt.record).Status(); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
