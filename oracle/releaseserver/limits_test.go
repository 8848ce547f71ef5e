package releaseserver_test

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/quota"
	"github.com/labseal/labseal/oracle/releaseserver"
	"github.com/labseal/labseal/oracle/vault"
)

// TestServer_MemberRate answers 429 to a member that asks too often, says when to ask again, and lets its emergencies
// through. A second later it may ask again.
func TestServer_MemberRate(t *testing.T) {
	l := newLab(t)
	l.server.Limits.Member = quota.Limits{PerSecond: 2}
	var passed atomic.Int64 // seconds that the lab's clock went on
	now := l.now()
	l.server.Now = func() time.Time { return now.Add(time.Duration(passed.Load()) * time.Second) }
	asked := releaseserver.Asked{Record: strings.Repeat("0f", 16), Basis: "consent", Purpose: "TREAT"}
	for range 2 {
		if a := l.ask(t, asked); a.status != http.StatusForbidden {
			t.Fatalf("in time: %d %s", a.status, a.body)
		}
	}
	if a := l.ask(t, asked); a.status != http.StatusTooManyRequests || a.header.Get("Retry-After") != "1" || !strings.Contains(a.body, "urn:labseal:problem:throttled") {
		t.Errorf("the third in a second: %d %s %s", a.status, a.header, a.body)
	}
	wanted := releaseserver.Wanted{Family: "Nobody", Given: "Known", Born: "1984-02-29", Purpose: "ETREAT", Reason: "unconscious"}
	var opened releaseserver.EmergencyOpened
	l.post(t, http.DefaultClient, l.url+releaseserver.Emergencies, evidence.RequestType, l.sign(t, releaseserver.Emergencies, wanted)).into(t, &opened)
	passed.Add(1)
	if a := l.ask(t, asked); a.status != http.StatusForbidden {
		t.Errorf("a second later: %d %s", a.status, a.body)
	}
}

// TestServer_AddressInFlight turns an address away that has as many requests on the way as it may, before it has sent what
// it wants, and whoever it is.
func TestServer_AddressInFlight(t *testing.T) {
	l := newLab(t)
	l.server.Limits.Address = quota.Limits{InFlight: 2}
	var held []net.Conn
	for range 2 {
		held = append(held, l.hold(t))
	}
	signed := l.sign(t, releaseserver.Records, releaseserver.Asked{Basis: "consent", Purpose: "TREAT", Record: strings.Repeat("0f", 16)})
	post := func() told {
		return l.post(t, http.DefaultClient, l.url+releaseserver.Records, evidence.RequestType, signed)
	}
	if a := post(); a.status != http.StatusTooManyRequests || a.header.Get("Retry-After") != "1" {
		t.Errorf("the third at once: %d %s %s", a.status, a.header, a.body)
	}
	for _, conn := range held {
		fmt.Fprint(conn, "x")
		if answer, err := bufio.NewReader(conn).ReadString('\n'); err != nil || !strings.Contains(answer, "401") {
			t.Errorf("what was held is answered %q, %v", answer, err)
		}
		conn.Close()
	}
	for a := post(); a.status != http.StatusForbidden; a = post() { // the handlers that answered may not have returned yet
		if a.status != http.StatusTooManyRequests {
			t.Fatalf("after they were answered: %d %s", a.status, a.body)
		}
	}
}

// hold begins a request from which a byte is missing, and returns when the endpoint reads it.
func (l *lab) hold(t *testing.T) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(l.url, "http://"))
	check(t, err)
	fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: lab\r\nContent-Type: %s\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n",
		releaseserver.Records, evidence.RequestType)
	line := make([]byte, len("HTTP/1.1 100 Continue\r\n\r\n"))
	if _, err := conn.Read(line); err != nil || !strings.Contains(string(line), " 100 ") {
		t.Fatalf("the endpoint says %q, %v", line, err)
	}
	return conn
}

// watched counts what is looked up.
type watched struct {
	releaseserver.Journal
	n atomic.Int64
}

func (w *watched) RecordOf(ctx context.Context, leaf common.Hash) (vault.RecordID, uint32, error) {
	w.n.Add(1)
	return w.Journal.RecordOf(ctx, leaf)
}

func (w *watched) HasFinding(ctx context.Context, record vault.RecordID, member common.Hash, f journal.Finding) (bool, error) {
	w.n.Add(1)
	return w.Journal.HasFinding(ctx, record, member, f)
}

// TestServer_Probing: whoever has not proven who asks is answered alike, for a record that is there and for one that is
// not, and nothing is looked up, so that the time tells nothing either. What subjects and recipients sign is refused no sooner
// than a denial.
func TestServer_Probing(t *testing.T) {
	l := newLab(t)
	record := l.panel(t, "900007")
	p := l.enroll(t, record)
	opening, _ := p.grant(t, cholesterol)
	journal := &watched{Journal: l.journal}
	l.server.Journal = journal
	stranger := func(r *evidence.Request) { r.Member = common.Hash{7} }
	var bodies []string
	for _, id := range []string{record.String(), strings.Repeat("0f", 16)} {
		asked := releaseserver.Asked{Record: id, Basis: "consent", Purpose: "TREAT"}
		signed := l.sign(t, releaseserver.Records, asked)
		for _, a := range []told{
			l.postJSON(t, releaseserver.Records, asked),
			l.post(t, http.DefaultClient, l.url+releaseserver.Records, evidence.RequestType, l.sign(t, releaseserver.Records, asked, stranger)),
			l.post(t, http.DefaultClient, l.url+releaseserver.Records, evidence.RequestType, append(signed[:len(signed)-1:len(signed)-1], signed[len(signed)-1]^1)),
		} {
			bodies = append(bodies, fmt.Sprint(a.status, a.body))
		}
	}
	for i := range 3 {
		if bodies[i] != bodies[i+3] || !strings.HasPrefix(bodies[i], "401") {
			t.Errorf("a record that is there is told apart: %s, %s", bodies[i], bodies[i+3])
		}
	}
	if n := journal.n.Load(); n != 0 {
		t.Errorf("%d things were looked up for whoever proved nothing", n)
	}
	if a := l.ask(t, releaseserver.Asked{Record: record.String(), Basis: "order", Purpose: "TREAT"}); a.status != http.StatusForbidden || journal.n.Load() == 0 {
		t.Errorf("a member is answered %d, and nothing is counted", a.status)
	}

	l.server.Quiet = 300 * time.Millisecond
	known := p.revocation(t, opening)
	known.Signature[7] ^= 1
	unknown := known
	unknown.Subject = common.Hash{5}
	receipt, err := evidence.SignReleaseReceipt(evidence.ReleaseReceipt{
		Recipient: simchain.Lab, Leaf: common.Hash{1}, Lab: simchain.Lab, Disclosure: evidence.DisclosureID{1}, Received: 1,
		Envelopes: []common.Hash{{1}},
	}, l.statement)
	check(t, err)
	for name, post := range map[string]func() told{
		"a subject's revocation": func() told { return l.postJSON(t, releaseserver.Revocations, known) },
		"a stranger's":           func() told { return l.postJSON(t, releaseserver.Revocations, unknown) },
		"a receipt of nothing": func() told {
			return l.post(t, http.DefaultClient, l.url+releaseserver.Receipts, releaseserver.ReceiptType, receipt)
		},
	} {
		began := time.Now()
		if a := post(); a.status != http.StatusUnprocessableEntity || time.Since(began) < l.server.Quiet {
			t.Errorf("%s: %d %s after %s", name, a.status, a.body, time.Since(began))
		}
	}
}
