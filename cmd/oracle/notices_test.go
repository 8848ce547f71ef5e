package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/internal/devpg/pgtest"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle/intake"
)

const criticalMessage = `MSH|^~\&|LIS|EAST LAB|EHR|CLINIC|20260301120000||ORU^R01^ORU_R01|M1|P|2.5.1` + "\r" +
	`PID|1||100^^^EAST^MR||SMITHSON^ALICE` + "\r" +
	`OBR|1|P1^EHR|F1^LIS|2823-3^Potassium^LN|||20260301110000|||||||||||||||20260301115900|||F` + "\r" +
	`OBX|1|NM|2823-3^Potassium^LN||6.9|mmol/L|3.5-5.1|HH|||F` + "\r"

// newBooks makes a lab's books, without a chain, and points the commands at them.
func newBooks(t *testing.T) *promisingLab {
	t.Helper()
	l := newPromisingLab(t)
	check(t, os.Mkdir(l.path("keys"), 0o700))
	check(t, os.WriteFile(l.path("password"), []byte("password\n"), 0o600))
	folder, err := keys.Open(l.path("keys"), l.path("password"))
	check(t, err)
	check(t, folder.Unguard())
	for _, p := range []keys.Purpose{keys.Statement, keys.Lookup} {
		check(t, folder.Create(p))
	}
	check(t, os.Mkdir(l.path("vault"), 0o700))
	keepFlags(t)
	for name, value := range map[string]string{
		"member": l.member.Hex(), "log": l.log.Hex(), "oracle-database-url": pgtest.NewDatabase(t),
		"vault-url": "file://" + l.path("vault"), "keystore": l.path("keys"), "password-file": l.path("password"),
	} {
		t.Setenv(cli.Env(name)[0], value)
	}
	return l
}

// books opens the books as a command does, with flags of its own.
func books(t *testing.T, args []string, f func(c *ucli.Context, l *lab) error) error {
	t.Helper()
	a := &ucli.App{Flags: append(append([]ucli.Flag{}, noticeFlags...), labFlags...), Action: func(c *ucli.Context) error {
		l, err := openLab(c)
		if err != nil {
			return err
		}
		defer l.Close()
		l.logger = slog.New(slog.DiscardHandler)
		return f(c, l)
	}}
	a.ExitErrHandler = func(*ucli.Context, error) {}
	a.Writer, a.ErrWriter = new(bytes.Buffer), new(bytes.Buffer)
	return a.Run(append([]string{"oracle"}, args...))
}

func TestNotices(t *testing.T) {
	l := newBooks(t)
	run := func(args ...string) answer { return l.oracle(t, "", append([]string{"notices"}, args...)...) }
	check(t, books(t, []string{"--trust", l.path("trust")}, func(c *ucli.Context, lab *lab) error {
		in, err := lab.intake()
		check(t, err)
		_, err = in.Take(c.Context, []intake.Artefact{{Bytes: []byte(criticalMessage), Source: intake.FromMLLP}})
		return err
	}))

	got := run("list", "--json")
	var listed notice
	check(t, json.Unmarshal([]byte(got.stdout), &listed))
	if listed.Event != "critical" || listed.State != "waiting" || listed.Version != 1 || listed.Next == "" {
		t.Fatalf("listed %+v", listed)
	}
	if got := run("list"); !strings.Contains(got.stdout, "critical  record "+listed.Record+" version 1  waiting") {
		t.Errorf("listed:\n%s", got.stdout)
	}
	for name, args := range map[string][]string{
		"no id":           {"told", "--whom", "Dr. Jones", "--how", "phone"},
		"an id of none":   {"told", "--whom", "Dr. Jones", "--how", "phone", "first"},
		"nobody":          {"told", "--whom", " ", "--how", "phone", listed.ID},
		"a long story":    {"told", "--whom", strings.Repeat("x", 201), "--how", "phone", listed.ID},
		"an id to resend": {"retry", "all"},
	} {
		if got := run(args...); got.code != cli.ExitUsage {
			t.Errorf("%s: exit code %d, %v", name, got.code, got.err)
		}
	}
	check(t, books(t, []string{"--trust", l.path("trust")}, func(c *ucli.Context, lab *lab) error {
		return lab.journal.NoticeFailed(c.Context, uuid.MustParse(listed.ID), "the receiver answered 500", time.Hour, true)
	}))
	said := func() bool {
		return strings.Contains(l.oracle(t, "", "status").stdout, "1 NOTICES COULD NOT BE DELIVERED, and nobody was told")
	}
	if !said() {
		t.Error("the status says nothing of a notice that was given up")
	}
	const nobody = "00000000-0000-4000-8000-000000000000"
	if got := run("told", "--whom", "Dr. Jones", "--how", "phone", nobody); got.code != 1 || got.hint == "" {
		t.Errorf("of a notice that is none: exit code %d, %v", got.code, got.err)
	}
	if got := run("retry", nobody); got.code != 1 || got.hint == "" {
		t.Errorf("retry of a notice that is none: exit code %d, %v", got.code, got.err)
	}
	if got := run("told", "--whom", "Dr. Jones, ward 3", "--how", "by phone, read back", listed.ID); got.code != 0 {
		t.Fatalf("told: %v", got.err)
	}
	if said() {
		t.Error("the status says that nobody was told")
	}
	if got := run("retry", listed.ID); got.code != 0 || !strings.HasPrefix(got.stdout, "1 ") {
		t.Errorf("retry: exit code %d, %v, %s", got.code, got.err, got.stdout)
	}
	if got := run("list"); !strings.Contains(got.stdout, "nothing is to be told") {
		t.Errorf("somebody was told, and still:\n%s", got.stdout)
	}
	if got := run("list", "--all"); !strings.Contains(got.stdout, ": Dr. Jones, ward 3, by phone, read back") {
		t.Errorf("listed:\n%s", got.stdout)
	}

	calls := make(chan http.Header, 10)
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { calls <- r.Header }))
	defer server.Close()
	check(t, os.WriteFile(l.path("secret"), []byte("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n"), 0o600))
	flags := []string{
		"--trust", l.path("trust"), "--notice-url", server.URL, "--notice-secret-file", l.path("secret"),
		"--notice-receiver", "ward system",
	}
	check(t, books(t, flags, func(c *ucli.Context, lab *lab) error {
		sender, err := lab.notices(c)
		check(t, err)
		sender.Schedule.Poll = time.Millisecond
		ctx, cancel := context.WithCancel(c.Context)
		done := make(chan error, 1)
		go func() { done <- sender.Run(ctx) }()
		for isTold := false; !isTold; time.Sleep(time.Millisecond) {
			list, err := lab.journal.Notices(ctx, true)
			check(t, err)
			isTold = !list[0].Told.IsZero()
		}
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Errorf("the sender ended with %v", err)
		}
		return nil
	}))
	if header := <-calls; header.Get("webhook-id") != listed.ID {
		t.Errorf("the receiver knows it as %s", header.Get("webhook-id"))
	}
	if got := run("list", "--all"); !strings.Contains(got.stdout, " to ward system\n") {
		t.Errorf("listed:\n%s", got.stdout)
	}
}

func TestLab_NoticesFlags(t *testing.T) {
	dir := t.TempDir()
	check(t, os.WriteFile(filepath.Join(dir, "secret"), []byte("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), 0o600))
	check(t, os.WriteFile(filepath.Join(dir, "short"), []byte("whsec_c2hvcnQ="), 0o600))
	for _, test := range []struct {
		url, secret string
		sends       bool
		code        int
	}{
		{"", "", false, 0},
		{"https://ehr.example/hook", "secret", true, 0},
		{"http://127.0.0.1:8080/hook", "secret", true, 0},
		{"http://[::1]:8080/hook", "secret", true, 0},
		{"http://localhost/hook", "secret", true, 0},
		{"http://ehr.example/hook", "secret", false, 2},
		{"ftp://127.0.0.1/hook", "secret", false, 2},
		{"ehr.example", "secret", false, 2},
		{"https://ehr.example/hook", "", false, 2},
		{"", "secret", false, 2},
		{"https://ehr.example/hook", "short", false, 2},
		{"https://ehr.example/hook", "missing", false, 2},
	} {
		args := []string{"oracle", "--notice-url", test.url}
		if test.secret != "" {
			args = append(args, "--notice-secret-file", filepath.Join(dir, test.secret))
		}
		a := &ucli.App{Flags: noticeFlags, Action: func(c *ucli.Context) error {
			sender, err := new(lab).notices(c)
			if (sender != nil) != test.sends {
				t.Errorf("%q with %q: sends: %v", test.url, test.secret, sender != nil)
			}
			return err
		}}
		a.ExitErrHandler = func(*ucli.Context, error) {}
		err := a.Run(args)
		code := 0
		if told := (*cli.Error)(nil); errors.As(err, &told) {
			code = told.Code
		}
		if code != test.code || err != nil && strings.Contains(err.Error(), dir) {
			t.Errorf("%q with %q: exit code %d, %v", test.url, test.secret, code, err)
		}
	}
}
