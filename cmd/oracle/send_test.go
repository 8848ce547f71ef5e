package main

import (
	"bytes"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/mllp"
	"github.com/labseal/labseal/oracle/vault"
)

// TestSend reads what receivers answer that are not ours: late, once where twice was asked, or not at all.
func TestSend(t *testing.T) {
	const ack = "MSH|^~\\&|EHR|||||||A|P|2.5\rMSA|"
	for name, test := range map[string]struct {
		modes   string // MSH-15 and MSH-16
		answers []string
		want    string
		code    int
		isShort bool // it ends when no answer comes for a while
	}{
		"one":                           {"|", []string{"AA|M-1"}, "AA", 0, false},
		"one, and why":                  {"|", []string{"AE|M-1|line 2"}, "AE line 2", 1, false},
		"to another message first":      {"|", []string{"AR|M-0", "AA|M-1"}, "AA", 0, false},
		"to no message that it names":   {"|", []string{"AA"}, "AA", 0, false},
		"both":                          {"AL|AL", []string{"CA|M-1", "AE|M-1|no"}, "AE no", 1, false},
		"both, of which one comes":      {"AL|AL", []string{"CA|M-1"}, "CA", 0, true},
		"both, and it is refused":       {"AL|AL", []string{"CE|M-1|no"}, "CE no", 1, false},
		"both only where it is refused": {"AL|ER", []string{"CA|M-1"}, "CA", 0, false},
		"none is asked for":             {"NE|NE", nil, "sent; it asks for no answer", 0, false},
		"if refused, and is not":        {"ER|NE", nil, "no answer in 200ms: it asks for one only where it is refused", 0, true},
		"if refused, and is":            {"ER|NE", []string{"CE|M-1"}, "CE", 1, false},
		"if accepted, and is not":       {"SU|NE", nil, "no answer in 200ms: it asks for one only where it is accepted", 1, true},
		"none comes":                    {"|", nil, "", -1, true},
		"only that to another message":  {"|", []string{"AA|M-0"}, "", -1, true},
		"no code":                       {"|", []string{"|M-1"}, "", -1, false},
	} {
		t.Run(name, func(t *testing.T) {
			keepFlags(t)
			var answers []byte
			for _, a := range test.answers {
				answers = mllp.AppendFrame(answers, []byte(ack+a+"\r"))
			}
			file := filepath.Join(t.TempDir(), "m.hl7")
			check(t, os.WriteFile(file, []byte("MSH|^~\\&|LIS|LAB|||20260304||ORU^R01|M-1|P|2.5|||"+test.modes+"\r"), 0o600))
			a, out := app(), &bytes.Buffer{}
			a.Writer, a.ErrWriter = out, io.Discard
			timeout := "1h" // else it would wait for what does not come
			if test.isShort {
				timeout = "200ms"
			}
			err := a.RunContext(t.Context(), []string{"oracle", "send", "--to", answering(t, answers), "--timeout", timeout, file})
			if code := codeOf(err); code != test.code {
				t.Errorf("ended with %v, want exit code %d", err, test.code)
			} else if code < 0 && (strings.Contains(err.Error(), file) || !strings.HasPrefix(err.Error(), "send file 1 of 1, message 1 of 1: no answer")) {
				t.Errorf("an error that names the file, or not its place: %v", err)
			}
			if said := strings.TrimPrefix(strings.TrimSpace(out.String()), file+": "); said != test.want {
				t.Errorf("said %q, want %q", said, test.want)
			}
		})
	}
}

// TestSend_Files: a file that can't be sent as it is is not sent, and the error names its place and not its name.
func TestSend_Files(t *testing.T) {
	dir := t.TempDir()
	large, cut := filepath.Join(dir, "large"), filepath.Join(dir, "cut")
	check(t, os.WriteFile(large, []byte("MSH|^~\\&|LIS\r"), 0o600))
	check(t, os.Truncate(large, vault.MaxBody+1))
	check(t, os.WriteFile(cut, append([]byte{mllp.StartBlock}, "MSH|"...), 0o600))
	for path, want := range map[string]string{
		large:                        "the file has more than the 64 MiB that one record may have: split it",
		cut:                          "MLLP frame 1: ",
		filepath.Join(dir, "nobody"): "open the file: no such file or directory",
	} {
		keepFlags(t)
		got := runOracle("send", "--to", answering(t, nil), path)
		if text := got.err.Error(); got.code != 2 || got.stdout != "" || !strings.HasPrefix(text, "send file 1 of 1: "+want) || strings.Contains(text, dir) {
			t.Errorf("%s: exit code %d, %v\n%s", path, got.code, got.err, got.stdout)
		}
	}
}

// TestNames: an answer names a message by its number, by as much of it as older receivers keep, or not at all.
func TestNames(t *testing.T) {
	const long = "20260304050607.123456789"
	for _, test := range []struct {
		to, control string
		want        bool
	}{
		{long, long, true}, {long[:20], long, true}, {long[:19], long, false}, {"", long, true}, {"M-1", "", true}, {"M-1", "M-10", false},
	} {
		if got := names(test.to, test.control); got != test.want {
			t.Errorf("an answer to %q names %q: %v", test.to, test.control, got)
		}
	}
}

// codeOf is the exit code of an answer that is no; -1 of a failure.
func codeOf(err error) int {
	var e *cli.Error
	switch {
	case err == nil:
		return 0
	case errors.As(err, &e) && e.Err == nil:
		return e.Code
	}
	return -1
}

// answering is a receiver that answers the first message with these bytes, and then is silent.
func answering(t *testing.T, answers []byte) (address string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	done := make(chan struct{})
	go func() {
		defer close(done)
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		if frames := mllp.NewReader(conn, 1<<20); frames.Wait() == nil {
			if _, err := frames.Message(); err == nil {
				_, _ = conn.Write(answers)
			}
			_ = frames.Wait() // until the sender leaves
		}
	}()
	t.Cleanup(func() { listener.Close(); <-done })
	return listener.Addr().String()
}
