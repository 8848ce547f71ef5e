package lis_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/intake/intaketest"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/lis"
	"github.com/labseal/labseal/oracle/mllp"
	"github.com/labseal/labseal/oracle/room"
)

// oracle is a lab's side from the socket to the journal.
type oracle struct {
	journal *journal.Journal
	db      *sqlx.DB
	intake  *intake.Intake
	address string
}

func newOracle(t testing.TB, change ...func(*lis.Desk)) *oracle {
	t.Helper()
	books := intaketest.New(t, common.Hash{1}, common.Hash{2})
	o := &oracle{journal: books.Journal, db: books.DB, intake: books.Intake}
	o.serve(t, change)
	return o
}

func (o *oracle) serve(t testing.TB, change []func(*lis.Desk)) {
	t.Helper()
	log := slog.New(slog.DiscardHandler)
	queue := intake.NewQueue(o.intake, log)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	o.address = listener.Addr().String()
	desk := &lis.Desk{Intake: queue, Now: time.Now, Log: log}
	for _, c := range change {
		c(desk)
	}
	server := &mllp.Server{Handler: desk, Log: log}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 2)
	go func() { done <- queue.Run(ctx) }()
	go func() { done <- server.Serve(ctx, listener) }()
	t.Cleanup(func() {
		cancel()
		for range cap(done) {
			if err := <-done; !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
		}
	})
}

type sender struct {
	net.Conn
	answers *mllp.Reader
}

func (o *oracle) dial(t testing.TB) *sender {
	t.Helper()
	conn, err := net.Dial("tcp", o.address)
	check(t, err)
	t.Cleanup(func() { conn.Close() })
	return &sender{conn, mllp.NewReader(conn, 1<<20)}
}

// send sends a message and returns the code and the text of the answer.
func (s *sender) send(t testing.TB, message []byte) (code hl7.Code, text string) {
	t.Helper()
	_, err := s.Write(mllp.AppendFrame(nil, message))
	check(t, err)
	return s.receive(t, message)
}

// receive reads an answer to a message.
func (s *sender) receive(t testing.TB, message []byte) (code hl7.Code, text string) {
	t.Helper()
	check(t, s.SetReadDeadline(time.Now().Add(time.Minute)))
	check(t, s.answers.Wait())
	answer, err := s.answers.Message()
	check(t, err)
	code, to, text, ok := hl7.ReadAck(answer)
	if h := hl7.ReadHeader(message); !ok || to != h.Control() {
		t.Fatalf("no MSA, or not of %q, in %q", h.Control(), answer)
	}
	return code, text
}

const result = `MSH|^~\&|LIS|LAB|EHR|CLINIC|20260304||ORU^R01|%s|P|2.5.1` + "\rPID|1||%s^^^E\rOBR|1||%s^LIS|1^one\rOBX|1|NM|1^one||%s||||||F\r"

// TestDesk answers what a sender may send, each as it must be answered.
func TestDesk(t *testing.T) {
	o := newOracle(t)
	s := o.dial(t)
	for _, test := range []struct {
		name, message string
		want          hl7.Code
	}{
		{"a result", fmt.Sprintf(result, "1", "100", "F1", "5"), "AA"},
		{"the same again", fmt.Sprintf(result, "1", "100", "F1", "5"), "AA"},
		{"of another patient, which is kept", fmt.Sprintf(result, "2", "200", "F1", "5"), "AA"},
		{"one that can't be read", "MSH|^~\\&|LIS|LAB|||20260304||ORU^R01|3|P|2.5\rPID*1\r", "AE"},
		{"no message", "hello", "AE"},
		{"not for us", "MSH|^~\\&|LIS|LAB|||20260304||QRY^A19|4|P|2.5\rQRD|1\r", "AR"},
		{"in GB 18030, with bars in its characters", strings.Replace(fmt.Sprintf(result, "6", "\x81|", "F6", "\x81|"), "2.5.1\r", "2.5.1||||||GB 18030-2000\r", 1), "AA"},
		{"enhanced mode", strings.Replace(fmt.Sprintf(result, "5", "100", "F5", "5"), "2.5.1\r", "2.5.1|||AL|NE\r", 1), "CA"},
	} {
		if code, text := s.send(t, []byte(test.message)); code != test.want {
			t.Errorf("%s: answered %s %s, want %s", test.name, code, text, test.want)
		}
	}
	var versions, held int
	check(t, o.db.Get(&versions, `select count(*) from versions`))
	check(t, o.db.Get(&held, `select count(*) from quarantine where state = 'held'`))
	if versions != 3 || held != 4 {
		t.Errorf("%d versions and %d in quarantine", versions, held)
	}
}

// TestDesk_Enhanced: a sender that asks for a commit's and an application's code gets both, in this order, or the first
// only where the receiver is told so; and what comes next is answered as itself.
func TestDesk_Enhanced(t *testing.T) {
	for _, oneAnswer := range []bool{false, true} {
		o := newOracle(t, func(d *lis.Desk) { d.OneAnswer = oneAnswer })
		s := o.dial(t)
		for message, want := range map[string][2]hl7.Code{
			strings.Replace(fmt.Sprintf(result, "1", "100", "F1", "5"), "2.5.1\r", "2.5.1|||AL|AL\r", 1): {"CA", "AA"},
			"MSH|^~\\&|LIS|LAB|||20260304||ORU^R01|3|P|2.5|||AL|ER\rPID*1\r":                             {"CE", ""},
			"MSH|^~\\&|LIS|LAB|||20260304||QRY^A19|4|P|2.5|||AL|AL\rQRD|1\r":                             {"CR", ""},
			"MSH|^~\\&|LIS|LAB|||20260304||QRY^A19|5|P|2.5|||NE|AL\rQRD|1\r":                             {"", "AR"},
			"MSH|^~\\&|LIS|LAB|||20260304||QRY^A19|6|P|2.5\rQRD|1\r":                                     {"", "AR"},
		} {
			_, err := s.Write(mllp.AppendFrame(nil, []byte(message)))
			check(t, err)
			for _, code := range want {
				if code == "" || oneAnswer && code == want[1] && want[0] != "" {
					continue
				}
				if got, text := s.receive(t, []byte(message)); got != code {
					t.Errorf("one answer %v: answered %s %s, want %s of %v", oneAnswer, got, text, code, want)
				}
			}
		}
	}
}

// TestDesk_Fault answers AR and stores nothing while the journal takes nothing, and takes the message when it does.
func TestDesk_Fault(t *testing.T) {
	o := newOracle(t)
	s := o.dial(t)
	message := []byte(fmt.Sprintf(result, "1", "100", "F1", "5"))
	_, err := o.db.Exec(`alter table versions add constraint full_disk check (false)`)
	check(t, err)
	if code, text := s.send(t, message); code != hl7.ApplicationReject || strings.Contains(text, "full_disk") {
		t.Errorf("answered %s %q", code, text)
	}
	_, err = o.db.Exec(`alter table versions drop constraint full_disk`)
	check(t, err)
	if code, text := s.send(t, message); code != hl7.ApplicationAccept {
		t.Errorf("sent again: answered %s %q", code, text)
	}
}

// TestDesk_NoRoom answers AR and stores nothing while there is no room, and takes the message when there is.
func TestDesk_NoRoom(t *testing.T) {
	o := newOracle(t)
	var isFull atomic.Bool
	o.intake.Room = func() error {
		if isFull.Load() {
			return &room.FullError{Problem: "less than 1024 MiB"}
		}
		return nil
	}
	s := o.dial(t)
	message := []byte(fmt.Sprintf(result, "1", "100", "F1", "5"))
	for _, full := range []bool{true, false} {
		isFull.Store(full)
		code, text := s.send(t, message)
		var n int
		check(t, o.db.Get(&n, `select (select count(*) from versions) + (select count(*) from quarantine)`))
		if isGood := code == hl7.ApplicationAccept && n == 1; isGood == full || full && (code != hl7.ApplicationReject || n != 0) || strings.Contains(text, "MiB") {
			t.Errorf("full %v: answered %s %q, %d stored", full, code, text, n)
		}
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
