package main

import (
	"encoding/json"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/share"
)

func ask(c *ucli.Context, r *relayer) error {
	id, err := parseArgument(c, "grant")
	if err != nil {
		return err
	}
	o, err := r.open(c, id)
	if err != nil {
		return err
	}
	request, err := readRequest(c)
	if err != nil {
		return err
	}
	return judged(c, r.evm, r.registry, id, o, request)
}

// judged has the contract judge a request by a grant's opening, and says what it says.
func judged(
	c *ucli.Context, evm *chain.Chain, registry *chain.ConsentRegistry, id common.Hash, o share.Opening, request consent.Request,
) error {
	now, err := evm.Time(c.Context)
	if err != nil {
		return err
	}
	permitted, denial, err := registry.PermitsByProxy(c.Context, id, o.Terms, o.Salt, o.Scope, request, now)
	if err != nil {
		return err
	}
	if permitted {
		return say(c, consented{Grant: &id, Permitted: &permitted}, "permitted")
	}
	if err := say(c, consented{Grant: &id, Permitted: &permitted, Denial: denial}, "denied: %s", denial); err != nil {
		return err
	}
	return cli.Exit(cli.ExitRefused)
}

func list(c *ucli.Context, r *relayer) error {
	subject, err := parseArgument(c, "subject")
	if err != nil {
		return err
	}
	grants, err := r.registry.Grants(c.Context, subject)
	if err != nil {
		return err
	}
	for _, g := range grants {
		active := g.RevokedBlock == 0
		state := "active"
		if !active {
			state = fmt.Sprintf("revoked in block %d", g.RevokedBlock)
		}
		isPaper, err := r.isPaper(c, g.ID)
		if err != nil {
			return err
		}
		if isPaper {
			state += ", on paper, attested by the lab"
		}
		err = say(c, consented{
			Subject: &subject, Grant: &g.ID, Number: g.Number, Expiry: moment(g.Expiry), Active: &active,
			GrantedBlock: g.GrantedBlock, RevokedBlock: g.RevokedBlock, IsPaper: isPaper,
		}, "%d %s granted in block %d, %s, expires %s", g.Number, g.ID, g.GrantedBlock, state, moment(g.Expiry))
		if err != nil {
			return err
		}
	}
	return nil
}

func parseArgument(c *ucli.Context, what string) (common.Hash, error) {
	if c.NArg() != 1 {
		return common.Hash{}, cli.Usage("name one %s", what)
	}
	return parseHash(what, c.Args().First())
}

// consented is the answer of a consent command.
type consented struct {
	Subject      *common.Hash `json:"subject,omitempty"`
	Grant        *common.Hash `json:"grant,omitempty"`
	Tx           *common.Hash `json:"tx,omitempty"`
	Appointment  *common.Hash `json:"appointment,omitempty"`
	Number       uint64       `json:"number,omitempty"`
	Expiry       string       `json:"expiry,omitempty"`
	Active       *bool        `json:"active,omitempty"`
	GrantedBlock uint64       `json:"grantedBlock,omitempty"`
	RevokedBlock uint64       `json:"revokedBlock,omitempty"`
	IsPaper      bool         `json:"paper,omitempty"`
	TermsCommit  *common.Hash `json:"termsCommit,omitempty"` // what the patient names to revoke it anywhere
	Permitted    *bool        `json:"permitted,omitempty"`
	Denial       string       `json:"denial,omitempty"`
}

func say(c *ucli.Context, answer consented, format string, args ...any) error {
	if c.Bool(jsonFlag.Name) {
		return json.NewEncoder(c.App.Writer).Encode(answer)
	}
	_, err := fmt.Fprintf(c.App.Writer, format+"\n", args...)
	return err
}
