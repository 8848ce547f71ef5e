package oracle_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/params"
	"github.com/jmoiron/sqlx"
	"github.com/transparency-dev/merkle/compact"
	"github.com/transparency-dev/merkle/rfc6962"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devpg"
	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/mllp"
	"github.com/labseal/labseal/oracle/vault"
)

// TestChaos runs two oracles on one journal while four systems send results, their finals and their corrections. The
// oracles kill themselves at every point of the way, the database is killed, the chain reorganised, requests, replies
// and transactions get lost, a contract reverts, store and journal are full. In the end every acknowledged message is
// final, once, in the order in which its system sent it, and nothing else is in the log.
//
// LABSEAL_CHAOS=messages,faults,seed makes it long: `make chaos`. Faults are counted without those of the network.
func TestChaos(t *testing.T) {
	c := &campaign{messages: 120, faults: 24, seed: 1, broken: os.Getenv("CHAOS_BREAK")}
	if !slices.Contains([]string{"", "ack", "twice"}, c.broken) {
		t.Fatalf("CHAOS_BREAK is ack or twice; got %q", c.broken)
	}
	if text := os.Getenv("LABSEAL_CHAOS"); text != "" {
		if n, err := fmt.Sscanf(text, "%d,%d,%d", &c.messages, &c.faults, &c.seed); err != nil || n != 3 {
			t.Fatalf("LABSEAL_CHAOS is messages,faults,seed; got %q", text)
		}
	}
	for _, problem := range c.run(t) {
		t.Error(problem)
	}
}

// TestChaos_Control: an oracle that answers before it has stored is found out.
func TestChaos_Control(t *testing.T) {
	c := &campaign{messages: 60, faults: 5, seed: 1, broken: "ack"}
	for _, problem := range c.run(t) {
		if strings.HasSuffix(problem, "is there 0 times") {
			return
		}
	}
	t.Error("an oracle that answers too early passes")
}

// campaign is one run.
type campaign struct {
	messages, faults int
	seed             uint64
	broken           string

	*lab
	dir      string
	server   *devpg.Server
	tell     string // the file that tells of faults
	lock     sync.Mutex
	dice     *rand.Rand        // under lock: draws plans
	kills    int               // under lock: that were planned
	planned  map[string]string // under lock: point, by address
	accepted atomic.Int64
	sent     [systems][][]byte // under lock

	halt       sync.RWMutex // held by systems while they send
	restores   atomic.Int64
	rounds     atomic.Int64 // of all kinds of disturbance
	isBackedUp bool
	mark       [systems]int    // under lock: how much was accepted before the backup
	again      [systems]int    // under lock: and before the one that was restored last
	resent     [systems]int64  // up to which restore; the system's own
	resentFrom [systems][]span // under lock
}

const systems = 4

func (c *campaign) run(t *testing.T) (problems []string) {
	c.dir, c.dice = t.TempDir(), rand.New(rand.NewPCG(c.seed, 0))
	c.planned = map[string]string{}
	c.tell = filepath.Join(c.dir, "faults")
	check(t, os.WriteFile(c.tell, nil, 0o600))
	node := c.found(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var group sync.WaitGroup
	addresses := []string{freePort(t), freePort(t)}
	for _, address := range addresses {
		group.Go(func() { c.keepAlive(ctx, t, address) })
	}
	var senders sync.WaitGroup
	enough := func() bool {
		return int(c.accepted.Load()) >= c.messages && c.count() >= c.faults &&
			(c.rounds.Load() > 0 || c.faults < 20) // a short run has a round at least, its control does without
	}
	for system := range systems {
		senders.Go(func() {
			if problem := c.send(ctx, system, addresses, enough); problem != "" {
				t.Log(problem)
			}
		})
	}
	done := make(chan struct{})
	go func() { senders.Wait(); close(done) }()
	c.disturb(ctx, t, node, done)
	for system := range systems { // one that was done before the last restore
		l := &informationSystem{addresses: addresses, at: system}
		check(t, c.resend(ctx, system, l))
		l.close()
	}
	c.awaitSettled(t, anchored+moved)
	stop()
	group.Wait()
	counts := c.counts()
	t.Logf("seed %d: %d messages, %d faults and those of the network", c.seed, c.accepted.Load(), c.count())
	for _, what := range slices.Sorted(maps.Keys(counts)) {
		t.Logf("%4d × %s", counts[what], what)
	}
	return append(c.verifyAll(t), c.missed(counts)...)
}

// missed are the points at which no process died in a run that was long enough for it.
func (c *campaign) missed(counts map[string]int) (problems []string) {
	if c.kills < 4*len(points) {
		return nil
	}
	for _, what := range []string{
		"reorganisation", "database killed", "sessions ended", "journal full", "contract reverts", "foreign transaction",
		"old database restored", "base fee rises",
	} {
		if counts[what] == 0 {
			problems = append(problems, "this never happened: "+what)
		}
	}
	for _, p := range points {
		for _, when := range []string{" before", " after"} {
			if counts["kill "+p+when] == 0 {
				problems = append(problems, "no process died at: "+p+when)
			}
		}
	}
	return problems
}

// found brings up a lab on an anvil, and on a Postgres of its own that keeps what it says it keeps.
func (c *campaign) found(t *testing.T) *ethclient.Client {
	t.Helper()
	c.lab = newAnvilLab(t, "--block-time", "0.5")
	var err error
	c.finality, err = deploy.ParseFinality("depth:3")
	check(t, err)
	c.startDatabase(t)
	check(t, c.server.CreateDatabase(t.Context(), "journal"))
	c.url = c.server.URL("journal")
	c.reopen(t)
	return c.client
}

func (c *campaign) startDatabase(t *testing.T) {
	t.Helper()
	var err error
	c.server, err = devpg.Start(t.Context(), filepath.Join(c.dir, "postgres"))
	check(t, err)
	server := c.server
	t.Cleanup(func() { server.Close() }) // nothing, where it was killed
}

// keepAlive runs an oracle and starts it again whenever it dies, with a new plan for its death.
func (c *campaign) keepAlive(ctx context.Context, t *testing.T, address string) {
	self, err := os.Executable()
	if err != nil {
		t.Error(err)
		return
	}
	for n := 0; ctx.Err() == nil; n++ {
		path := filepath.Join(c.dir, fmt.Sprintf("child-%s-%d.json", address[len("127.0.0.1:"):], n))
		if err := c.plan(path, address); err != nil {
			t.Error(err)
			return
		}
		life, end := context.WithTimeout(ctx, 40*time.Second) // some points are passed by who sends only
		cmd := exec.CommandContext(life, self)
		cmd.Env = append(os.Environ(), childEnv+"="+path)
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &out
		err := cmd.Run()
		if life.Err() != nil && ctx.Err() == nil {
			c.note("kill at any moment")
		}
		end()
		if exit := new(exec.ExitError); errors.As(err, &exit) && exit.Exited() { // of its own will: the database is away
			time.Sleep(200 * time.Millisecond)
		}
	}
}

// plan writes what a new oracle needs to know.
func (c *campaign) plan(path, address string) error {
	c.lock.Lock()
	defer c.lock.Unlock()
	point := c.nextPoint(address)
	c.planned[address] = point
	c.kills++
	in := 1
	if slices.Contains([]string{"take records in", "answer", "put pack"}, strings.TrimSuffix(strings.TrimSuffix(point, " before"), " after")) {
		in = 1 + c.dice.IntN(10) // others are passed rarely
	}
	statement, err := c.statement.Bytes()
	if err != nil {
		return err
	}
	text, err := json.Marshal(child{
		Database: c.url, Node: c.node, Keys: c.keysDir, Store: c.storeURL, Tiles: c.tilesDir, Tell: c.tell, Address: address,
		Deployment: c.deployment, Finality: "depth:3", Member: c.member, Log: c.log,
		Sequencer: crypto.FromECDSA(c.sequencer.key), Statement: statement, LogKey: c.logKey,
		Trust: c.trust, Attestors: c.attestors, Kill: point, In: in, Seed: c.dice.Uint64(), Broken: c.broken,
	})
	if err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o600)
}

// nextPoint is the point at which the fewest oracles have died, of those where the other oracle is not to.
func (c *campaign) nextPoint(address string) (next string) {
	counts := c.counts()
	fewest := math.MaxInt
	for i := range 2 * len(points) {
		at := (c.kills + i) % (2 * len(points))
		point := points[at%len(points)] + []string{" before", " after"}[at/len(points)]
		isTaken := false
		for other, planned := range c.planned {
			isTaken = isTaken || other != address && planned == point
		}
		if n := counts["kill "+point]; n < fewest && !isTaken {
			next, fewest = point, n
		}
	}
	return next
}

// send sends a system's messages, each until it is accepted, until there were enough.
func (c *campaign) send(ctx context.Context, system int, addresses []string, enough func() bool) string {
	l := &informationSystem{addresses: addresses, at: system}
	defer l.close()
	for n := 0; !enough(); n++ {
		for stage, status := range []string{"P", "F", "C"} {
			if err := c.sendOne(ctx, system, l, message(system, n, stage, status)); err != nil {
				return fmt.Sprintf("system %d: message %d-%d: %v", system, n, stage, err)
			}
			if int(c.accepted.Load()) < c.messages {
				time.Sleep(5 * time.Millisecond)
			} else { // now the faults count
				time.Sleep(100 * time.Millisecond)
			}
		}
	}
	return ""
}

func (c *campaign) sendOne(ctx context.Context, system int, l *informationSystem, m []byte) error {
	c.halt.RLock()
	defer c.halt.RUnlock()
	if err := c.resend(ctx, system, l); err != nil {
		return err
	}
	if err := l.sendUntil(ctx, m); err != nil {
		return err
	}
	c.lock.Lock()
	defer c.lock.Unlock()
	c.sent[system] = append(c.sent[system], m)
	c.accepted.Add(1)
	return nil
}

// message is a system's nth result, at one of its stages. Now and then one is so large that its body is in no pack.
func message(system, n, stage int, status string) []byte {
	note := ""
	if n%4 == 3 {
		note = "NTE|1||" + strings.Repeat("x", vault.MaxPacked) + "\r"
	}
	return fmt.Appendf(nil, `MSH|^~\&|SYS%d|LAB|EHR|CLINIC|20260304||ORU^R01|%d-%d|P|2.5.1`+"\rPID|1||%d^^^E\r"+
		"OBR|1||F%d-%d^LIS|1^one\rOBX|1|NM|1^one||%d.%d||||||%s\r%s", system, n, stage, system, system, n, n, stage, status, note)
}

// disturb kills the database, reorganises the chain, breaks the contract, fills the journal, sends with the oracles' key and
// puts an old database back, until the senders are done.
func (c *campaign) disturb(ctx context.Context, t *testing.T, node *ethclient.Client, done <-chan struct{}) {
	dice := rand.New(rand.NewPCG(c.seed, 1))
	code, err := node.CodeAt(ctx, c.deployment.ResultLog.Address, nil)
	check(t, err)
	for n := 0; ; n++ {
		select {
		case <-done:
			return
		case <-time.After(time.Duration(500+dice.IntN(1000)) * time.Millisecond):
		}
		c.rounds.Store(int64(n / 8))
		switch n % 8 {
		case 0:
			c.note("reorganisation")
			check(t, node.Client().CallContext(ctx, nil, "anvil_reorg", 1+n%2, []any{}))
			c.setCode(ctx, t, node, code) // what a reorganisation undoes may be just that
		case 1:
			c.note("database killed")
			check(t, c.server.Kill())
			c.startDatabase(t)
		case 2:
			c.note("sessions ended")
			_, _ = c.connect(t).Exec(`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'journal' and pid <> pg_backend_pid()`)
		case 3:
			c.note("journal full")
			c.full(t, c.connect(t))
		case 4:
			c.note("contract reverts")
			c.revert(ctx, t, node, code)
		case 5:
			c.foreign(ctx, t)
		case 6:
			if c.isBackedUp {
				c.restoreOld(t, dice)
			}
		case 7:
			c.note("base fee rises") // above what is offered, and the first time from zero
			c.ask(t, nil, "anvil_setNextBlockBaseFeePerGas", hexutil.Uint64(5*params.GWei))
		}
		if n%32 == 2 {
			c.takeBackup(t)
		}
	}
}

// full lets nothing be added to the journal for a moment, as a full disk would.
func (c *campaign) full(t *testing.T, db *sqlx.DB) {
	t.Helper()
	const lie = `
		create or replace function disk_full() returns trigger language plpgsql as
			$$ begin raise exception 'no space left on device' using errcode = '53100'; end $$;
		create trigger disk_full before insert on entries execute function disk_full()`
	_, err := db.Exec(lie)
	check(t, err)
	time.Sleep(300 * time.Millisecond)
	_, err = db.Exec(`drop trigger disk_full on entries`)
	check(t, err)
}

// revert lets the contract revert whatever it is asked, for two blocks.
func (c *campaign) revert(ctx context.Context, t *testing.T, node *ethclient.Client, code []byte) {
	t.Helper()
	c.setCode(ctx, t, node, []byte{0x5f, 0x5f, 0xfd}) // push0 push0 revert
	time.Sleep(time.Second)
	c.setCode(ctx, t, node, code)
}

func (c *campaign) setCode(ctx context.Context, t *testing.T, node *ethclient.Client, code []byte) {
	t.Helper()
	check(t, node.Client().CallContext(ctx, nil, "anvil_setCode", c.deployment.ResultLog.Address, hexutil.Bytes(code)))
}

func (c *campaign) connect(t *testing.T) *sqlx.DB {
	t.Helper()
	db, err := sqlx.Connect("postgres", c.url)
	check(t, err)
	t.Cleanup(func() { db.Close() })
	return db
}

func (c *campaign) note(what string) {
	f, err := os.OpenFile(c.tell, os.O_APPEND|os.O_WRONLY, 0)
	if err == nil {
		fmt.Fprintln(f, what)
		f.Close()
	}
}

// counts are the faults so far, by kind.
func (c *campaign) counts() map[string]int {
	text, _ := os.ReadFile(c.tell)
	counts := map[string]int{}
	for line := range strings.Lines(string(text)) {
		counts[strings.TrimSpace(line)]++
	}
	return counts
}

// count is how many faults there were so far, but for those of the network, which are many.
func (c *campaign) count() (n int) {
	for what, k := range c.counts() {
		if !strings.HasPrefix(what, "lost") && !strings.HasPrefix(what, "dropped") {
			n += k
		}
	}
	return n
}

// What may be on its way: to the chain, and to the store.
const (
	anchored = `
		select (select count(*) from progress where tx_state is distinct from 'final' or not is_amended)
			+ (select count(*) from transactions where state not in ('final', 'reverted'))`
	moved = ` + (select count(*) from bodies) + (select count(*) from packs)`
)

// awaitSettled waits until nothing is on its way any more. What goes on being killed gets there all the same.
func (c *campaign) awaitSettled(t *testing.T, waiting string) {
	t.Helper()
	db := c.connect(t)
	n := 0
	for since := time.Now(); time.Since(since) < 5*time.Minute; time.Sleep(200 * time.Millisecond) {
		if err := db.Get(&n, waiting); err == nil && n == 0 {
			return
		}
	}
	obstacles, err := c.Obstacles(t.Context())
	t.Errorf("%d things are still on their way; obstacles %v (%v)", n, obstacles, err)
}

// verifyAll compares what was acknowledged with the journal, and the journal with the chain.
func (c *campaign) verifyAll(t *testing.T) (problems []string) {
	db := c.connect(t)
	c.reopen(t)
	say := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	var versions, strange int
	check(t, db.Get(&versions, `select count(*) from versions`))
	if versions != int(c.accepted.Load()) {
		say("%d messages were acknowledged, %d versions are there", c.accepted.Load(), versions)
	}
	check(t, db.Get(&strange, `
		select count(*) from entries e where place >= (select max(size) from trees) or statement is not null and
			not exists (select from versions v where v.place = e.place) and not exists (select from amendments a where a.place = e.place)`))
	if strange != 0 {
		say("%d entries are not in the log, or of no message", strange)
	}
	mask, err := c.folder.Mask(1)
	check(t, err)
	for system, messages := range c.sent {
		last := int64(-1)
		for i, m := range messages {
			digest := mask.Hide(lookupOf(m))
			var rows []struct {
				Version, Place int64
				State          string
			}
			check(t, db.Select(&rows, `
				select version, p.place, p.tx_state as state from versions v join progress p using (record, version)
				where v.lookup = $1`, digest[:]))
			switch {
			case len(rows) != 1:
				say("message %d of system %d is there %d times", i, system, len(rows))
			case rows[0].State != "final" || rows[0].Version != int64(1+i%3) ||
				rows[0].Place <= last && !c.wasResent(system, i):
				say("message %d of system %d: %+v behind place %d", i, system, rows[0], last)
			default:
				last = max(last, rows[0].Place)
			}
		}
	}
	c.verifyChain(t, db, say)
	return problems
}

// verifyChain computes the log's root by another implementation of RFC 6962 and asks the chain for each amendment.
func (c *campaign) verifyChain(t *testing.T, db *sqlx.DB, say func(string, ...any)) {
	t.Helper()
	var leaves [][]byte
	check(t, db.Select(&leaves, `select leaf from entries order by place`))
	tree := (&compact.RangeFactory{Hash: rfc6962.DefaultHasher.HashChildren}).NewEmptyRange(0)
	for _, leaf := range leaves {
		check(t, tree.Append(leaf, nil))
	}
	root, err := tree.GetRootHash(nil)
	check(t, err)
	anchored, err := c.Anchored(t.Context(), true)
	check(t, err)
	if anchored.Size != uint64(len(leaves)) || anchored.Root != common.Hash(root) {
		say("the chain holds a tree of %d and root %s, the log is %d and %x", anchored.Size, anchored.Root, len(leaves), root)
	}
	var amended []struct {
		Handle []byte
		Reason uint8
	}
	check(t, db.Select(&amended, `select handle, reason from amendments`))
	for _, a := range amended {
		if got := c.amendment(t, common.Hash(a.Handle)); got != evidence.Reason(a.Reason) {
			say("the chain says %s of a version that was amended as %s", got, evidence.Reason(a.Reason))
		}
	}
	nonce, err := c.client.NonceAt(t.Context(), c.sequencer.Address(), nil)
	check(t, err)
	if next, _, err := c.NextNonce(t.Context(), c.sequencer.Address()); err != nil || next != nonce {
		say("the chain knows %d transactions, the journal %d (%v)", nonce, next, err)
	}
}

// informationSystem is an information system that sends by MLLP to whichever oracle answers.
type informationSystem struct {
	addresses []string
	at        int
	conn      net.Conn
	answers   *mllp.Reader
}

func (s *informationSystem) close() {
	if s.conn != nil {
		s.conn.Close()
		s.conn = nil
	}
}

// sendUntil sends a message until it is accepted. AR is a fault of the oracle's, which passes.
func (s *informationSystem) sendUntil(ctx context.Context, message []byte) error {
	for since := time.Now(); time.Since(since) < 5*time.Minute && ctx.Err() == nil; {
		code, err := s.send(message)
		switch {
		case code == hl7.ApplicationAccept:
			return nil
		case err == nil && code != hl7.ApplicationReject:
			return fmt.Errorf("answered %s", code)
		case err != nil:
			s.close()
			s.at++
		}
		time.Sleep(20 * time.Millisecond)
	}
	return errors.New("not accepted in five minutes")
}

func (s *informationSystem) send(message []byte) (code hl7.Code, err error) {
	if s.conn == nil {
		if s.conn, err = net.DialTimeout("tcp", s.addresses[s.at%len(s.addresses)], time.Second); err != nil {
			s.conn = nil
			return "", err
		}
		s.answers = mllp.NewReader(s.conn, 1<<20)
	}
	if err = s.conn.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
		return "", err
	}
	if _, err = s.conn.Write(mllp.AppendFrame(nil, message)); err != nil {
		return "", err
	}
	if err = s.answers.Wait(); err != nil {
		return "", err
	}
	answer, err := s.answers.Message()
	if err != nil {
		return "", err
	}
	code, _, _, _ = hl7.ReadAck(answer)
	return code, nil
}

// lookupOf is what the journal finds a message's bytes by, without the mask: their sum, and of which column it is, as the first of them
// (oracle/journal/index.go).
func lookupOf(message []byte) [32]byte {
	digest := sha256.Sum256(message)
	sum := testLookup{}.Sum("record", digest[:])
	sum[27] = 1
	return sum
}

func freePort(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	defer listener.Close()
	return "127.0.0.1:" + strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)
}
