package e2e

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// testFHIR posts a result and its correction to an oracle, and asks for the record.
func testFHIR(t *testing.T, d *devnet) {
	address := freeAddress(t)
	ctx, cancel := context.WithCancel(t.Context())
	serve := d.command(ctx, "oracle", "serve", "--fhir-listen", address, "--tiles-dir", "")
	check(t, serve.Start())
	defer func() { cancel(); _ = serve.Wait() }()
	const result = `{"resourceType":"Observation","identifier":[{"system":"urn:lab","value":"F-42"}],"status":"STATUS",` +
		`"code":{"coding":[{"system":"http://loinc.org","code":"718-7"}]},"subject":{"identifier":{"system":"urn:mrn","value":"1001"}},` +
		`"valueQuantity":{"value":13.50,"unit":"g/dL"}}`
	post := func(status string) (code int, location, body string) {
		t.Helper()
		text := strings.Replace(result, "STATUS", status, 1)
		for range 200 {
			response, err := http.Post("http://"+address+"/fhir/Observation", "application/fhir+json", strings.NewReader(text))
			if err != nil { // it is not up yet
				time.Sleep(50 * time.Millisecond)
				continue
			}
			defer response.Body.Close()
			b, err := io.ReadAll(response.Body)
			check(t, err)
			return response.StatusCode, response.Header.Get("Location"), string(b)
		}
		t.Fatal("no answer")
		return 0, "", ""
	}
	code, first, body := post("final")
	if code != http.StatusCreated || !strings.Contains(first, "/Observation/") {
		t.Fatalf("%d %s %s", code, first, body)
	}
	if code, again, _ := post("final"); code != http.StatusOK || again != first {
		t.Errorf("again: %d %s", code, again)
	}
	if code, next, body := post("corrected"); code != http.StatusCreated || !strings.HasSuffix(next, "/_history/2") {
		t.Errorf("corrected: %d %s %s", code, next, body)
	}
	record, _, _ := strings.Cut(first[strings.Index(first, "/Observation/")+len("/Observation/"):], "/")
	d.awaitWords(t, 2, "attested", "oracle", "show", record)
}
