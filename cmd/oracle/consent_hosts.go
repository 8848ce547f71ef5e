package main

import (
	"fmt"
	"net/url"
	"strings"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/auth"
	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
)

// loginHostsFlag is about the other side of what auth refuses: the consent credential is never a login credential.
var loginHostsFlag = &ucli.StringSliceFlag{Name: "login-hosts", Usage: "`HOSTS`, or ids of relying parties, where people sign in: consent is never signed there", EnvVars: cli.Env("login-hosts")}

var pageLabFlag = &ucli.StringFlag{Name: "release-url", Usage: "`URL` of the lab's release endpoint: the page then can send a signed revocation or grant there, and reaches no other host"}

// readPageLab reads to which lab the page sends revocations; nil for none.
func readPageLab(c *ucli.Context) (*url.URL, error) {
	text := c.String(pageLabFlag.Name)
	if text == "" {
		return nil, nil
	}
	u, err := url.Parse(text)
	isLocal := err == nil && (u.Hostname() == "localhost" || u.Hostname() == "127.0.0.1")
	if err != nil || u.Host == "" || strings.ContainsAny(u.Host, "'; ") || u.Scheme != "https" && !(u.Scheme == "http" && isLocal) ||
		u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return nil, cli.Usage("--release-url: want the https address of the lab's release endpoint, as https://lab.example:8443")
	}
	return u, nil
}

// checkPageHost refuses a signing page on a host that has to do with a login's.
func checkPageHost(c *ucli.Context, page string) error {
	u, err := url.Parse(page)
	if err != nil || u.Hostname() == "" {
		return cli.Usage("--page: want the address of the signing page, as https://consent.lab.example/sign.html")
	}
	for _, login := range c.StringSlice(loginHostsFlag.Name) {
		if err := auth.Apart(login, u.Hostname()); err != nil {
			return cli.Usage("--page: %w", err)
		}
	}
	return nil
}

// checkNewSigner refuses a passkey that was made where people sign in, or for a host above that, whose passkeys count there.
func checkNewSigner(c *ucli.Context, d consent.Draft) error {
	n := d.NewSigner()
	if n == nil {
		return nil
	}
	passkey, is := consent.Signer(n.Signer).AsPasskey()
	if !is {
		return nil
	}
	for _, login := range c.StringSlice(loginHostsFlag.Name) {
		for host := strings.ToLower(login); host != ""; _, host, _ = strings.Cut(host, ".") {
			if passkey.IsOf(host) {
				return cli.Hint(fmt.Errorf("the new passkey was made for %s, where people sign in", host),
					"have one made on the signing page, on a host of its own")
			}
		}
	}
	return nil
}
