package api_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/labseal/labseal/indexer/api"
)

// TestGuide asks what the guide asks.
func TestGuide(t *testing.T) {
	guide, err := os.ReadFile("../../docs/guides/indexer.md")
	check(t, err)
	server := newServer(t, api.New(api.Config{Mirror: filled(t), Log: discard}))
	ids := strings.NewReplacer(
		"/fhir/Consent/GRANT", "/fhir/Consent/"+hex(6)[2:], "MEMBER", hex(1), "LEAF", hex(22), "HANDLE", hex(4),
		"SPECIMEN", hex(30), "PACKAGE", hex(32), "LOT", hex(50), "LOG", hex(3), "SUBJECT", hex(5), "GRANT", hex(6),
		"ORDER", hex(40), "STUDY", hex(60), "ADDRESS", "0x0000000000000000000000000000000000000001", "1234", "4",
	)
	questions := regexp.MustCompile("\\$API(/[^\"` ]+)").FindAllStringSubmatch(string(guide), -1)
	if len(questions) < 20 {
		t.Errorf("%d questions in the guide", len(questions))
	}
	for _, q := range questions {
		path, _, _ := strings.Cut(ids.Replace(q[1]), "?proof=evm") // which needs a node
		if status, _, body := ask(t, server.URL+path); status != 200 {
			t.Errorf("%s: status %d: %s", path, status, body)
		}
	}
}
