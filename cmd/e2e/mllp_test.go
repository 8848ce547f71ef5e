package e2e

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/mllp"
)

// lis sends messages to the lab's oracle by MLLP, each until it is acknowledged, as an information system does.
type lis struct {
	address string
	conn    net.Conn
	answers *mllp.Reader
}

// send sends a message once and returns MSA-1, or why no answer came.
func (l *lis) send(message []byte) (code hl7.Code, err error) {
	if l.conn == nil {
		if l.conn, err = net.DialTimeout("tcp", l.address, time.Second); err != nil {
			l.conn = nil
			return "", err
		}
		l.answers = mllp.NewReader(l.conn, 1<<20)
	}
	defer func() {
		if err != nil {
			l.conn.Close()
			l.conn = nil
		}
	}()
	if err = l.conn.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
		return "", err
	}
	if _, err = l.conn.Write(mllp.AppendFrame(nil, message)); err != nil {
		return "", err
	}
	if err = l.answers.Wait(); err != nil {
		return "", err
	}
	answer, err := l.answers.Message()
	if err != nil {
		return "", err
	}
	read, _, _, ok := hl7.ReadAck(answer)
	if !ok {
		return "", errors.New("no MSA in the answer")
	}
	return read, nil
}

// sendUntil sends a message until it is accepted. AR is a fault of the oracle's, which passes.
func (l *lis) sendUntil(message []byte) error {
	for range 200 {
		code, err := l.send(message)
		switch {
		case code == hl7.ApplicationAccept:
			return nil
		case err == nil && code != hl7.ApplicationReject:
			return fmt.Errorf("answered %s", code)
		}
		time.Sleep(100 * time.Millisecond)
	}
	return errors.New("not accepted in 20 seconds")
}

// TestKill_MLLP sends results and their corrections by MLLP from four systems, and kills the oracle again and again,
// with SIGKILL, and once everything. Afterwards each acknowledged message is a version of its own, once, the
// corrections behind what they correct, and all are attested.
func TestKill_MLLP(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	chance := rand.New(rand.NewPCG(seed, 0))
	d := up(t, "--block-time", "1s")
	const systems, kills = 4, 6
	var group sync.WaitGroup
	var accepted atomic.Int64
	enough := make(chan struct{})
	address := d.env["LABSEAL_MLLP"]
	for system := range systems {
		group.Go(func() {
			l := &lis{address: address}
			for n := 0; ; n++ {
				select {
				case <-enough:
					return
				case <-time.After(20 * time.Millisecond):
				}
				result := message(fmt.Sprintf("m%d", system), n)
				for _, m := range [][]byte{result, correctionOf(result)} {
					if err := l.sendUntil(m); err != nil {
						t.Errorf("system %d, message %d: %v", system, n, err)
						return
					}
					accepted.Add(1)
				}
			}
		})
	}
	for kill := range kills {
		time.Sleep(time.Duration(1500+chance.IntN(1500)) * time.Millisecond)
		if kill == kills/2 {
			d.kill(t)
			d.start(t)
		} else if d.killServices(t, "oracle", "serve", "north") == 0 {
			t.Errorf("kill %d: the oracle was not there", kill)
		}
	}
	close(enough)
	group.Wait()
	if t.Failed() {
		return
	}
	d.awaitAttested(t, int(accepted.Load()))
	t.Logf("%d messages, %d kills", accepted.Load(), kills)
}

// correctionOf is a message that corrects another one's result.
func correctionOf(result []byte) []byte {
	return []byte(strings.NewReplacer("||F\r", "||C\r", "|5.", "|6.", "ORU^R01^ORU_R01|", "ORU^R01^ORU_R01|C").
		Replace(string(result)))
}

// awaitAttested waits until exactly n versions are attested, with none on the way and none in quarantine.
func (d *devnet) awaitAttested(t testing.TB, n int) {
	t.Helper()
	var status struct {
		Versions    map[string]int `json:"versions"`
		Quarantined int            `json:"quarantined"`
	}
	for range 600 {
		check(t, json.Unmarshal([]byte(d.must(t, "oracle", "status", "--json")), &status))
		all := 0
		for _, count := range status.Versions {
			all += count
		}
		if all != n || status.Quarantined != 0 {
			t.Fatalf("sent %d messages; versions %v, %d in quarantine", n, status.Versions, status.Quarantined)
		}
		if status.Versions["attested"] == n {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("not attested in time: %v", status.Versions)
}
