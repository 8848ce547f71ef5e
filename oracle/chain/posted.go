package chain

import (
	"context"
	"errors"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/relay"
)

// PostedRegistry is the ConsentRegistry contract for what subjects signed and sent in: it tells a refusal by the contract
// from a node that does not answer.
type PostedRegistry struct{ *ConsentRegistry }

// CheckGrant implements relay.Registry.
func (r PostedRegistry) CheckGrant(ctx context.Context, g consent.Grant, signature []byte) error {
	data, err := r.packGrant(g, signature, nil)
	return r.check(ctx, data, err)
}

// CheckRevoke implements relay.Registry.
func (r PostedRegistry) CheckRevoke(
	ctx context.Context, subject, termsCommit common.Hash, deadline uint64, signature []byte,
) error {
	data, err := r.packRevoke(subject, termsCommit, common.Hash{}, deadline, signature)
	return r.check(ctx, data, err)
}

// check asks whether a call would succeed.
func (r PostedRegistry) check(ctx context.Context, data []byte, err error) error {
	if err != nil {
		return &relay.RefusedError{Reason: err}
	}
	to := r.chain.deployment.ConsentRegistry.Address
	_, err = r.chain.client.EstimateGas(ctx, ethereum.CallMsg{From: r.relayer.Address(), To: &to, Data: data})
	if err != nil {
		err = r.chain.explain(&r.abi, err)
	}
	return told(err)
}

// Grant implements relay.Registry.
func (r PostedRegistry) Grant(
	ctx context.Context, nonce uint64, g consent.Grant, signature, labSignature []byte,
) (oracle.Tx, error) {
	tx, err := r.ConsentRegistry.Grant(ctx, nonce, g, signature, labSignature)
	return tx, told(err)
}

// Revoke implements relay.Registry.
func (r PostedRegistry) Revoke(
	ctx context.Context, nonce uint64, subject, termsCommit common.Hash, deadline uint64, signature []byte,
) (oracle.Tx, error) {
	tx, err := r.ConsentRegistry.Revoke(ctx, nonce, subject, termsCommit, deadline, signature)
	return tx, told(err)
}

// told tells a refusal apart.
func told(err error) error {
	if refusal := new(bindings.RefusalError); errors.As(err, &refusal) {
		return &relay.RefusedError{Reason: refusal}
	}
	return err
}
