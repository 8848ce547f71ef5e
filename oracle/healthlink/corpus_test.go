package healthlink_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/labseal/labseal/oracle/healthlink"
)

// TestCorpus reads the links of the corpus, and opens a file with its link's key.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("LABSEAL_CORPUS")
	if dir == "" {
		t.Skip("no corpus: LABSEAL_CORPUS names one")
	}
	links, err := filepath.Glob(filepath.Join(dir, "shc-shl", "*", "*-shl.txt"))
	check(t, err)
	if len(links) == 0 {
		t.Fatal("the corpus has no links")
	}
	opened := 0
	for _, name := range links {
		text, err := os.ReadFile(name)
		check(t, err)
		p, err := healthlink.Parse(string(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		file, err := os.ReadFile(strings.TrimSuffix(name, "-shl.txt") + "-enc.txt")
		if err != nil {
			continue
		}
		content, err := healthlink.Open(p.Key, []byte(strings.TrimSpace(string(file))))
		if err != nil || !strings.Contains(string(content), `"resourceType"`) {
			t.Errorf("%s: %v", name, err)
		}
		opened++
	}
	if opened == 0 {
		t.Error("no file was opened")
	}
}

// TestParse reads links back, and refuses what is none.
func TestParse(t *testing.T) {
	p := healthlink.Payload{URL: "https://lab.example/shl/x", Key: make([]byte, 32), Flag: "LP", Label: "a & b", Expires: 1_800_000_000}
	for _, text := range []string{p.String(), "https://viewer.example/#" + p.String(), " " + p.String() + "\n"} {
		got, err := healthlink.Parse(text)
		if err != nil || got.String() != p.String() {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
	change := func(f func(*healthlink.Payload)) string {
		c := p
		f(&c)
		return c.String()
	}
	for name, text := range map[string]string{
		"nothing":       "",
		"no link":       "https://lab.example",
		"no base64url":  "shlink:/%%%",
		"no JSON":       "shlink:/AAAA",
		"a short key":   change(func(p *healthlink.Payload) { p.Key = p.Key[:31] }),
		"another flag":  change(func(p *healthlink.Payload) { p.Flag = "X" }),
		"flags swapped": change(func(p *healthlink.Payload) { p.Flag = "PL" }),
		"a long URL":    change(func(p *healthlink.Payload) { p.URL += strings.Repeat("x", 128) }),
		"a file":        change(func(p *healthlink.Payload) { p.URL = "file:///etc/passwd" }),
	} {
		if got, err := healthlink.Parse(text); err == nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("shlink:/eyJ1cmwiOiJodHRwczovL2EiLCJrZXkiOiIifQ")
	f.Fuzz(func(t *testing.T, text string) {
		if p, err := healthlink.Parse(text); err == nil && len(p.Key) != 32 {
			t.Fatalf("taken: %+v", p)
		}
	})
}
