package fhir_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// rewrites are the ways in which systems on the way write a record anew without changing what it says. encoding/json is
// a second opinion on what JSON says: it keeps the text of numbers, orders members and escapes as it likes.
var rewrites = map[string]func(t *testing.T, record string) string{
	"compact":            func(t *testing.T, r string) string { return write(t, read(t, r), "") },
	"indented":           func(t *testing.T, r string) string { return "\xef\xbb\xbf" + write(t, read(t, r), " ") },
	"escaped":            func(t *testing.T, r string) string { return escape(write(t, read(t, r), "")) },
	"without meta":       func(t *testing.T, r string) string { return write(t, walk(read(t, r), dropMeta), "") },
	"stored by a server": func(t *testing.T, r string) string { return write(t, retransmit(walk(read(t, r), store)), "") },
}

func read(t *testing.T, record string) any {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix([]byte(record), []byte("\xef\xbb\xbf"))))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

func write(t *testing.T, v any, indent string) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", indent)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// escape writes some letters of strings as \u escapes.
func escape(record string) string {
	return strings.NewReplacer("é", `\u00e9`, "µ", `\u00b5`, "/", `\/`, "😀", `\ud83d\ude00`).Replace(record)
}

// walk calls change with each resource.
func walk(v any, change func(resource map[string]any)) any {
	switch v := v.(type) {
	case map[string]any:
		for _, item := range v {
			walk(item, change)
		}
		if _, ok := v["resourceType"]; ok {
			change(v)
		}
	case []any:
		for _, item := range v {
			walk(item, change)
		}
	}
	return v
}

func dropMeta(resource map[string]any) {
	delete(resource, "meta")
	if _, ok := resource["text"].(map[string]any); ok {
		delete(resource, "text")
	}
}

// store does what a FHIR server does to what it keeps and gives out again.
func store(resource map[string]any) {
	resource["meta"] = map[string]any{"versionId": "7", "lastUpdated": "2099-12-31T23:59:59Z"}
	resource["text"] = map[string]any{"status": "generated", "div": "<div>7</div>"}
}

// retransmit writes the envelope of a Bundle anew.
func retransmit(v any) any {
	if root := v.(map[string]any); root["resourceType"] == "Bundle" {
		root["id"], root["timestamp"], root["total"] = "another", "2099-12-31T23:59:59Z", 1
		root["link"] = []any{map[string]any{"relation": "self", "url": "https://x"}}
	}
	return v
}

func TestClaims_Rewrites(t *testing.T) {
	for name, record := range fixtures(t) {
		want := parse(t, record).Claims()
		for rewrite, apply := range rewrites {
			t.Run(name+", "+rewrite, func(t *testing.T) {
				equal(t, parse(t, apply(t, record)).Claims(), want)
			})
		}
	}
}
