package main

import (
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
)

var (
	proxyFlag      = &ucli.StringFlag{Name: "proxy", Usage: "`SIGNER` of the proxy, in hex", Required: true}
	mayFlag        = &ucli.StringSliceFlag{Name: "may", Usage: "what the proxy may do: permit, deny", Value: ucli.NewStringSlice("permit")}
	researchFlag   = &ucli.BoolFlag{Name: "research", Usage: "what the proxy permits may be for research"}
	grantsDaysFlag = &ucli.UintFlag{Name: "grants-days", Usage: "how long, from now, what the proxy grants may last; as long as the appointment if not given"}
	mandateOutFlag = &ucli.PathFlag{Name: "out", Usage: "`FILE` for the proxy's mandate, which opens its scope", Required: true}
	mandateFlag    = &ucli.PathFlag{Name: "mandate", Usage: "`FILE` of the proxy who signs in the subject's place"}
	byProxyFlag    = &ucli.BoolFlag{Name: "by-proxy", Usage: "the proxy who made the grant signs"}
)

// mandate is what a proxy keeps: whom it acts for, within which scope.
type mandate struct {
	Format  string            `json:"format"`
	Subject common.Hash       `json:"subject"`
	Proxy   hexutil.Bytes     `json:"proxy"`
	Scope   consent.OpenScope `json:"scope"`
	Expiry  string            `json:"expiry"`
}

const mandateFormat = "labseal/mandate/1"

func (m mandate) appointment() common.Hash {
	return consent.AppointmentID(m.Subject, m.Proxy, m.Scope.Commit())
}

func readMandate(c *ucli.Context, subject common.Hash) (m *mandate, err error) {
	path := c.Path(mandateFlag.Name)
	if path == "" {
		return nil, nil
	}
	m = new(mandate)
	if err := readJSON(path, mandateFormat, m, func() string { return m.Format }); err != nil {
		return nil, err
	}
	if m.Subject != subject {
		return nil, cli.Usage("--mandate: it is for another subject")
	}
	return m, nil
}

func appoint(c *ucli.Context, r *relayer) error {
	id, s, err := r.knownArgument(c)
	if err != nil {
		return err
	}
	d, err := r.newDraft(c, "appoint", s.Signer)
	if err != nil {
		return err
	}
	w := &consent.AppointDraft{Subject: id, Expiry: wholeDay(now() + uint64(c.Uint(daysFlag.Name))*86400)}
	d.Appoint = w
	if w.Proxy, err = parseSigner(proxyFlag.Name, c.String(proxyFlag.Name)); err != nil {
		return err
	}
	until := w.Expiry
	if c.IsSet(grantsDaysFlag.Name) {
		until = wholeDay(now() + uint64(c.Uint(grantsDaysFlag.Name))*86400)
	}
	if w.Scope, err = readProxyScope(c, until); err != nil {
		return err
	}
	if w.Nonce, err = r.registry.Nonce(c.Context, id); err != nil {
		return err
	}
	file := mandate{mandateFormat, id, w.Proxy, w.Scope, moment(w.Expiry)}
	if err := writeJSON(c.Path(mandateOutFlag.Name), file); err != nil {
		return fmt.Errorf("write the mandate: %w", err)
	}
	return r.settle(c, d, relayed{})
}

// readProxyScope is what the flags let a proxy do.
func readProxyScope(c *ucli.Context, until uint64) (o consent.OpenScope, err error) {
	s := consent.Scope{Version: consent.TermsVersion, Until: until}
	for _, may := range c.StringSlice(mayFlag.Name) {
		switch may {
		case "permit":
			s.Decisions |= consent.MayPermit
		case "deny":
			s.Decisions |= consent.MayDeny
		default:
			return o, cli.Usage("--may: want permit or deny, not %q", may)
		}
	}
	for _, code := range c.StringSlice(purposeFlag.Name) {
		p, err := consent.ParsePurpose(code)
		if err != nil {
			return o, cli.Usage("%w", err)
		}
		s.Purposes |= consent.PurposeBits(p)
	}
	for flag, isSet := range map[uint8]bool{
		consent.AllowsPart2: c.Bool(part2Flag.Name), consent.DeidentifiedOnly: c.Bool(deidFlag.Name),
		consent.NoRedisclosure: c.Bool(noRediFlag.Name), consent.AllowsResearch: c.Bool(researchFlag.Name),
	} {
		if isSet {
			s.Flags |= flag
		}
	}
	codes, err := parseCodes(c, codeFlag.Name, consent.Coding.CheckScope)
	if err != nil {
		return o, err
	}
	o = consent.NewOpenScope(s, codes, consent.NewSalt())
	if err := o.Scope().Check(); err != nil {
		return o, cli.Usage("%w", err)
	}
	return o, nil
}

func dismiss(c *ucli.Context, r *relayer) error {
	id, err := parseArgument(c, "appointment")
	if err != nil {
		return err
	}
	a, err := r.registry.Appointment(c.Context, id)
	if err != nil {
		return err
	}
	if a.Subject == (common.Hash{}) {
		return fmt.Errorf("dismiss: there is no appointment %s", id)
	}
	s, err := r.known(c, a.Subject)
	if err != nil {
		return err
	}
	d, err := r.newDraft(c, "dismiss", s.Signer)
	if err != nil {
		return err
	}
	d.Dismiss = &consent.DismissDraft{Subject: a.Subject, Appointment: id}
	return r.settle(c, d, relayed{})
}
