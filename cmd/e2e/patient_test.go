package e2e

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"testing"
	"time"
)

// patient is somebody at the signing page: a browser with a virtual authenticator (web/test/patient.mjs).
type patient struct {
	in  io.WriteCloser
	out *bufio.Reader
}

// shown is what the page says.
type shown struct {
	Title, Says, Answer, Error string
	Words, Requests            []string
	CanSign, CanSend           bool
	Port                       int

	Data, Client, Signature string // of a bare assertion
}

// newPatient opens a browser, and says where the page is. Where there is none, the test is left out, aloud (tools/test).
func newPatient(t *testing.T, page string) (*patient, int) {
	t.Helper()
	program := chromium()
	if program == "" {
		if os.Getenv("LABSEAL_CI") != "" {
			t.Fatal("the page in a browser needs Chromium: apt-get install chromium, or name one in LABSEAL_CHROMIUM")
		}
		t.Skip("LEFT OUT: needs Chromium: apt-get install chromium, or name one in LABSEAL_CHROMIUM")
	}
	cmd := exec.CommandContext(t.Context(), "node", "../../web/test/patient.mjs", program, page)
	cmd.Stderr, cmd.WaitDelay = os.Stderr, 10*time.Second
	in, err := cmd.StdinPipe()
	check(t, err)
	out, err := cmd.StdoutPipe()
	check(t, err)
	check(t, cmd.Start())
	p := &patient{in, bufio.NewReaderSize(out, 1<<20)}
	t.Cleanup(func() {
		in.Close() // it ends, and its browser with it
		if err := cmd.Wait(); err != nil && t.Context().Err() == nil {
			t.Errorf("the browser ended with %v", err)
		}
	})
	return p, p.answer(t).Port
}

func chromium() string {
	if path := os.Getenv("LABSEAL_CHROMIUM"); path != "" {
		return path
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

func (p *patient) does(t *testing.T, what map[string]any) shown {
	t.Helper()
	line, err := json.Marshal(what)
	check(t, err)
	_, err = p.in.Write(append(line, '\n'))
	check(t, err)
	return p.answer(t)
}

func (p *patient) answer(t *testing.T) (s shown) {
	t.Helper()
	line, err := p.out.ReadBytes('\n')
	check(t, err)
	check(t, json.Unmarshal(line, &s))
	if s.Error != "" {
		t.Fatalf("the browser: %s", s.Error)
	}
	return s
}

// signs presses the button, and writes the answer to a file.
func (p *patient) signs(t *testing.T, path string) shown {
	t.Helper()
	s := p.does(t, map[string]any{"do": "sign"})
	if s.Answer == "" {
		t.Fatalf("the page signed nothing: %s", s.Says)
	}
	check(t, os.WriteFile(path, []byte(s.Answer), 0o600))
	return s
}
