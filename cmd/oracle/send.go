package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/mllp"
)

var (
	toFlag            = &ucli.StringFlag{Name: "to", Usage: "`ADDRESS` of the receiver", EnvVars: cli.Env("mllp"), Required: true}
	caFlag            = &ucli.PathFlag{Name: "ca", Usage: "use TLS; `FILE` of the authorities whose certificates the receiver may have"}
	clientCertFlag    = &ucli.PathFlag{Name: "cert", Usage: "`FILE` of our own TLS certificate"}
	clientKeyFlag     = &ucli.PathFlag{Name: "key", Usage: "`FILE` of its private key"}
	answerTimeoutFlag = &ucli.DurationFlag{Name: "timeout", Usage: "how long all answers to a message may take; so long a second one is waited for that does not come", Value: 30 * time.Second}
)

func sendCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "send",
		Usage:     "send HL7 v2 files by MLLP, as an information system does, and print the answers",
		ArgsUsage: "FILE...",
		Description: "A file is one message, or what was recorded of a connection: MLLP frames, each of which is sent. Prints one\n" +
			"line a message: code (AA, AE, AR; CA, CE, CR) and text of the answer, or of the last where it asks for two.\n" +
			"Exit code 0: all were accepted, or ask for no answer; 1: some were not.",
		Flags:  []ucli.Flag{toFlag, caFlag, clientCertFlag, clientKeyFlag, answerTimeoutFlag},
		Action: runSend,
	}
}

func runSend(c *ucli.Context) error {
	if c.NArg() == 0 {
		return cli.Usage("name at least one file")
	}
	conn, err := dialMLLP(c.Context, c)
	if err != nil {
		return err
	}
	defer conn.Close()
	stop := context.AfterFunc(c.Context, func() { conn.Close() })
	defer stop()
	r := receiver{conn: conn, answers: mllp.NewReader(conn, 1<<20), timeout: c.Duration(answerTimeoutFlag.Name)}
	isAccepted := true
	for i, path := range c.Args().Slice() {
		which := fmt.Sprintf("send file %d of %d", i+1, c.NArg()) // its name tells of the patient
		file, err := readRecord(path)
		if err != nil {
			return cli.Usage("%s: %w", which, err)
		}
		messages, err := unframe(file)
		if err != nil {
			return cli.Usage("%s: %w", which, err)
		}
		for j, message := range messages {
			a, err := r.send(message)
			if err != nil {
				return fmt.Errorf("%s, message %d of %d: %w", which, j+1, len(messages), err)
			}
			isAccepted = isAccepted && a.isAccepted
			fmt.Fprintln(c.App.Writer, strings.TrimSpace(path+": "+strings.TrimSpace(string(a.code)+" "+a.text)))
		}
	}
	if !isAccepted {
		return cli.Exit(cli.ExitRefused)
	}
	return nil
}

// unframe takes the messages out of MLLP frames, if a file begins with one.
func unframe(file []byte) (messages [][]byte, err error) {
	if !bytes.HasPrefix(file, []byte{mllp.StartBlock}) {
		return [][]byte{file}, nil
	}
	for frames := mllp.NewReader(bytes.NewReader(file), len(file)); ; {
		switch err := frames.Wait(); {
		case errors.Is(err, io.EOF):
			return messages, nil
		case err != nil:
			return nil, err
		}
		message, err := frames.Message()
		if err != nil {
			return nil, fmt.Errorf("MLLP frame %d: %w", len(messages)+1, err)
		}
		messages = append(messages, message)
	}
}

func dialMLLP(ctx context.Context, c *ucli.Context) (net.Conn, error) {
	address, ca := c.String(toFlag.Name), c.Path(caFlag.Name)
	var dialer interface {
		DialContext(ctx context.Context, network, address string) (net.Conn, error)
	} = &net.Dialer{Timeout: 10 * time.Second}
	if ca != "" {
		config := &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: x509.NewCertPool()}
		pem, err := os.ReadFile(ca)
		if err != nil || !config.RootCAs.AppendCertsFromPEM(pem) {
			return nil, cli.Usage("--ca: the file can't be read, or holds no certificate")
		}
		if cert := c.Path(clientCertFlag.Name); cert != "" {
			pair, err := tls.LoadX509KeyPair(cert, c.Path(clientKeyFlag.Name))
			if err != nil {
				return nil, cli.Usage("--cert, --key: %w", err)
			}
			config.Certificates = []tls.Certificate{pair}
		}
		dialer = &tls.Dialer{Config: config}
	}
	conn, err := dialer.DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, cli.Hint(fmt.Errorf("send: %w", err), "is `oracle serve --mllp-listen` running at that address?")
	}
	return conn, nil
}

// receiver is who is sent to.
type receiver struct {
	conn    net.Conn
	answers *mllp.Reader
	timeout time.Duration // for all answers to a message
}

// answered is what a receiver answered to a message. Without a code it did not.
type answered struct {
	code       hl7.Code
	text       string
	isAccepted bool
}

// send sends a message and reads the answers that it asks for, which may be none or two, of which the last counts.
func (r *receiver) send(message []byte) (answered, error) {
	if err := r.conn.SetDeadline(time.Now().Add(r.timeout)); err != nil {
		return answered{}, err
	}
	if _, err := r.conn.Write(mllp.AppendFrame(nil, message)); err != nil {
		return answered{}, err
	}
	header := hl7.ReadHeader(message)
	onAccept, onRefusal := asksFor(header, hl7.ApplicationAccept), asksFor(header, hl7.ApplicationError)
	if !onAccept && !onRefusal {
		return answered{text: "sent; it asks for no answer", isAccepted: true}, nil
	}
	var last answered
	isOther := false
	for {
		code, to, text, err := r.answer()
		isLate := errors.Is(err, os.ErrDeadlineExceeded)
		switch {
		case last.code != "" && (isLate || errors.Is(err, io.EOF)): // the receiver sends the first of two only
			return last, nil
		case isLate && onAccept != onRefusal:
			return answered{text: fmt.Sprintf("no answer in %s: %s", r.timeout, silence[onRefusal]), isAccepted: onRefusal}, nil
		case isLate && isOther:
			return answered{}, errors.New("no answer to it: what came names another message (MSA-2)")
		case err != nil:
			return answered{}, fmt.Errorf("no answer: %w", err)
		case !names(to, header.Control()):
			isOther = true // it came late
			continue
		}
		last = answered{code, text, code.IsAccept()}
		if _, application := header.Wants("A" + code[1:]); application == "" || application == code {
			return last, nil
		}
	}
}

// silence is what no answer means to a message that asks for one only if it is refused, or only if it is accepted.
var silence = map[bool]string{
	true:  "it asks for one only where it is refused",
	false: "it asks for one only where it is accepted",
}

func asksFor(header hl7.Header, code hl7.Code) bool {
	commit, application := header.Wants(code)
	return commit != "" || application != ""
}

// names says whether an answer to a number (MSA-2) is one to a message's (MSH-10). Some receivers cut it, at 20 characters as
// the standard had it, and some leave it out.
func names(to, control string) bool {
	const least = 20
	return to == control || to == "" || control == "" || len(to) >= least && strings.HasPrefix(control, to)
}

func (r *receiver) answer() (code hl7.Code, to, text string, err error) {
	if err := r.answers.Wait(); err != nil {
		return "", "", "", err
	}
	answer, err := r.answers.Message()
	if err != nil {
		return "", "", "", err
	}
	code, to, text, ok := hl7.ReadAck(answer)
	if !ok || len(code) != 2 {
		return "", "", "", errors.New("it is no acknowledgement: it has no MSA segment, or no code in it")
	}
	return code, to, text, nil
}
