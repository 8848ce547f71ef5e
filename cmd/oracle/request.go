package main

import (
	"crypto"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle/releaseserver"
)

var (
	askedLabFlag = &ucli.StringFlag{Name: "lab", Usage: "member `ID` of the lab", Required: true}
	askURLFlag   = &ucli.StringFlag{Name: "url", Usage: "`URL` of the lab's release endpoint", Required: true}
	leafFlag     = &ucli.StringFlag{Name: "leaf", Usage: "`HASH` of the version's statement, in place of RECORD"}
	whoFlag      = &ucli.PathFlag{Name: "who", Usage: "`FILE` that names a patient: {\"family\": …, \"given\": …, \"born\": \"1984-02-29\"}; - is standard input"}
)

func requestCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "request",
		Usage:     "ask a lab for a record, by its release endpoint, and keep what it releases to this member",
		ArgsUsage: "[RECORD]",
		Description: "The request is signed by the member's statement key. In an emergency the patient is named by a file (--who),\n" +
			"and all that the lab has of that patient comes; a name is never given on the command line. `oracle receive` then\n" +
			"opens what came, and signs the receipt. Exit code 0: released; 1: denied, and by which rule; 2: the call was wrong.",
		Flags: []ucli.Flag{
			askURLFlag, labCAFlag, askedLabFlag, basisFlag, whyFlag, codeFlag, shareReasonFlag, duoFlag, rediFlag, versionFlag, leafFlag, whoFlag,
			shareOutFlag, jsonFlag, memberFlag, keystoreFlag, passwordFlag,
		},
		Action: runRequest,
	}
}

// requester is a member that asks a lab.
type requester struct {
	client      *labClient
	member, lab common.Hash
	key         crypto.Signer
}

func openRequester(c *ucli.Context) (*requester, error) {
	r := &requester{}
	var errs [4]error
	r.client, errs[0] = readLabClient(c)
	r.member, errs[1] = parseHash(memberFlag.Name, c.String(memberFlag.Name))
	r.lab, errs[2] = parseHash(askedLabFlag.Name, c.String(askedLabFlag.Name))
	folder, err := keys.Open(c.Path(keystoreFlag.Name), c.Path(passwordFlag.Name))
	if err == nil {
		r.key, err = folder.Statement()
	}
	errs[3] = err
	return r, cli.All(errs[:]...)
}

func runRequest(c *ucli.Context) error {
	asked, err := readAsked(c)
	if err != nil {
		return err
	}
	r, err := openRequester(c)
	if err != nil {
		return err
	}
	list := []releaseserver.Asked{asked}
	if c.IsSet(whoFlag.Name) {
		if list, err = r.emergency(c, asked); err != nil {
			return sayProblem(c, err)
		}
	}
	for _, asked := range list {
		var released releaseserver.Released
		if err := r.client.ask(c.Context, r.member, r.lab, r.key, releaseserver.Records, asked, &released); err != nil {
			return sayProblem(c, err)
		}
		if err := keep(c, released); err != nil {
			return err
		}
	}
	return nil
}

func readAsked(c *ucli.Context) (asked releaseserver.Asked, err error) {
	names := c.NArg()
	for _, flag := range []string{leafFlag.Name, whoFlag.Name} {
		if c.IsSet(flag) {
			names++
		}
	}
	if names != 1 {
		return asked, cli.Usage("name one record, or a version by --leaf, or in an emergency a patient by --who")
	}
	asked = releaseserver.Asked{
		Record: c.Args().First(), Version: uint32(c.Uint(versionFlag.Name)), Basis: c.String(basisFlag.Name), Purpose: c.String(whyFlag.Name),
		Reason: c.String(shareReasonFlag.Name), Redisclosure: c.Bool(rediFlag.Name),
	}
	if text := c.String(leafFlag.Name); text != "" {
		leaf, err := parseHash(leafFlag.Name, text)
		if err != nil {
			return asked, err
		}
		asked.Leaf = &leaf
	}
	if uses := c.IntSlice(duoFlag.Name); len(uses) == 1 {
		asked.DUO = uint16(uses[0])
	} else if len(uses) > 1 {
		return asked, cli.Usage("--duo: ask for one research use")
	}
	codings, err := readCodings(c)
	for _, coding := range codings {
		asked.Codes = append(asked.Codes, releaseserver.Coding(coding))
	}
	return asked, err
}

// emergency opens an emergency, and asks for all that the lab has of the patient.
func (r *requester) emergency(c *ucli.Context, asked releaseserver.Asked) ([]releaseserver.Asked, error) {
	who, err := readWho(c)
	if err != nil {
		return nil, err
	}
	who.Purpose, who.Reason = asked.Purpose, asked.Reason
	var opened releaseserver.EmergencyOpened
	if err := r.client.ask(c.Context, r.member, r.lab, r.key, releaseserver.Emergencies, who, &opened); err != nil {
		return nil, err
	}
	if _, err := fmt.Fprintf(c.App.ErrWriter, "emergency %s is open until %s: %d records\n", opened.Emergency,
		opened.Until.Format(time.RFC3339), len(opened.Records)); err != nil {
		return nil, err
	}
	var list []releaseserver.Asked
	for _, record := range opened.Records {
		of := asked
		of.Record, of.Emergency = record, &opened.Emergency
		list = append(list, of)
	}
	return list, nil
}

func readWho(c *ucli.Context) (who releaseserver.Wanted, err error) {
	text, err := readRecord(c.Path(whoFlag.Name))
	if err != nil {
		return who, cli.Usage("--who: %w", err)
	}
	if json.Unmarshal(text, &who) != nil || who.Family == "" || who.Given == "" || who.Born == "" {
		return who, cli.Usage("--who: want family, given and born, as JSON")
	}
	return who, nil
}

// keep writes what a lab released.
func keep(c *ucli.Context, r releaseserver.Released) error {
	if _, err := parseRecord(r.Record); err != nil {
		return errors.New("the lab's answer names no record")
	}
	files := map[string][]byte{
		evidenceSuffix: r.Evidence, openingJWESuffix: []byte(r.Opening.JWE), openingEnvelopeSuffix: r.Opening.Envelope,
	}
	if r.Body != nil {
		files[recordJWESuffix], files[recordEnvelopeSuffix] = []byte(r.Body.JWE), r.Body.Envelope
	}
	if r.Notice != nil {
		files[noticeJWESuffix], files[noticeEnvelopeSuffix] = []byte(r.Notice.JWE), r.Notice.Envelope
	}
	if err := writeRelease(c.Path(shareOutFlag.Name), fmt.Sprintf("%s.v%d", r.Record, r.Version), r.Disclosure, r.Duties, files); err != nil {
		return err
	}
	if c.Bool(jsonFlag.Name) {
		return json.NewEncoder(c.App.Writer).Encode(handedOver{
			r.Disclosure, r.Record, r.Version, r.Whole, r.Claims, r.Duties, c.Path(shareOutFlag.Name),
		})
	}
	_, err := fmt.Fprintf(c.App.Writer, "the lab released version %d of record %s to %s; disclosure %s\n", r.Version, r.Record,
		c.Path(shareOutFlag.Name), r.Disclosure)
	return err
}

// sayProblem says a lab's refusal, for a program or for people.
func sayProblem(c *ucli.Context, err error) error {
	problem := new(problemError)
	if !errors.As(err, &problem) || problem.Rule == "" {
		return err
	}
	if !c.Bool(jsonFlag.Name) {
		fmt.Fprintln(c.App.Writer, problem)
		return cli.Exit(cli.ExitRefused)
	}
	if err := json.NewEncoder(c.App.Writer).Encode(denial{true, problem.Detail, problem.Exception}); err != nil {
		return err
	}
	return cli.Exit(cli.ExitRefused)
}
