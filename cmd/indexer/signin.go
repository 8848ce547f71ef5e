package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/accounts"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/auth"
	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/internal/keys"
)

var (
	apiURLFlag  = &ucli.StringFlag{Name: "api-url", Usage: "`URL` of the API", EnvVars: cli.Env("api-url"), Required: true}
	accountFlag = &ucli.StringFlag{Name: "account", Usage: "`PURPOSE` of the account that signs in: manager, governor, custodian or treasurer", EnvVars: cli.Env("sign-in-account"), Value: string(keys.Manager)}
	keysFlag    = &ucli.PathFlag{Name: "keystore", Usage: "`FOLDER` with the account's key", EnvVars: cli.Env("keystore"), Required: true}
	openFlag    = &ucli.PathFlag{Name: "password-file", Usage: "`FILE` with the password of the keys", EnvVars: cli.Env("password-file"), Required: true}
)

func signInCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "sign-in",
		Usage: "sign in to an API with a member's account, and print a token that is good for a quarter of an hour",
		Description: "Whoever has the token reads as the member does. Keep it in a file that is yours alone:\n" +
			"   indexer sign-in | sed 's/^/Authorization: Bearer /' > header; curl -H @header $LABSEAL_API_URL/v1/...",
		Flags:  []ucli.Flag{apiURLFlag, accountFlag, keysFlag, openFlag},
		Action: runSignIn,
	}
}

func runSignIn(c *ucli.Context) error {
	folder, err := keys.Open(c.Path(keysFlag.Name), c.Path(openFlag.Name))
	if err != nil {
		return err
	}
	account, err := folder.Account(keys.Purpose(c.String(accountFlag.Name)))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(c.Context, 30*time.Second)
	defer cancel()
	token, err := signIn(ctx, c.String(apiURLFlag.Name), account)
	if err != nil {
		return err
	}
	fmt.Fprintln(c.App.Writer, token)
	return nil
}

// signer is an account.
type signer interface {
	Address() common.Address
	SignHash(hash common.Hash) ([]byte, error)
}

// signIn signs the message that an API asks for. It is made here, of what this program knows where it is: an API can't
// have an account sign what is meant for another.
func signIn(ctx context.Context, api string, account signer) (token string, err error) {
	base, err := url.Parse(api)
	if err != nil || base.Host == "" {
		return "", errors.New("--api-url: want a URL")
	}
	var asked struct {
		Nonce   string `json:"nonce"`
		URI     string `json:"uri"`
		ChainID uint64 `json:"chainId"`
	}
	if err := post(ctx, base.JoinPath(auth.NoncePath).String(), nil, &asked); err != nil {
		return "", err
	}
	want := base.JoinPath(auth.SignInPath).String()
	if asked.URI != want {
		return "", fmt.Errorf("the API says that it is reached at another URL: it wants sign-ins at %q and not %q", asked.URI, want)
	}
	message := &auth.Message{
		Scheme: base.Scheme, Domain: base.Host, Address: account.Address(), Statement: "Sign in to read what the member may read.",
		URI: want, ChainID: asked.ChainID, Nonce: asked.Nonce, IssuedAt: time.Now().UTC().Truncate(time.Second),
	}
	text := message.String()
	if _, err := auth.ParseMessage(text); err != nil {
		return "", fmt.Errorf("what the API asks to sign: %w", err)
	}
	signature, err := account.SignHash(common.Hash(accounts.TextHash([]byte(text))))
	if err != nil {
		return "", err
	}
	var given struct {
		Token string `json:"access_token"`
	}
	body := map[string]any{"message": text, "signature": hexutil.Bytes(signature)}
	err = post(ctx, want, body, &given)
	return given.Token, err
}

func post(ctx context.Context, to string, body, answer any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, to, bytes.NewReader(text))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	got, err := io.ReadAll(io.LimitReader(response.Body, 64<<10))
	if err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		var refusal struct {
			Description string `json:"error_description"`
		}
		if json.Unmarshal(got, &refusal) == nil && refusal.Description != "" {
			return fmt.Errorf("the API refuses: %s", refusal.Description)
		}
		return fmt.Errorf("%s: %s", strings.TrimSuffix(to, "/"), response.Status)
	}
	return json.Unmarshal(got, answer)
}
