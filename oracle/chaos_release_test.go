package oracle_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/hpke"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	mathrand "math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/demographics"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/releaseserver"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

// TestChaosRelease kills an oracle with SIGKILL at every point of a release, of the accounting and of an emergency, with
// the chain there and, for emergencies, away. Whenever it is dead: of whatever a byte has left there is one durable row, what
// was answered is kept, and nothing is kept that nobody asked for or signed. In the end each row is anchored once, and the
// chain knows each emergency once.
//
// LABSEAL_CHAOS=messages,faults,seed makes it long: `make chaos`. Each point is passed as often as fits into the faults.
func TestChaosRelease(t *testing.T) {
	messages, faults, seed := 0, 0, uint64(1)
	if text := os.Getenv("LABSEAL_CHAOS"); text != "" {
		if n, err := fmt.Sscanf(text, "%d,%d,%d", &messages, &faults, &seed); err != nil || n != 3 {
			t.Fatalf("LABSEAL_CHAOS is messages,faults,seed; got %q", text)
		}
	}
	c := newReleasing(t, seed)
	lives := releaseLives()
	for range max(1, faults/len(lives)) {
		c.dice.Shuffle(len(lives), func(i, j int) { lives[i], lives[j] = lives[j], lives[i] })
		for _, l := range lives {
			c.live(t, l)
		}
	}
	c.settle(t)
	t.Logf("seed %d: %d deaths; %d rows, %d answers began, %d receipts, %d emergencies", seed, c.lives, len(c.rows), len(c.began),
		len(c.receipted), len(c.opened))
	for _, problem := range c.problems {
		t.Error(problem)
	}
}

// TestChaosRelease_Control: an oracle that keeps the row after the first byte has left is found out.
func TestChaosRelease_Control(t *testing.T) {
	c := newReleasing(t, 1)
	c.broken = "late"
	c.live(t, life{point: "first byte after"})
	if !slices.ContainsFunc(c.problems, func(p string) bool { return strings.HasSuffix(p, "has 0 rows") }) {
		t.Errorf("a row that comes too late passes: %q", c.problems)
	}
}

// life is one process: where it ends, and whether the chain is away.
type life struct {
	point  string
	isDown bool
}

// releaseLives are deaths at all points. What needs no chain is also tried without one.
func releaseLives() (lives []life) {
	for _, p := range releasePoints {
		for _, when := range []string{" before", " after"} {
			lives = append(lives, life{p + when, p == "keep emergency"})
		}
	}
	return append(lives, life{"first byte after", true}, life{"keep receipt before", true})
}

// releasing is one run: a lab that kills itself, and a clinic that asks it.
type releasing struct {
	*lab
	dir    string
	tell   string
	broken string
	of     vault.RecordID
	dice   *mathrand.Rand
	lives  int

	asked     map[string]bool // reasons that were given
	began     map[string]bool // reasons that anything came for
	signed    map[string][]byte
	receipted map[string]bool              // disclosures whose receipt was answered
	opened    map[common.Hash]bool         // emergencies that were answered
	rows      map[string]journal.Accounted // by their ids
	reasons   map[string]int               // rows, by the reason in them
	problems  []string
}

func newReleasing(t *testing.T, seed uint64) *releasing {
	t.Helper()
	private, err := hpke.MLKEM768P256().GenerateKey()
	check(t, err)
	c := &releasing{
		lab: newAnvilLabOf(t, providing(private.PublicKey().Bytes())), dir: t.TempDir(), dice: mathrand.New(mathrand.NewPCG(seed, 0)),
		asked: map[string]bool{}, began: map[string]bool{}, signed: map[string][]byte{}, receipted: map[string]bool{},
		opened: map[common.Hash]bool{}, rows: map[string]journal.Accounted{}, reasons: map[string]int{},
	}
	accounting(c.trust, c.deployment)
	c.tell = filepath.Join(c.dir, "faults")
	check(t, os.WriteFile(c.tell, nil, 0o600))
	text, err := os.ReadFile("hl7/testdata/lipid-panel.hl7")
	check(t, err)
	taken, err := c.intake().Receive(t.Context(), text, projection.TypeHL7)
	check(t, err)
	c.of = taken.Record
	c.run(t, c.steps(t, honest), taken.VersionID)
	check(t, c.AddFinding(t.Context(), c.of, c.member, journal.IsOrderer))
	register := &demographics.Register{Journal: c.Journal, Records: c.issuer(), Lookup: testLookup{}}
	_, err = register.Read().Do(t.Context())
	check(t, err)
	check(t, c.KeepMember(t.Context(), journal.Member{ // as the nodes told it before they went away
		ID: c.member, Roles: []string{"lab", "provider"}, IsActive: true, Encryption: private.PublicKey().Bytes(), AsOf: time.Now(),
	}))
	return c
}

// live starts a process and asks it for things until it is dead.
func (c *releasing) live(t *testing.T, l life) {
	t.Helper()
	c.lives++
	address := freePort(t)
	path := filepath.Join(c.dir, fmt.Sprintf("child-%d.json", c.lives))
	check(t, c.write(path, address, l))
	self, err := os.Executable()
	check(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, self)
	cmd.Env = append(os.Environ(), childEnv+"="+path)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	check(t, cmd.Start())
	dead := make(chan struct{})
	go func() { _ = cmd.Wait(); close(dead) }()
	for isDead := false; !isDead; {
		select {
		case <-dead:
			isDead = true
		default:
			c.visit(t, address, l)
		}
	}
	told, err := os.ReadFile(c.tell)
	check(t, err)
	if strings.Count(string(told), "\n") != c.lives || !strings.HasSuffix(string(told), "kill "+l.point+"\n") {
		t.Fatalf("the process did not die at %q: %s", l.point, out.String())
	}
	c.look(t, l)
}

func (c *releasing) write(path, address string, l life) error {
	statement, err := c.statement.Bytes()
	if err != nil {
		return err
	}
	of := child{
		Database: c.url, Node: c.node, Keys: c.keysDir, Store: c.storeURL, Tell: c.tell, Address: address, Deployment: c.deployment,
		Finality: "instant", Member: c.member, Log: c.log, Sequencer: crypto.FromECDSA(c.sequencer.key), Statement: statement,
		LogKey: c.logKey, Trust: c.trust, Attestors: c.attestors, Kill: l.point, In: 1 + c.dice.IntN(2), Broken: c.broken, Releases: true,
	}
	if l.isDown {
		of.Node = "http://127.0.0.1:1"
	}
	text, err := json.Marshal(of)
	if err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o600)
}

// visit asks for a record, signs for it, opens an emergency, and asks for the record in that.
func (c *releasing) visit(t *testing.T, address string, l life) {
	t.Helper()
	if !l.isDown {
		c.ask(t, address, releaseserver.Asked{Record: c.of.String(), Basis: "order", Purpose: "TREAT", Reason: c.reason()})
	}
	reason := c.reason()
	status, answer := c.post(t, address, releaseserver.Emergencies, reason, releaseserver.Wanted{
		Family: "Fictional", Given: "Frida", Born: "1984-02-29", Purpose: "ETREAT", Reason: reason,
	})
	var opened releaseserver.EmergencyOpened
	if status != http.StatusCreated || json.Unmarshal(answer, &opened) != nil {
		time.Sleep(2 * time.Millisecond) // it is not up yet, or not any more
		return
	}
	c.opened[opened.Emergency] = true
	c.ask(t, address, releaseserver.Asked{
		Record: c.of.String(), Basis: "emergency", Purpose: "ETREAT", Emergency: &opened.Emergency, Reason: reason,
	})
}

// reason is one that nobody gave before.
func (c *releasing) reason() string {
	reason := fmt.Sprintf("reason %d", len(c.asked))
	c.asked[reason] = true
	return reason
}

// ask asks for a record and, where it comes whole, brings the receipt.
func (c *releasing) ask(t *testing.T, address string, asked releaseserver.Asked) {
	t.Helper()
	status, answer := c.post(t, address, releaseserver.Records, asked.Reason, asked)
	var released releaseserver.Released
	if status != http.StatusOK || json.Unmarshal(answer, &released) != nil {
		return
	}
	id, err := hex.DecodeString(released.Disclosure)
	check(t, err)
	receipt, err := evidence.SignReleaseReceipt(evidence.ReleaseReceipt{
		Recipient: c.member, Leaf: released.Leaf, Lab: c.member, Disclosure: evidence.DisclosureID(id), Received: uint64(time.Now().Unix()),
		Envelopes: []common.Hash{evidence.EnvelopeHash(released.Opening.Envelope), evidence.EnvelopeHash(released.Body.Envelope)},
	}, c.statement)
	check(t, err)
	c.signed[released.Disclosure] = receipt
	if status, _ := c.exchange(t, address, releaseserver.Receipts, releaseserver.ReceiptType, receipt); status == http.StatusNoContent {
		c.receipted[released.Disclosure] = true
	}
}

// post posts a signed request. That anything of a record came is noted by its reason.
func (c *releasing) post(t *testing.T, address, path, reason string, body any) (status int, answer []byte) {
	t.Helper()
	text, err := json.Marshal(body)
	check(t, err)
	r := evidence.Request{Member: c.member, Lab: c.member, Time: uint64(time.Now().Unix()), Path: path, Body: text}
	rand.Read(r.Nonce[:])
	signed, err := evidence.SignRequest(r, c.statement)
	check(t, err)
	status, answer = c.exchange(t, address, path, evidence.RequestType, signed)
	if path == releaseserver.Records && status == http.StatusOK && len(answer) > 0 {
		c.began[reason] = true
	}
	return status, answer
}

// exchange posts, and returns whatever came back until the connection ended.
func (c *releasing) exchange(t *testing.T, address, path, contentType string, body []byte) (status int, answer []byte) {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return 0, nil
	}
	defer conn.Close()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+address+path, bytes.NewReader(body))
	check(t, err)
	request.Header.Set("Content-Type", contentType)
	request.Close = true
	if request.Write(conn) != nil {
		return 0, nil
	}
	response, err := http.ReadResponse(bufio.NewReader(conn), request)
	if err != nil {
		return 0, nil
	}
	defer response.Body.Close()
	answer, _ = io.ReadAll(response.Body) // what came of it
	return response.StatusCode, answer
}

// look compares what the dead process left with what came from it.
func (c *releasing) look(t *testing.T, l life) {
	t.Helper()
	say := func(format string, args ...any) {
		c.problems = append(c.problems, l.point+": "+fmt.Sprintf(format, args...))
	}
	list, err := c.Disclosures(t.Context(), c.of, time.Time{}, time.Now().Add(time.Hour))
	check(t, err)
	for _, d := range list {
		if _, isKnown := c.rows[d.ID.String()]; !isKnown {
			var account share.Account
			_, _, err := share.OpenRow(c.keyring, d.Sealed, d.ID, &account)
			check(t, err)
			c.reasons[account.Reason]++
			if !c.asked[account.Reason] {
				say("a row of what nobody asked for: %q", account.Reason)
			}
		}
		c.rows[d.ID.String()] = d
		if d.Receipt != nil && !bytes.Equal(d.Receipt, c.signed[d.ID.String()]) {
			say("disclosure %s has a receipt that its recipient did not sign", d.ID)
		}
	}
	for id := range c.receipted {
		if c.rows[id].Receipt == nil {
			say("the receipt of disclosure %s was answered and is not kept", id)
		}
	}
	c.lookAtAnswers(t, say)
}

func (c *releasing) lookAtAnswers(t *testing.T, say func(string, ...any)) {
	t.Helper()
	for reason := range c.began {
		if n := c.reasons[reason]; n != 1 {
			say("what came for %q has %d rows", reason, n)
		}
	}
	emergencies, err := c.Emergencies(t.Context(), true)
	check(t, err)
	kept := map[common.Hash]bool{}
	for _, e := range emergencies {
		kept[e.Pseudonym] = true
		var row share.Emergency
		_, _, err := share.OpenRow(c.keyring, e.Sealed, e.ID, &row)
		check(t, err)
		if !c.asked[row.Reason] {
			say("an emergency that nobody asked for: %q", row.Reason)
		}
	}
	for pseudonym := range c.opened {
		if !kept[pseudonym] {
			say("emergency %s was answered and is not kept", pseudonym)
		}
	}
}

// settle has another process finish what the dead ones began, and compares the journal with the chain.
func (c *releasing) settle(t *testing.T) {
	t.Helper()
	if len(c.problems) > 0 {
		return
	}
	c.reopen(t)
	a := newAccountsOf(t, c.lab)
	for {
		a.do(t, a.announce())
		a.settle(t)
		a.do(t, a.announce()) // numbers them
		waiting, err := c.Unbatched(t.Context(), 1)
		check(t, err)
		if len(waiting) == 0 {
			break
		}
		a.now = a.now.Add(time.Hour)
		a.do(t, a.account())
	}
	for a.do(t, a.prove()) {
	}
	c.look(t, life{point: "the end"})
	c.compareBatches(t, a)
	c.compareEmergencies(t, a)
	nonce, err := c.client.NonceAt(t.Context(), c.sequencer.Address(), nil)
	check(t, err)
	if next, _, err := c.NextNonce(t.Context(), c.sequencer.Address()); err != nil || next != nonce {
		t.Errorf("the chain knows %d transactions, the journal %d (%v)", nonce, next, err)
	}
}

// compareBatches wants each row in one batch, and the chain to hold just these.
func (c *releasing) compareBatches(t *testing.T, a *accounts) {
	t.Helper()
	last, isMined, err := c.LastBatch(t.Context())
	check(t, err)
	times, before := map[common.Hash][]uint64{}, common.Hash{}
	for number := uint64(1); number <= last.Number; number++ {
		batch, _, _, err := c.BatchProof(t.Context(), number)
		check(t, err)
		for _, leaf := range batch.Leaves {
			times[leaf] = append(times[leaf], number)
		}
		before = evidence.ChainDisclosures(before, c.member, number, batch.Root, batch.Size, batch.Covered)
	}
	head := a.head(t)
	if !isMined || head.Batches != last.Number || head.Hash != before {
		t.Errorf("the chain has %+v, the %d batches make %s", head, last.Number, before)
	}
	for id, d := range c.rows {
		if in := times[d.Leaf]; !d.IsFinal || len(in) != 1 || in[0] != d.Batch {
			t.Errorf("disclosure %s is in batches %v, its row says %d (final: %v)", id, in, d.Batch, d.IsFinal)
		}
	}
	if len(c.rows) == 0 {
		t.Error("nothing was disclosed")
	}
}

// compareEmergencies wants the chain to know each emergency under one number, and no other.
func (c *releasing) compareEmergencies(t *testing.T, a *accounts) {
	t.Helper()
	list, err := c.Emergencies(t.Context(), true)
	check(t, err)
	numbers := map[uint64]bool{}
	for _, e := range list {
		number, err := a.ledger().NumberOf(t.Context(), e.Pseudonym)
		check(t, err)
		if number == 0 || number != e.Number || numbers[number] {
			t.Errorf("emergency %s: the chain knows it as %d, the journal as %d", e.Pseudonym, number, e.Number)
		}
		numbers[number] = true
	}
	if head := a.head(t); head.Emergencies != uint64(len(list)) || len(list) == 0 {
		t.Errorf("the chain knows %d emergencies, the journal %d", head.Emergencies, len(list))
	}
}
