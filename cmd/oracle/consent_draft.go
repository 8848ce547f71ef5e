package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/web"
)

var (
	draftFlag    = &ucli.PathFlag{Name: "draft", Usage: "write what is to be signed to `FILE`, for the signing page or `oracle consent sign`, and send nothing"}
	draftOutFlag = &ucli.PathFlag{Name: "draft", Usage: "`FILE` to write the draft to", Required: true}
	answerFlag   = &ucli.PathFlag{Name: "answer", Usage: "`FILE` with the answer that made the new signer", Required: true}
	answerOut    = &ucli.PathFlag{Name: "out", Usage: "`FILE` to write the answer to", Required: true}
	signerFlag   = &ucli.StringFlag{Name: "signer", Usage: "`SIGNER` who is to sign this copy, in hex"}
	yesFlag      = &ucli.BoolFlag{Name: "yes", Usage: "sign; without it, only say what it is"}
	pageURLFlag  = &ucli.StringFlag{Name: "page", Usage: "`URL` of the signing page", Required: true}
	codesFlag    = &ucli.PathFlag{Name: "codes", Usage: "JSON `FILE` of what codes are called, by \"SYSTEM|CODE\""}
	namesFlag    = &ucli.PathFlag{Name: "trust", Usage: "the consortium's trust `FILE`, for names instead of ids", EnvVars: cli.Env("trust")}
)

// writeDraft writes a draft for its signer. It tells the terms, so nobody else may read it.
func writeDraft(c *ucli.Context, path string, d consent.Draft) error {
	if err := d.Check(); err != nil {
		return cli.Usage("%w", err)
	}
	text, err := d.Encode()
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, text, 0o600); err != nil {
		return fmt.Errorf("write the draft: %w", unnamed(err))
	}
	if c.Bool(jsonFlag.Name) {
		return json.NewEncoder(c.App.Writer).Encode(drafted{d.Write, path})
	}
	_, err = fmt.Fprintf(c.App.Writer, "wrote the draft: sign it on the signing page or by `oracle consent sign`, and bring the answer by `oracle consent relay`\n")
	return err
}

// drafted is the answer of a command that wrote a draft.
type drafted struct {
	Write string `json:"write"`
	Draft string `json:"draft"`
}

func readDraft(c *ucli.Context) (consent.Draft, error) {
	if c.NArg() == 0 {
		return consent.Draft{}, cli.Usage("name the draft")
	}
	text, err := os.ReadFile(c.Args().First())
	if err != nil {
		return consent.Draft{}, cli.Usage("read the draft: %w", unnamed(err))
	}
	d, err := consent.ParseDraft(text)
	if err != nil {
		return d, cli.Hint(err, "make the draft again, by the command that wrote it")
	}
	return d, nil
}

func readAnswers(paths ...string) (list []consent.Answer, err error) {
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, cli.Usage("read the answer: %w", unnamed(err))
		}
		a, err := consent.ParseAnswer(text)
		if err != nil {
			return nil, err
		}
		list = append(list, a)
	}
	return list, nil
}

// runSign signs a draft with a key file, once whoever holds it has read what it says. It needs no lab and no chain.
func runSign(c *ucli.Context) error {
	d, err := readDraft(c)
	if err != nil {
		return err
	}
	names, err := readNames(c)
	if err != nil {
		return err
	}
	words, err := d.Words(names)
	if err != nil {
		return err
	}
	for _, line := range words {
		if _, err := fmt.Fprintln(c.App.Writer, line); err != nil {
			return err
		}
	}
	if !c.Bool(yesFlag.Name) {
		return cli.Usage("nothing was signed: if this is what you want, call it again with --yes")
	}
	p, err := readPatient(c)
	if err != nil {
		return err
	}
	answer, err := p.answer(d)
	if err != nil {
		return err
	}
	text, err := answer.Encode()
	if err != nil {
		return err
	}
	if err := os.WriteFile(c.Path(answerOut.Name), text, 0o600); err != nil {
		return fmt.Errorf("write the answer: %w", unnamed(err))
	}
	return nil
}

// readNames are the names of members, where a trust file is at hand, and of codes.
func readNames(c *ucli.Context) (n consent.Names, err error) {
	if path := c.Path(namesFlag.Name); path != "" {
		trust, _, err := readTrust(path, c.String(consortiumFlag.Name))
		if err != nil {
			return n, err
		}
		n.Members = namesOf(trust)
	}
	_, n.Codes, err = readCodeNames(c)
	return n, err
}

func readCodeNames(c *ucli.Context) (text []byte, names map[string]string, err error) {
	if !c.IsSet(codesFlag.Name) {
		return nil, nil, nil
	}
	if text, err = os.ReadFile(c.Path(codesFlag.Name)); err != nil {
		return nil, nil, cli.Usage("read what codes are called: %w", unnamed(err))
	}
	if err := json.Unmarshal(text, &names); err != nil {
		return nil, nil, cli.Usage("read what codes are called: want a JSON object of names: %w", err)
	}
	return text, names, nil
}

// answer signs a draft.
func (p patient) answer(d consent.Draft) (a consent.Answer, err error) {
	made := d.NewSigner()
	isNew := made != nil && len(made.Signer) == 0
	switch own := p.signer(); {
	case isNew && len(d.Signer) > 0 && slices.Equal(own, d.Signer):
		return a, cli.Hint(fmt.Errorf("the draft names no new signer yet"), "the new signer is made first: `oracle consent next` puts it into the draft")
	case isNew:
		if d, err = d.WithNewSigner(own); err != nil {
			return a, err
		}
		a.NewSigner = own
	case made != nil && slices.Equal(own, made.Signer), slices.Equal(own, d.Signer), d.Recover != nil && len(d.Signer) == 0:
	default:
		return a, cli.Hint(fmt.Errorf("the key is not the one that is to sign this"), "it is to be signed by "+consent.Signer(d.Signer).String())
	}
	if a.Digest, err = d.Digest(); err != nil {
		return a, err
	}
	signature, err := p.sign(a.Digest)
	a.Signatures = []consent.Signature{{Signer: p.signer(), Signature: signature}}
	return a, err
}

// runNext puts the signer that an answer made into a draft, for those who sign after it.
func runNext(c *ucli.Context) error {
	d, err := readDraft(c)
	if err != nil {
		return err
	}
	answers, err := readAnswers(c.Path(answerFlag.Name))
	if err != nil {
		return err
	}
	if d, _, err = d.Match(answers...); err != nil {
		return err
	}
	if text := c.String(signerFlag.Name); text != "" {
		if d.Signer, err = parseSigner(signerFlag.Name, text); err != nil {
			return err
		}
	}
	return writeDraft(c, c.Path(draftOutFlag.Name), d)
}

func parseSigner(flag, text string) (hexutil.Bytes, error) {
	signer, err := hexutil.Decode(text)
	if err != nil || len(signer) < common.AddressLength {
		return nil, cli.Usage("--%s: want a signer in hex with 0x: an account's 20 bytes, or a verifier's and a key", flag)
	}
	return signer, nil
}

// runLink prints the address under which the signing page shows a draft. What stands behind # never leaves the reader's
// device, but whoever sees the link sees the draft.
func runLink(c *ucli.Context) error {
	if err := checkPageHost(c, c.String(pageURLFlag.Name)); err != nil {
		return err
	}
	d, err := readDraft(c)
	if err != nil {
		return err
	}
	text, err := d.Encode()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "%s#%s\n", c.String(pageURLFlag.Name), base64.RawURLEncoding.EncodeToString(text))
	return err
}

// runSignPage writes the signing page, with the names that it may show.
func runSignPage(c *ucli.Context) error {
	var trust []byte
	if path := c.Path(namesFlag.Name); path != "" {
		if _, _, err := readTrust(path, c.String(consortiumFlag.Name)); err != nil {
			return err
		}
		var err error
		if trust, err = os.ReadFile(path); err != nil {
			return cli.Usage("read trust file: %w", err)
		}
	}
	codes, _, err := readCodeNames(c)
	if err != nil {
		return err
	}
	lab, err := readPageLab(c)
	if err != nil {
		return err
	}
	page, err := web.SignPage(trust, codes, lab)
	if err != nil {
		return err
	}
	_, err = c.App.Writer.Write(page)
	return err
}
