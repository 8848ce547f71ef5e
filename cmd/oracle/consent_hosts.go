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
