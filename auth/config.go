package auth

import (
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

// Config says who may call, as a file has it.
type Config struct {
	// BaseURL is where callers reach what is served. Assertions and messages must be made out to it.
	BaseURL string `toml:"base_url"`
	// ConsentHosts are the hosts of the pages on which patients sign consent: no login is there, or above, or below.
	ConsentHosts []string `toml:"consent_hosts"`

	Clients []clientConfig `toml:"client"`
	Issuers []issuerConfig `toml:"issuer"`
}

type clientConfig struct {
	ID       string   `toml:"id"`
	Member   string   `toml:"member"`    // on whose behalf it calls
	KeysFile string   `toml:"jwks_file"` // either this, relative to the file's folder,
	KeysURL  string   `toml:"jwks_url"`  // or this
	Roles    []string `toml:"roles"`     // of the member's roles, those that it may use; all where it is left out
}

type issuerConfig struct {
	URL          string   `toml:"url"` // as in the tokens' iss
	Audiences    []string `toml:"audiences"`
	Member       string   `toml:"member"`        // who answers for it
	Claim        string   `toml:"claim"`         // for staff: the claim that says who is let in
	Values       []string `toml:"values"`        // and its values of which one has to be there
	Roles        []string `toml:"roles"`         // as a client's
	PatientClaim string   `toml:"patient_claim"` // for patients: the claim with the subjects that they are
	RelyingParty string   `toml:"rp_id"`         // that its passkeys are made for; the url's host where it is left out
}

// Load reads a file. What it does not know, it refuses.
func Load(path string) (*Config, error) {
	var c Config
	meta, err := toml.DecodeFile(path, &c)
	if err != nil {
		return nil, fmt.Errorf("read who may call: %w", err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return nil, fmt.Errorf("read who may call: %s is not known", unknown[0])
	}
	for i := range c.Clients {
		if file := c.Clients[i].KeysFile; file != "" && !filepath.IsAbs(file) {
			c.Clients[i].KeysFile = filepath.Join(filepath.Dir(path), file)
		}
	}
	return &c, nil
}

// Service returns a service without its roster, store and chain.
func (c *Config) Service(now func() time.Time) (*Service, error) {
	base, err := url.Parse(c.BaseURL)
	if err != nil || !isSafe(c.BaseURL) || base.RawQuery != "" {
		return nil, errors.New("base_url: want https, or http on this machine, without user, query and fragment")
	}
	s := &Service{Base: base, Now: now}
	for _, one := range c.Clients {
		client, err := one.client(now)
		if err == nil && s.client(one.ID) != nil {
			err = errors.New("its id is there twice")
		}
		if err != nil {
			return nil, fmt.Errorf("client %q: %w", one.ID, err)
		}
		s.Clients = append(s.Clients, client)
	}
	for _, one := range c.Issuers {
		issuer, err := one.issuer(now)
		if err == nil && slices.ContainsFunc(s.Issuers, func(i *Issuer) bool { return i.URL == one.URL }) {
			err = errors.New("its url is there twice")
		}
		if err != nil {
			return nil, fmt.Errorf("issuer %q: %w", one.URL, err)
		}
		s.Issuers = append(s.Issuers, issuer)
	}
	return s, c.checkHosts(base.Hostname())
}

// checkHosts keeps logins away from where consent is signed: a consent credential is never a login credential.
func (c *Config) checkHosts(own string) error {
	logins := []string{own}
	for _, i := range c.Issuers {
		u, err := url.Parse(i.URL)
		if err != nil {
			return fmt.Errorf("issuer %q: its url can't be read", i.URL)
		}
		logins = append(logins, u.Hostname())
		if i.RelyingParty != "" {
			logins = append(logins, i.RelyingParty)
		}
	}
	for _, consent := range c.ConsentHosts {
		if consent == "" || strings.ContainsAny(consent, "/:@ ") {
			return fmt.Errorf("consent_hosts: %q is no host: want one as in consent.lab.example", consent)
		}
		for _, login := range logins {
			if err := Apart(login, consent); err != nil {
				return fmt.Errorf("consent_hosts: %w", err)
			}
		}
	}
	return nil
}

func (c *clientConfig) client(now func() time.Time) (Client, error) {
	member, err := parseMember(c.Member)
	client := Client{ID: c.ID, Member: member, Roles: c.Roles, KeysURL: c.KeysURL}
	switch {
	case err != nil:
		return client, err
	case c.ID == "" || len(c.ID) > 200:
		return client, errors.New("want an id of 1 to 200 bytes")
	case (c.KeysFile == "") == (c.KeysURL == ""):
		return client, errors.New("want either jwks_file or jwks_url")
	case c.KeysURL != "" && !isSafe(c.KeysURL):
		return client, errors.New("jwks_url: want https, or http on this machine")
	case c.KeysURL != "":
		client.Keys = RemoteKeys(c.KeysURL, now) // where it can't be reached now, it may be later
		return client, nil
	}
	client.Keys = FileKeys(c.KeysFile, now)
	return client, client.Keys.loadNow()
}

func (c *issuerConfig) issuer(now func() time.Time) (*Issuer, error) {
	member, err := parseMember(c.Member)
	isForStaff := c.Claim != "" && len(c.Values) > 0
	switch {
	case err != nil:
		return nil, err
	case !isSafe(c.URL):
		return nil, errors.New("url: want https, or http on this machine")
	case len(c.Audiences) == 0:
		return nil, errors.New("audiences: want at least one; a token made out to somebody else must not count here")
	case isForStaff == (c.PatientClaim != ""):
		return nil, errors.New("want either claim with values, for staff, or patient_claim, for patients")
	}
	return &Issuer{
		URL: c.URL, Audiences: c.Audiences, Member: member, Claim: c.Claim, Values: c.Values, Roles: c.Roles,
		PatientClaim: c.PatientClaim, now: now,
	}, nil
}

func parseMember(text string) (common.Hash, error) {
	b, err := hexutil.Decode(text)
	if err != nil || len(b) != common.HashLength {
		return common.Hash{}, errors.New("member: want 0x and 64 hex digits")
	}
	return common.Hash(b), nil
}
