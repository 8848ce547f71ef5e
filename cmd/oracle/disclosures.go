package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/share"
)

func disclosuresCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "disclosures",
		Usage: "account for what left the lab (45 CFR 164.528)",
		Subcommands: []*ucli.Command{
			{
				Name: "list", Usage: "all disclosures of a patient's records", ArgsUsage: "RECORD",
				Description: "RECORD is any record of the patient. Disclosures that are exempt from an accounting are listed and marked.\n" +
					"Each line says whether the recipient signed for it, and whether its batch is anchored. What is suspended (45 CFR\n" +
					"164.528(a)(2)) is not in what the patient gets, and marked for the auditor.",
				Flags:  slices.Concat([]ucli.Flag{fromFlag, untilFlag, formatFlag, forFlag, summaryFlag, proofsFlag}, labFlags),
				Action: runDisclosures,
			},
			suspendCommand(), resumeAccountingCommand(), suspensionsCommand(),
			{
				Name: "verify", Usage: "check proofs of disclosures, and say what they prove", ArgsUsage: "PROOF...",
				Description: "Needs the consortium's trust file, and no network. Exit code 0: all are proven; 1: some are not.",
				Flags:       []ucli.Flag{trustFlag, consortiumFlag, jsonFlag},
				Action:      runDisclosuresVerify,
			},
			{
				Name: "receipt", Usage: "keep receipts that recipients signed and sent by another way than the endpoint", ArgsUsage: "RECEIPT...",
				Flags: labFlags, Action: runDisclosuresReceipt,
			},
			{
				Name: "denied", Usage: "what was asked for and denied: of a patient's records, or of all", ArgsUsage: "[RECORD]",
				Description: "Each line is one try, as JSON: who, when, why, for what, and which rule denied it. The rule is for the lab: who asked\n" +
					"was told less.",
				Flags: slices.Concat([]ucli.Flag{fromFlag, untilFlag}, labFlags), Action: runDenied,
			},
			reviewCommand(),
		},
	}
}

// writeProof writes the proof of a disclosure whose batch is final and attested, where a flag asks for proofs.
func (l *lab) writeProof(c *ucli.Context, d *journal.Accounted) error {
	dir := c.Path(proofsFlag.Name)
	if dir == "" || !d.IsFinal {
		return nil
	}
	proof, err := l.proveDisclosure(c, d)
	if err != nil {
		return cli.Hint(fmt.Errorf("prove disclosure %s: %w", d.ID, err), "while the block is not attested by enough members there is no proof yet")
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return unnamed(err)
	}
	return unnamed(os.WriteFile(filepath.Join(dir, d.ID.String()+proofSuffix), proof, 0o600))
}

// proofSuffix ends the names of disclosures' proofs.
const proofSuffix = ".disclosure-proof"

func (l *lab) proveDisclosure(c *ucli.Context, d *journal.Accounted) ([]byte, error) {
	batch, chain, attestations, err := l.journal.BatchProof(c.Context, d.Batch)
	if err != nil {
		return nil, err
	}
	var account share.Account
	salt, row, err := share.OpenRow(l.keyring, d.Sealed, d.ID, &account)
	if err != nil {
		return nil, err
	}
	block, err := evidence.DecodeHeader(l.trust.Chain.Codec, chain.Header)
	if err != nil {
		return nil, err
	}
	if l.trust.IsSealed(block.Number) {
		chain, err = chain.Sealed(l.trust)
	} else {
		chain, err = chain.Attested(l.trust, attestations)
	}
	if err != nil {
		return nil, err
	}
	proof := evidence.DisclosureProof{
		Member: l.member, Number: batch.Number, Salt: salt, Row: row, Size: uint64(batch.Size), Chain: chain,
	}
	if proof.Position, proof.Path, err = evidence.DisclosurePath(batch.Leaves, evidence.DisclosureLeaf(salt, row)); err != nil {
		return nil, err
	}
	file, err := proof.Encode()
	if err != nil {
		return nil, err
	}
	_, err = l.trust.CheckDisclosure(file) // as its reader will
	return file, err
}

// provenDisclosure is what `disclosures verify` says of a proof.
type provenDisclosure struct {
	Proven  bool            `json:"proven"`
	Reason  string          `json:"reason,omitempty"`
	Member  string          `json:"member,omitempty"`
	Batch   uint64          `json:"batch,omitempty"`
	Block   uint64          `json:"block,omitempty"`
	Since   string          `json:"since,omitempty"` // by the chain's clock
	Covered uint64          `json:"emergenciesCovered,omitempty"`
	Row     json.RawMessage `json:"row,omitempty"`
}

func runDisclosuresVerify(c *ucli.Context) error {
	if c.NArg() == 0 {
		return cli.Usage("name at least one proof")
	}
	trust, _, err := readTrust(c.Path(trustFlag.Name), c.String(consortiumFlag.Name))
	if err != nil {
		return err
	}
	refused := false
	for _, path := range c.Args().Slice() {
		file, err := os.ReadFile(path)
		if err != nil {
			return cli.Usage("read the proof: %w", unnamed(err))
		}
		said := verifyDisclosure(trust, file)
		refused = refused || !said.Proven
		if err := said.print(c, filepath.Base(path)); err != nil {
			return err
		}
	}
	if refused {
		return cli.Exit(cli.ExitRefused)
	}
	return nil
}

func verifyDisclosure(trust *evidence.Trust, file []byte) provenDisclosure {
	proven, err := trust.CheckDisclosure(file)
	if err != nil {
		return provenDisclosure{Reason: err.Error()}
	}
	said := provenDisclosure{
		Proven: true, Member: proven.Member.Name, Batch: proven.Number, Block: proven.Block.Number, Since: moment(proven.Block.Time),
		Covered: proven.Covered,
	}
	if json.Valid(proven.Row) {
		said.Row = proven.Row
	}
	return said
}

func (p provenDisclosure) print(c *ucli.Context, name string) error {
	if c.Bool(jsonFlag.Name) {
		return json.NewEncoder(c.App.Writer).Encode(p)
	}
	if !p.Proven {
		_, err := fmt.Fprintf(c.App.Writer, "%s: not proven: %s\n", name, p.Reason)
		return err
	}
	_, err := fmt.Fprintf(c.App.Writer, "%s: proven: %s accounts for it in its batch %d, and can't have changed it since %s (block %d)\n"+
		"not proven: that nothing else was disclosed\n%s\n", name, p.Member, p.Batch, p.Since, p.Block, p.Row)
	return err
}

func runDisclosuresReceipt(c *ucli.Context) error {
	if c.NArg() == 0 {
		return cli.Usage("name at least one receipt")
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	for _, path := range c.Args().Slice() {
		signed, err := os.ReadFile(path)
		if err != nil {
			return cli.Usage("read the receipt: %w", unnamed(err))
		}
		id, err := l.receipts().Take(c.Context, signed)
		if err != nil {
			return fmt.Errorf("receipt %s: %w", filepath.Base(path), err)
		}
		if _, err := fmt.Fprintf(c.App.Writer, "the recipient signed for disclosure %s\n", id); err != nil {
			return err
		}
	}
	return nil
}

// receipts takes what recipients signed.
func (l *lab) receipts() *share.Receipts {
	return &share.Receipts{Member: l.member, Journal: l.journal, Keyring: l.keyring, Trust: l.trust}
}
