package main

import (
	"crypto/rand"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"os"
	"time"

	"github.com/notaryproject/tspclient-go"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence/ers"
)

// readAuthorities reads whom the user trusts for timestamps; nil where no file is named.
func readAuthorities(path string) (ers.Authorities, error) {
	if path == "" {
		return nil, nil
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, cli.Usage("read certificates of time-stamping authorities: %w", err)
	}
	list, err := ers.ParseAuthorities(b)
	if err != nil {
		return nil, cli.Usage("read certificates of time-stamping authorities: %s: %w", path, err)
	}
	return list, nil
}

// writeQuery writes what an authority is to be asked. It has no nonce, so that the same files give the same query again
// when the answer comes.
func writeQuery(w io.Writer, path string, batch *ers.Batch) error {
	query, err := batch.Request(nil).MarshalBinary()
	if err != nil {
		return fmt.Errorf("write query: %w", err)
	}
	if err := os.WriteFile(path, query, 0o644); err != nil {
		return fmt.Errorf("write query: %w", err)
	}
	_, err = fmt.Fprintf(w, "%s: send it to a time-stamping authority, and call this again with --token in place of --query\n", path)
	return err
}

// takeToken asks the authority, or reads its answer.
func takeToken(c *ucli.Context, batch *ers.Batch) ([]byte, error) {
	if path := c.Path(tokenFlag.Name); path != "" {
		answer, err := os.ReadFile(path)
		if err != nil {
			return nil, cli.Usage("read token: %w", err)
		}
		token, err := ers.Token(answer)
		if err != nil {
			return nil, fmt.Errorf("read token: %w", err)
		}
		return token, nil
	}
	authority, err := tspclient.NewHTTPTimestamper(&http.Client{Timeout: time.Minute}, c.String(tsaFlag.Name))
	if err != nil {
		return nil, cli.Usage("--tsa: %w", err)
	}
	nonce, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 63))
	if err != nil {
		return nil, fmt.Errorf("ask time-stamping authority: %w", err)
	}
	response, err := authority.Timestamp(c.Context, batch.Request(nonce))
	if err != nil {
		return nil, cli.Hint(fmt.Errorf("ask time-stamping authority: %w", err), "no file is changed")
	}
	return response.TimestampToken.FullBytes, nil
}
