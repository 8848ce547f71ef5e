package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
)

// shownTrust is a trust file as programs read it.
type shownTrust struct {
	Consortium *common.Hash    `json:"consortium,omitempty"` // of issued files
	Hash       common.Hash     `json:"hash"`
	Issued     bool            `json:"issued"` // signed as it must be
	Trust      *evidence.Trust `json:"trust"`
}

// showTrust shows issued files, of which the newest counts, or a proposal.
func showTrust(c *ucli.Context) error {
	path := c.Path(issuedFlag.Name)
	if c.NArg() == 1 {
		path = c.Args().First()
	}
	if path == "" || c.NArg() > 1 {
		return cli.Usage("name one file, or set --%s", issuedFlag.Name)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		return cli.Usage("read trust file: %w", err)
	}
	s, err := readShown(file)
	if err != nil {
		return err
	}
	if c.Bool(jsonFlag.Name) {
		return json.NewEncoder(c.App.Writer).Encode(s)
	}
	_, err = fmt.Fprint(c.App.Writer, s.text())
	return err
}

func readShown(file []byte) (shownTrust, error) {
	trust, consortium, err := evidence.ParseTrust(file)
	if err != nil {
		text, _, _ := bytes.Cut(file, []byte("\n\n"))
		proposal, parseErr := evidence.ParseTrustText(append(bytes.TrimRight(text, "\n"), '\n'))
		if parseErr != nil || bytes.Count(file, []byte("\n{\n")) > 0 {
			return shownTrust{}, err
		}
		trust = proposal
	}
	text, textErr := trust.Text()
	if textErr != nil {
		return shownTrust{}, textErr
	}
	s := shownTrust{Hash: evidence.TrustHash(text), Issued: err == nil, Trust: trust}
	if s.Issued {
		s.Consortium = &consortium
	}
	return s, nil
}

func (s shownTrust) text() string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	t := s.Trust
	if s.Issued {
		line("Trust file %d of consortium %s.", t.Number, s.Consortium)
		line("Whoever verifies must know that id from elsewhere: it is not in doubt only where it was compared.")
	} else {
		line("A proposal for trust file %d. It counts for nothing until it is signed and merged.", t.Number)
	}
	line("Hash of this file: %s", s.Hash)
	line("\nChain %d, which begins with %s; headers by the codec %s.", t.Chain.ID, t.Chain.Genesis, t.Chain.Codec)
	for _, c := range t.Contracts {
		line("  %s at %s since block %d, layout %s, code %s", c.Name, c.Address, c.Block, c.Layout, c.CodeHash)
	}
	line("\nThe next file must be signed by governors of %d members.", t.Governance.Threshold)
	for _, p := range t.Attestation {
		line("A block is trusted if %d members attest it, %s.", p.Threshold, span(p.From, p.Until, nil))
	}
	for _, v := range t.Validators {
		line("%d validators seal blocks, %s:", len(v.Accounts), spanOf(v.Validity))
		for _, a := range v.Accounts {
			line("  %s", a)
		}
	}
	for _, p := range t.Pinned {
		line("Block %d is %s, whatever became of its signatures.", p.Number, p.Hash)
	}
	for _, m := range t.Members {
		line("\n%s, member %s", m.Name, m.ID)
		for _, g := range m.Governors {
			line("  governor       %s", g)
		}
		for _, a := range m.Attestors {
			line("  attestor       %s, %s", a.Account, spanOf(a.Validity))
		}
		for _, k := range m.Keys {
			line("  %-14s %s, %s", k.Kind+" key", k.Key, spanOf(k.Validity))
		}
	}
	return b.String()
}

func spanOf(v evidence.Validity) string { return span(v.From, v.Until, v.CompromisedSince) }

// span says for which blocks something counts.
func span(from uint64, until, compromisedSince *uint64) string {
	text := fmt.Sprintf("from block %d on", from)
	if until != nil {
		text = fmt.Sprintf("from block %d to before block %d", from, *until)
	}
	if compromisedSince != nil {
		text += fmt.Sprintf("; COMPROMISED since block %d: what is anchored since then does not count", *compromisedSince)
	}
	return text
}
