package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	neturl "net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/internal/devpg/pgtest"
	"github.com/labseal/labseal/internal/keys"
)

// TestServe_Restarts kills the program that serves again and again, while blocks come and are replaced. A client who
// streams and a receiver of webhooks end with the same events as the mirror, in their order.
func TestServe_Restarts(t *testing.T) {
	c, _ := newChain(t)
	p := newPrograms(t, c, pgtest.NewDatabase(t))
	p.start("run")
	p.awaitHead(c)
	receiver := newBooks(t)
	hook := httptest.NewServer(http.HandlerFunc(receiver.take))
	t.Cleanup(hook.Close)
	dir := t.TempDir()
	check(t, os.WriteFile(filepath.Join(dir, "secret"), []byte("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), 0o600))
	check(t, os.WriteFile(filepath.Join(dir, "webhooks.toml"), fmt.Appendf(nil,
		"[[receiver]]\nname = \"ehr\"\nurl = %q\nsecret_file = \"secret\"\nallow_inside = true\n", hook.URL), 0o600))
	p.env = append(p.env, "LABSEAL_WEBHOOKS="+filepath.Join(dir, "webhooks.toml"), "LABSEAL_API_LISTEN="+freeAddress(t))
	url := "http://" + strings.TrimPrefix(p.env[len(p.env)-1], "LABSEAL_API_LISTEN=")

	serving := p.start("serve")
	stream := newBooks(t)
	last := ""
	read := func(until string) { // until an event of a transaction, or the end of the program
		for {
			stop := stream.follow(t, url, &last, until)
			if until == "" || stop {
				return
			}
		}
	}
	eventually(t, "the API", func() bool { return get(url+"/v1/health", &struct{}{}) == nil })
	first := make(chan struct{})
	go func() { defer close(first); read("") }() // connects before anything happens
	stream.await(t, "the stream to begin", func() bool { return stream.cursor != "" })
	eventually(t, "the receiver to be known", func() bool {
		out, _, code := p.run("webhooks", "forget", "nobody")
		return code == 0 && strings.HasPrefix(out, "0 ") && strings.Contains(serving.said.String(), "serving")
	})
	var tx common.Hash
	for round := range 4 {
		for n := range 3 {
			c.SetLogURL(fmt.Sprintf("http://%d.invalid/%d", round, n))
			c.Commit()
		}
		if round == 2 {
			c.Rewind(2)
			c.SetLogURL("http://other.invalid")
			c.Commit()
		}
		serving.kill()
		if round == 0 {
			<-first
		}
		c.SetLogURL(fmt.Sprintf("http://%d.invalid/meanwhile", round))
		c.Commit()
		serving = p.start("serve")
		eventually(t, "the API", func() bool { return get(url+"/v1/health", &struct{}{}) == nil })
	}
	c.SetLogURL("http://last.invalid")
	c.Commit()
	p.awaitHead(c)
	var all struct {
		Events []indexer.StoredEvent `json:"events"`
	}
	check(t, get(url+"/v1/events?limit=1000", &all))
	tx = all.Events[len(all.Events)-1].Tx
	read(tx.Hex())
	var want []string
	for _, e := range all.Events {
		want = append(want, eventKey(e))
	}
	isEnd := func(got []string) bool {
		return len(got) > 0 && slices.Equal(got, want[len(want)-min(len(want), len(got)):])
	}
	if !isEnd(stream.list()) {
		t.Errorf("streamed %v, the mirror has %v", stream.list(), want)
	}
	eventually(t, "the receiver to be told", func() bool { return isEnd(receiver.list()) && len(receiver.list()) >= 10 })
	if out := p.must("webhooks", "dead"); out != "" {
		t.Errorf("dead letters: %s", out)
	}
}

func eventKey(e indexer.StoredEvent) string { return fmt.Sprintf("%x-%d", e.Hash, e.LogIndex) }

// books are what somebody who is told of events believes.
type books struct {
	t      *testing.T
	mu     sync.Mutex
	seen   map[string]bool // ids of webhooks
	events []string
	cursor string
}

func newBooks(t *testing.T) *books { return &books{t: t, seen: map[string]bool{}} }

func (b *books) list() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.events)
}

func (b *books) await(t *testing.T, what string, is func() bool) {
	eventually(t, what, func() bool { b.mu.Lock(); defer b.mu.Unlock(); return is() })
}

// enter takes in an event, or a block that is void.
func (b *books) enter(kind string, data []byte) (tx common.Hash) {
	var e indexer.StoredEvent
	if err := json.Unmarshal(data, &e); err != nil {
		b.t.Error(err)
	}
	if strings.Contains(kind, "void") {
		b.events = slices.DeleteFunc(b.events, func(k string) bool { return strings.HasPrefix(k, fmt.Sprintf("%x-", e.Hash)) })
		return tx
	}
	if slices.Contains(b.events, eventKey(e)) {
		b.t.Errorf("%s came twice", eventKey(e))
	}
	b.events = append(b.events, eventKey(e))
	return e.Tx
}

// take takes a webhook in, once.
func (b *books) take(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(r.Body)
	if err != nil {
		return // the sender was killed
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	id := r.Header.Get("webhook-id")
	if !b.seen[id] {
		var m struct {
			Type string
			Data json.RawMessage
		}
		if err := json.Unmarshal(text, &m); err != nil {
			b.t.Error(err)
		}
		b.seen[id] = true
		b.enter(m.Type, m.Data)
	}
	w.WriteHeader(http.StatusNoContent)
}

// follow reads a stream to its end, or to an event of a transaction.
func (b *books) follow(t *testing.T, url string, last *string, until string) bool {
	request, err := http.NewRequestWithContext(context.Background(), http.MethodGet, url+"/v1/events", nil)
	if err != nil {
		t.Error(err)
		return true
	}
	request.Header.Set("Accept", "text/event-stream")
	if *last != "" {
		request.Header.Set("Last-Event-ID", *last)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return false
	}
	defer response.Body.Close()
	kind := ""
	for lines := bufio.NewScanner(response.Body); lines.Scan(); {
		name, value, _ := strings.Cut(lines.Text(), ": ")
		b.mu.Lock()
		switch name {
		case "id":
			*last, b.cursor = value, value
		case "event":
			kind = value
		case "data":
			if tx := b.enter(kind, []byte(value)); tx.Hex() == until {
				b.mu.Unlock()
				return true
			}
		}
		b.mu.Unlock()
	}
	return false
}

// TestServe_Access reads what is public as anybody, and a lab's patient's grants as the lab: signed in with a
// custodian's account, through a restart, until the account is switched off.
func TestServe_Access(t *testing.T) {
	c, _ := newChain(t)
	patient, err := crypto.GenerateKey()
	check(t, err)
	subject := c.Enroll(patient)
	c.Commit()
	p := newPrograms(t, c, pgtest.NewDatabase(t))
	dir := t.TempDir()
	check(t, os.Chmod(dir, 0o700))
	check(t, os.WriteFile(filepath.Join(dir, "password"), []byte("secret\n"), 0o600))
	folder, err := keys.Open(dir, filepath.Join(dir, "password"))
	check(t, err)
	check(t, folder.Unguard())
	check(t, folder.Create(keys.Custodian))
	check(t, folder.Create(keys.Relayer))
	account := func(p keys.Purpose) common.Address {
		a, err := folder.Account(p)
		check(t, err)
		return a.Address()
	}
	c.SetAccount(account(keys.Custodian), bindings.PurposeCustodian, true)
	c.SetAccount(account(keys.Relayer), bindings.PurposeRelayer, true)
	c.Commit()
	c.Commit() // as of whose time they count
	address := freeAddress(t)
	url := "http://" + address
	access := filepath.Join(dir, "access.toml")
	check(t, os.WriteFile(access, fmt.Appendf(nil, "base_url = %q\n", url), 0o600))
	p.env = append(p.env, "LABSEAL_ACCESS="+access, "LABSEAL_API_LISTEN="+address, "LABSEAL_API_URL="+url,
		"LABSEAL_KEYSTORE="+dir, "LABSEAL_PASSWORD_FILE="+filepath.Join(dir, "password"))
	p.start("run", "--keystore", "")
	p.awaitHead(c)
	figures := freeAddress(t)
	p.env = append(p.env, "LABSEAL_API_METRICS_LISTEN="+figures)
	serving := p.start("serve")
	eventually(t, "the API", func() bool { return get(url+"/v1/members", &struct{}{}) == nil })

	if _, said, code := p.run("sign-in", "--account", "relayer"); code == 0 || !strings.Contains(said, "for a machine") {
		t.Errorf("a relayer signs in: %d, %s", code, said)
	}
	token := strings.TrimSpace(p.must("sign-in", "--account", "custodian"))
	grants := url + "/v1/subjects/" + subject.Hex() + "/grants"
	status := func(token, url string) int {
		request, err := http.NewRequest(http.MethodGet, url, nil)
		check(t, err)
		if token != "" {
			request.Header.Set("Authorization", "Bearer "+token)
		}
		response, err := http.DefaultClient.Do(request)
		check(t, err)
		response.Body.Close()
		return response.StatusCode
	}
	other := url + "/v1/subjects/" + common.Hash{9}.Hex() + "/grants"
	for name, got := range map[string][2]int{
		"anybody, what is public":   {status("", url+"/v1/members"), 200},
		"anybody, grants":           {status("", grants), 401},
		"a token of nobody's":       {status("labseal_x", grants), 401},
		"the lab":                   {status(token, grants), 200},
		"the lab, nobody's subject": {status(token, other), 403},
		"the lab, its orders":       {status(token, url+"/v1/orders?lab="+simchain.Lab.Hex()), 200},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: %d, want %d", name, got[0], got[1])
		}
	}
	second, third := strings.TrimSpace(p.must("sign-in", "--account", "custodian")), "labseal_unknown"
	for _, ended := range []string{second, third} {
		response, err := http.PostForm(url+"/v1/revoke", neturl.Values{"token": {ended}})
		check(t, err)
		response.Body.Close()
		if response.StatusCode != http.StatusOK {
			t.Errorf("revoking: %s", response.Status)
		}
	}
	if got, other := status(second, grants), status(token, grants); got != 401 || other != 200 {
		t.Errorf("a token that was ended: %d; one that was not: %d", got, other)
	}
	measured, err := http.Get("http://" + figures + "/metrics")
	check(t, err)
	defer measured.Body.Close()
	text, err := io.ReadAll(measured.Body)
	check(t, err)
	wants(t, string(text), `labseal_indexer_request_seconds_count{class="4xx",method="GET",route="/v1/subjects/{id}/grants"}`)
	wants(t, string(text), `labseal_indexer_request_seconds_count{class="2xx",method="POST",route="/v1/revoke"} 2`)
	if strings.Contains(string(text), subject.Hex()) {
		t.Error("the figures say who was asked about")
	}
	serving.kill()
	again := p.start("serve")
	eventually(t, "the API", func() bool { return get(url+"/v1/members", &struct{}{}) == nil })
	if got := status(token, grants); got != 200 {
		t.Errorf("after a restart: %d", got)
	}
	ended := strings.TrimSpace(p.must("sign-in", "--account", "custodian"))
	wants(t, p.must("revoke", account(keys.Custodian).Hex()), "2 tokens ended")
	if got := status(ended, grants); got != 401 {
		t.Errorf("after all tokens of the account were ended: %d", got)
	}
	token = strings.TrimSpace(p.must("sign-in", "--account", "custodian"))
	c.SetAccount(account(keys.Custodian), bindings.PurposeCustodian, false)
	c.Commit()
	eventually(t, "the account to be switched off", func() bool { return status(token, grants) == 401 })
	for _, said := range []string{serving.said.String(), again.said.String()} {
		if strings.Contains(said, token) {
			t.Errorf("the token is logged: %s", said)
		}
	}
}

// TestServe_Refuses says what is wrong with who may call and who is told.
func TestServe_Refuses(t *testing.T) {
	c, _ := newChain(t)
	p := newPrograms(t, c, pgtest.NewDatabase(t))
	p.env = append(p.env, "LABSEAL_API_LISTEN=127.0.0.1:0")
	dir := t.TempDir()
	check(t, os.WriteFile(filepath.Join(dir, "secret"), []byte("whsec_short"), 0o600))
	for text, want := range map[string]string{
		"--access\nbase_url = 'http://indexer.example'":                                     "want https",
		"--access\nbase_url = 'https://x.example'\nsecret = 'hush'":                         "secret is not known",
		"--webhooks\n[[receiver]]\nname = 'a'\nurl = 'http://x.example'":                    "want https",
		"--webhooks\n[[receiver]]\nname = 'a'\nurl = 'http://127.0.0.1'":                    "allow_inside",
		"--webhooks\n[[receiver]]\nname = 'a'\nurl = 'https://x.example'":                   "secret_file",
		"--webhooks\n[[receiver]]\nname='a'\nurl='https://x.example'\nsecret_file='secret'": "24 to 64 bytes",
		"--webhooks\n[[receiver]]\nname='a'\nurl='https://x.example'\ncolour='red'":         "receiver.colour is not known",
	} {
		flag, file, _ := strings.Cut(text, "\n")
		path := filepath.Join(dir, "file.toml")
		check(t, os.WriteFile(path, []byte(file), 0o600))
		_, said, code := p.run("serve", flag, path)
		if code != 2 || !strings.Contains(said, want) || strings.Contains(said, "short") {
			t.Errorf("%s: exit code %d, %s", text, code, said)
		}
	}
}
