package main

import (
	"context"
	"sync/atomic"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/api"
	"github.com/labseal/labseal/indexer/attestor"
	"github.com/labseal/labseal/internal/keys"
)

// requests passes requests to sign on to the attestor that is at work, if this process has one.
type requests struct {
	current atomic.Pointer[attestor.Attestor]
}

// Request implements api.Attestor.
func (r *requests) Request(ctx context.Context, number uint64) (indexer.Attestation, error) {
	a := r.current.Load()
	if a == nil {
		return indexer.Attestation{}, api.ErrNoAttestor
	}
	return a.Request(ctx, number)
}

// RequestNewest implements api.Attestor.
func (r *requests) RequestNewest(ctx context.Context) (indexer.Attestation, error) {
	a := r.current.Load()
	if a == nil {
		return indexer.Attestation{}, api.ErrNoAttestor
	}
	return a.RequestNewest(ctx)
}

// openAttestor opens the attestor's key, or returns nil where there is none to attest with.
func openAttestor(c *ucli.Context, m *mirror) (attestor.Signer, error) {
	dir := c.Path(keystoreFlag.Name)
	if dir == "" {
		m.logger.Info("no --keystore: nothing is attested")
		return nil, nil
	}
	if c.String(attestorsFlag.Name) != "" {
		return nil, cli.Usage("--keystore with --attestors: an attestor trusts its own nodes or seals (--agree, --seals), never " +
			"attestations; run them apart, on databases of their own")
	}
	if c.Path(passwordFlag.Name) == "" {
		return nil, cli.Usage("--keystore needs --password-file")
	}
	if m.trust == nil {
		return nil, cli.Usage("an attestor signs for a consortium: give its --trust file")
	}
	folder, err := keys.Open(dir, c.Path(passwordFlag.Name))
	if err != nil {
		return nil, err
	}
	account, err := folder.Account(keys.Attestor)
	if err != nil {
		return nil, cli.Hint(err, "leave out --keystore (LABSEAL_KEYSTORE) to follow without attesting")
	}
	if m.trust.AttestorOf(account.Address(), m.deployment.Consortium.Block) == (common.Hash{}) {
		m.logger.Warn("the trust file does not name this account as an attestor", "account", account.Address())
	}
	return account, nil
}
