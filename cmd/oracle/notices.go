package main

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/internal/webhook"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/notify"
)

// Flags of what sends notices.
var (
	noticeURLFlag    = &ucli.StringFlag{Name: "notice-url", Usage: "`URL` of the webhook that is told of critical results, corrections and quarantine", EnvVars: cli.Env("notice-url")}
	noticeSecretFlag = &ucli.PathFlag{Name: "notice-secret-file", Usage: "`FILE` with the webhook's secret, whsec_...", EnvVars: cli.Env("notice-secret-file")}
	noticeNameFlag   = &ucli.StringFlag{Name: "notice-receiver", Usage: "`NAME` of the receiver, for the books", EnvVars: cli.Env("notice-receiver"), Value: "webhook"}
)

var noticeFlags = []ucli.Flag{noticeURLFlag, noticeSecretFlag, noticeNameFlag}

// notices is the sender of notices that the flags name; nil if they name none.
func (l *lab) notices(c *ucli.Context) (*notify.Sender, error) {
	address, secretFile := c.String(noticeURLFlag.Name), c.Path(noticeSecretFlag.Name)
	if address == "" && secretFile == "" {
		return nil, nil
	}
	if address == "" || secretFile == "" {
		return nil, cli.Usage("--notice-url and --notice-secret-file belong together")
	}
	if !isSafe(address) {
		return nil, cli.Usage("--notice-url: want https, or http on this machine")
	}
	text, err := os.ReadFile(secretFile)
	if err != nil {
		return nil, cli.Usage("--notice-secret-file: %w", unnamed(err))
	}
	secret, err := webhook.ParseSecret(string(text))
	if err != nil {
		return nil, cli.Usage("--notice-secret-file: %w", err)
	}
	return &notify.Sender{
		Outbox: l.journal, Receiver: &webhook.Receiver{URL: address, Secret: secret}, Name: c.String(noticeNameFlag.Name),
		Member: l.member, Log: l.log, Logger: l.logger, Now: time.Now, Schedule: webhook.Standard,
	}, nil
}

// isSafe says whether nobody between can read what is sent to an address.
func isSafe(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Scheme == "https" || u.Scheme == "http" && (u.Hostname() == "localhost" || ip != nil && ip.IsLoopback())
}

var (
	whomFlag = &ucli.StringFlag{Name: "whom", Usage: "`WHO` was told: a provider's name or role, never a patient's", Required: true}
	howFlag  = &ucli.StringFlag{Name: "how", Usage: "`HOW`: by phone, read back, in person", Required: true}
)

func noticesCommand() *ucli.Command {
	command := func(name, usage, args string, flags []ucli.Flag, action ucli.ActionFunc) *ucli.Command {
		return &ucli.Command{
			Name: name, Usage: usage, ArgsUsage: args, Flags: slices.Concat(flags, labFlags), Action: action,
		}
	}
	return &ucli.Command{
		Name:  "notices",
		Usage: "critical results, corrections and quarantine that people must be told of",
		Subcommands: []*ucli.Command{
			command("list", "say of what nobody was told yet", "", []ucli.Flag{allNoticesFlag, jsonFlag}, runNoticesList),
			command("retry", "send now: those named, or else all that were given up", "[ID...]", nil, runNoticesRetry),
			command("told", "note that a person was told", "ID", []ucli.Flag{whomFlag, howFlag}, runNoticesTold),
		},
	}
}

var allNoticesFlag = &ucli.BoolFlag{Name: "all", Usage: "also those that somebody was told of"}

// notice is a line of the list.
type notice struct {
	ID       string    `json:"id"`
	Made     string    `json:"made"`
	Event    string    `json:"event"`
	Record   string    `json:"record"`
	Version  uint32    `json:"version,omitempty"`
	State    string    `json:"state"` // waiting, given up, told
	Told     string    `json:"told,omitempty"`
	Whom     string    `json:"whom,omitempty"` // the receiver
	Attempts int       `json:"attempts"`
	Error    string    `json:"error,omitempty"`
	Next     string    `json:"next,omitempty"`
	Tellings []telling `json:"tellings,omitempty"`
}

// telling is that a person was told. Whom and how are sealed in the journal.
type telling struct {
	At   string `json:"at,omitempty"`
	Whom string `json:"whom"`
	How  string `json:"how"`
}

func runNoticesList(c *ucli.Context) error {
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	list, err := l.journal.Notices(c.Context, c.Bool(allNoticesFlag.Name))
	if err != nil {
		return err
	}
	for i := range list {
		line, err := l.noticeLine(&list[i])
		if err != nil {
			return err
		}
		if c.Bool(jsonFlag.Name) {
			err = json.NewEncoder(c.App.Writer).Encode(line)
		} else {
			err = line.print(c.App.Writer)
		}
		if err != nil {
			return err
		}
	}
	if len(list) == 0 && !c.Bool(jsonFlag.Name) {
		fmt.Fprintln(c.App.Writer, "nothing is to be told")
	}
	return nil
}

func (l *lab) noticeLine(n *journal.Notice) (*notice, error) {
	line := &notice{
		ID: n.ID.String(), Made: instant(n.Made), Event: string(n.Event), Record: n.Record.String(), Version: n.Version,
		State: "waiting", Told: instant(n.Told), Whom: n.Whom, Attempts: n.Attempts, Error: n.Error,
	}
	switch {
	case !n.Told.IsZero():
		line.State = "told"
	case n.Dead:
		line.State = "given up"
	default:
		line.Next = instant(n.Next)
	}
	for _, t := range n.Tellings {
		sealed, _, err := l.keyring.Open(t.Sealed, t.Record, 1)
		if err != nil {
			return nil, fmt.Errorf("read who was told of notice %s: %w", n.ID, err)
		}
		said := telling{}
		if err := json.Unmarshal(sealed, &said); err != nil {
			return nil, fmt.Errorf("read who was told of notice %s: %w", n.ID, err)
		}
		said.At = instant(t.At)
		line.Tellings = append(line.Tellings, said)
	}
	return line, nil
}

func (n *notice) print(w io.Writer) error {
	subject := "record " + n.Record
	if n.Event == string(journal.EmergencyOpened) {
		subject = "an emergency: see `oracle emergency list`"
	} else if n.Version > 0 {
		subject += fmt.Sprintf(" version %d", n.Version)
	} else {
		subject = "quarantined artefact " + n.Record
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s  %s  %s  %s", n.ID, n.Made, n.Event, subject, n.State)
	switch {
	case n.Told != "":
		fmt.Fprintf(&b, " %s to %s", n.Told, n.Whom)
	case n.Attempts > 0:
		fmt.Fprintf(&b, " after %d attempts: %s", n.Attempts, n.Error)
	}
	b.WriteByte('\n')
	for _, t := range n.Tellings {
		fmt.Fprintf(&b, "  told %s: %s, %s\n", t.At, t.Whom, t.How)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// instant writes a time as RFC 3339 in UTC; none is empty.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func runNoticesRetry(c *ucli.Context) error {
	var ids []journal.NoticeID
	for _, text := range c.Args().Slice() {
		id, err := parseNotice(text)
		if err != nil {
			return err
		}
		ids = append(ids, id)
	}
	l, err := openBooks(c)
	if err != nil {
		return err
	}
	defer l.Close()
	n, err := l.journal.RetryNotices(c.Context, ids...)
	if err != nil {
		return err
	}
	if n < len(ids) {
		return cli.Hint(fmt.Errorf("%d of %d are notices that wait or were given up", n, len(ids)),
			"`oracle notices list --all` tells what there is")
	}
	_, err = fmt.Fprintf(c.App.Writer, "%d are sent again by `oracle serve`\n", n)
	return err
}

// maxTold is how long the words of a telling may be.
const maxTold = 200

func runNoticesTold(c *ucli.Context) error {
	if c.NArg() != 1 {
		return cli.Usage("name one id, as `oracle notices list` prints it")
	}
	id, err := parseNotice(c.Args().First())
	if err != nil {
		return err
	}
	said := telling{Whom: strings.TrimSpace(c.String(whomFlag.Name)), How: strings.TrimSpace(c.String(howFlag.Name))}
	if said.Whom == "" || said.How == "" || len(said.Whom) > maxTold || len(said.How) > maxTold {
		return cli.Usage("--whom and --how: want a few words, at most %d bytes each", maxTold)
	}
	text, err := json.Marshal(said)
	if err != nil {
		return err
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	var t journal.Telling
	rand.Read(t.Record[:]) // never fails (crypto/rand)
	if t.Sealed, _, err = l.keyring.Seal(text, t.Record, 1); err != nil {
		return err
	}
	err = l.journal.AddTelling(c.Context, id, t)
	if errors.Is(err, journal.ErrNotFound) {
		return cli.Hint(err, "`oracle notices list --all` tells what there is")
	}
	return err
}

func parseNotice(text string) (journal.NoticeID, error) {
	id, err := uuid.Parse(text)
	if err != nil {
		return id, cli.Usage("a notice's id is what `oracle notices list` prints")
	}
	return id, nil
}
