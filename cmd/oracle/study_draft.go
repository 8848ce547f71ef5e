package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle/chain"
)

var (
	protocolFlag    = &ucli.PathFlag{Name: "protocol", Usage: "`FILE` of the protocol; only a salted hash of it leaves", Required: true}
	studyUseFlag    = &ucli.IntSliceFlag{Name: "duo", Usage: "`NUMBER`s of the Data Use Ontology: one permission (42 is GRU), and any conditions", Required: true}
	diseaseFlag     = &ucli.StringSliceFlag{Name: "disease", Usage: "`SYSTEM|CODE` of a disease, where the permission is 7"}
	studyFromFlag   = &ucli.StringFlag{Name: "from", Usage: "first `DAY`, as 2026-12-01", Required: true}
	studyUntilFlag  = &ucli.StringFlag{Name: "until", Usage: "last `DAY`", Required: true}
	researcherFlag  = &ucli.StringFlag{Name: "member", Usage: "member `ID` of the researcher", EnvVars: cli.Env("member"), Required: true}
	studyDraftsFlag = &ucli.PathFlag{Name: "out", Usage: "`FILE` for the terms, with the salt, which opens the commitment", Required: true}
)

func studyDraftCommand() *ucli.Command {
	return &ucli.Command{
		Name: "draft", Usage: "write the terms of a study, as `oracle consortium manage register-study` takes them",
		Description: "Prints the id that the study will have. Keep the file: its salt and the protocol open what the chain holds of it.",
		Flags:       []ucli.Flag{researcherFlag, protocolFlag, studyUseFlag, diseaseFlag, studyFromFlag, studyUntilFlag, studyDraftsFlag},
		Action:      runStudyDraft,
	}
}

// studyTerms are a study's terms as the StudyRegistry takes them.
type studyTerms struct {
	ProtocolCommit common.Hash   `json:"protocolCommit"`
	DUO            []uint16      `json:"duo"`
	Diseases       []common.Hash `json:"diseases"`
	ValidFrom      uint64        `json:"validFrom"`
	Expiry         uint64        `json:"expiry"`
}

// studyDraft is the file: the terms, and what opens them.
type studyDraft struct {
	studyTerms
	Salt common.Hash `json:"salt"`
}

func runStudyDraft(c *ucli.Context) error {
	member, err := parseHash(researcherFlag.Name, c.String(researcherFlag.Name))
	if err != nil {
		return err
	}
	protocol, err := os.ReadFile(c.Path(protocolFlag.Name))
	if err != nil {
		return cli.Usage("read the protocol: %w", unnamed(err))
	}
	d := studyDraft{studyTerms{Diseases: []common.Hash{}}, consent.NewSalt()}
	sum := sha256.Sum256(protocol)
	d.ProtocolCommit = crypto.Keccak256Hash(d.Salt[:], sum[:])
	for _, use := range c.IntSlice(studyUseFlag.Name) {
		if use <= 0 || use > 63 {
			return cli.Usage("--duo: %d is not a term that studies have", use)
		}
		d.DUO = append(d.DUO, uint16(use))
	}
	slices.Sort(d.DUO)
	diseases, err := parseCodes(c, diseaseFlag.Name, consent.Coding.CheckTest)
	if err != nil {
		return err
	}
	for _, disease := range diseases {
		d.Diseases = append(d.Diseases, consent.Code(disease.System, disease.Code))
	}
	d.Diseases = consent.SortCodes(d.Diseases)
	if d.ValidFrom, d.Expiry, err = studyPeriod(c); err != nil {
		return err
	}
	text, err := json.MarshalIndent(d, "", "  ")
	if err == nil {
		err = os.WriteFile(c.Path(studyDraftsFlag.Name), append(text, '\n'), 0o600)
	}
	if err != nil {
		return fmt.Errorf("write the study's terms: %w", unnamed(err))
	}
	_, err = fmt.Fprintln(c.App.Writer, crypto.Keccak256Hash(member[:], d.ProtocolCommit[:]))
	return err
}

func studyPeriod(c *ucli.Context) (from, expiry uint64, err error) {
	first, err := time.Parse(time.DateOnly, c.String(studyFromFlag.Name))
	if err != nil {
		return 0, 0, cli.Usage("--from: want a day, as 2026-12-01")
	}
	last, err := time.Parse(time.DateOnly, c.String(studyUntilFlag.Name))
	if err != nil || last.Before(first) {
		return 0, 0, cli.Usage("--until: want a day, as 2026-12-01, not before --from")
	}
	return uint64(first.Unix()), uint64(last.AddDate(0, 0, 1).Unix()), nil
}

// studyFile makes the last argument of a call, a file with a study's terms, into the terms.
func studyFile(_ context.Context, _ *chain.Consortium, args []string) ([]any, error) {
	text, err := os.ReadFile(args[len(args)-1])
	if err != nil {
		return nil, cli.Usage("read the study's terms: %w", unnamed(err))
	}
	var d studyDraft
	if json.Unmarshal(text, &d) != nil {
		return nil, cli.Usage("the file holds no terms of a study: `oracle study draft` writes it")
	}
	terms, err := json.Marshal(d.studyTerms)
	return append(texts(args[:len(args)-1]), string(terms)), err
}
