package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/keys"
)

var (
	rolesFlag = &ucli.StringSliceFlag{
		Name: "roles", Usage: "`ROLE`s of the member: " + strings.Join(bindings.RoleNames, ", "), Required: true,
	}
	logURLFlag  = &ucli.StringFlag{Name: "log-url", Usage: "`URL` where the member publishes its log's tiles"}
	accountFlag = &ucli.StringSliceFlag{Name: "account", Usage: "`PURPOSE=ADDRESS` of an account whose key lies elsewhere"}
	createFlag  = &ucli.StringSliceFlag{Name: "new", Usage: "make the keys of these `PURPOSE`s first, where there are none"}
)

func describeCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "describe",
		Usage: "print what others may know of a member: its accounts and public keys",
		Description: "The JSON that it prints is one of the members of a founding file, and what `propose admit-member` takes.\n" +
			"A folder may hold some of the keys only: run it where the governor's key lies to learn its account, and name\n" +
			"that with --account where the others lie.",
		Flags: []ucli.Flag{
			memberFlag, keystoreFlag, passwordFlag, rolesFlag, logURLFlag, accountFlag, createFlag,
		},
		Action: describe,
	}
}

func describe(c *ucli.Context) error {
	if c.NArg() != 0 {
		return cli.Usage("describe takes no arguments")
	}
	id, err := parseHash(memberFlag.Name, c.String(memberFlag.Name))
	if err != nil {
		return err
	}
	roles, err := bindings.ParseRoles(c.StringSlice(rolesFlag.Name))
	if err != nil {
		return cli.Usage("%w", err)
	}
	elsewhere, err := parseAccounts(c.StringSlice(accountFlag.Name))
	if err != nil {
		return err
	}
	folder, err := keys.Open(c.Path(keystoreFlag.Name), c.Path(passwordFlag.Name))
	if err != nil {
		return err
	}
	if err := createKeys(folder, c.StringSlice(createFlag.Name)); err != nil {
		return err
	}
	m, err := publicMember(folder)
	if err != nil {
		return err
	}
	m.Id, m.Roles, m.LogUrl = id, roles, c.String(logURLFlag.Name)
	m.Accounts = append(m.Accounts, elsewhere...)
	text, err := deploy.FormatMember(m)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.App.Writer, string(text))
	return err
}

// createKeys makes the keys of these purposes that the folder lacks.
func createKeys(folder *keys.Folder, purposes []string) error {
	for _, p := range purposes {
		purpose := keys.Purpose(p)
		if !slices.Contains(keys.Purposes, purpose) {
			return cli.Usage("no key is for %q: use some of %v", p, keys.Purposes)
		}
		if err := folder.Create(purpose); err != nil && !errors.Is(err, keys.ErrExists) {
			return err
		}
	}
	return nil
}

// publicMember is what a key folder says of its member.
func publicMember(folder *keys.Folder) (m bindings.IConsortiumNewMember, err error) {
	public, err := folder.Public()
	if err != nil {
		return m, err
	}
	for _, p := range keys.Accounts {
		address, isThere := public.Accounts[p]
		if !isThere {
			continue
		}
		purpose, err := bindings.ParseName(bindings.PurposeNames, string(p))
		if err != nil {
			return m, err
		}
		m.Accounts = append(m.Accounts, bindings.IConsortiumAccount{Account: address, Purpose: purpose})
	}
	if public.Statement != nil {
		m.Keys = append(m.Keys, bindings.IConsortiumKey{Kind: bindings.KeyKindStatement, Key: public.Statement})
	}
	if public.Log != nil {
		m.Keys = append(m.Keys, bindings.IConsortiumKey{Kind: bindings.KeyKindLog, Key: public.Log})
	}
	return m, nil
}

func parseAccounts(list []string) (accounts []bindings.IConsortiumAccount, err error) {
	for _, text := range list {
		name, address, isPair := strings.Cut(text, "=")
		if !isPair || !common.IsHexAddress(address) {
			return nil, cli.Usage("%s: %q: want PURPOSE=ADDRESS", accountFlag.Name, text)
		}
		purpose, err := bindings.ParseName(bindings.PurposeNames, name)
		if err != nil {
			return nil, cli.Usage("%s: %w", accountFlag.Name, err)
		}
		accounts = append(accounts, bindings.IConsortiumAccount{Account: common.HexToAddress(address), Purpose: purpose})
	}
	return accounts, nil
}
