package chain

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
)

// Consortium is the contract that says who is a member, and how the members change that by vote.
type Consortium struct {
	chain    *Chain
	contract *bindings.Consortium
	abi      abi.ABI
}

// Consortium binds the contract.
func (c *Chain) Consortium() *Consortium {
	contract := bindings.NewConsortium()
	return &Consortium{c, contract, contract.GetABI()}
}

// Contracts are those that can be put to the vote.
func (c *Consortium) Contracts() Contracts { return c.chain.contracts() }

func (c *Consortium) address() common.Address { return c.chain.deployment.Consortium.Address }

// Governor is a governor's account at work for its member.
type Governor struct {
	*Consortium
	member  common.Hash
	account Signer
}

// Governor votes for a member. The contract says whether it may.
func (c *Consortium) Governor(member common.Hash, account Signer) *Governor {
	return &Governor{c, member, account}
}

// Rehearse asks whether a call would succeed if the consortium made it now.
func (c *Consortium) Rehearse(ctx context.Context, call Call) error {
	_, err := c.chain.client.CallContract(ctx, ethereum.CallMsg{From: c.address(), To: &call.Target, Data: call.Data}, nil)
	if err != nil {
		return c.chain.explain(&c.abi, err)
	}
	return nil
}

// Do makes a call with an account of a member, without a vote.
func (c *Consortium) Do(ctx context.Context, account Signer, what Call) (Written, error) {
	return c.chain.write(ctx, account, call{&c.abi, what.Target, what.Data})
}

// Propose puts a call to the vote and returns the proposal's number.
func (g *Governor) Propose(ctx context.Context, call Call) (id uint64, w Written, err error) {
	data, err := g.contract.TryPackPropose(g.member, call.Target, call.Data)
	if w, err = g.write(ctx, "propose", data, err); err != nil {
		return 0, w, err
	}
	for _, e := range w.Events {
		if e.Name == "ProposalCreated" {
			return e.proposal, w, nil
		}
	}
	return 0, w, fmt.Errorf("propose: transaction %s tells of no proposal", w.Tx)
}

// Vote votes, once and for good.
func (g *Governor) Vote(ctx context.Context, id uint64, isSupport bool) (Written, error) {
	data, err := g.contract.TryPackVote(g.member, bigUint(id), isSupport)
	return g.write(ctx, "vote", data, err)
}

// Execute makes the call that was voted for.
func (g *Governor) Execute(ctx context.Context, id uint64) (Written, error) {
	data, err := g.contract.TryPackExecute(bigUint(id))
	return g.write(ctx, "execute", data, err)
}

// Cancel withdraws a proposal of the governor's member.
func (g *Governor) Cancel(ctx context.Context, id uint64) (Written, error) {
	data, err := g.contract.TryPackCancel(bigUint(id))
	return g.write(ctx, "cancel", data, err)
}

// SupportEmergency supports that a member be suspended at once.
func (g *Governor) SupportEmergency(ctx context.Context, member common.Hash) (Written, error) {
	data, err := g.contract.TryPackSuspendInEmergency(member, g.member)
	return g.write(ctx, "support emergency suspension", data, err)
}

func (g *Governor) write(ctx context.Context, what string, data []byte, err error) (w Written, _ error) {
	if err == nil {
		w, err = g.chain.write(ctx, g.account, call{&g.abi, g.address(), data})
	}
	if err != nil {
		return w, fmt.Errorf("%s: %w", what, err)
	}
	return w, nil
}

// view is the contract as of one block, so that several questions have answers that fit together.
type view struct {
	*Consortium
	block *big.Int
	time  uint64 // the block's
}

// newest is the view of the newest block.
func (c *Consortium) newest(ctx context.Context) (view, error) {
	head, err := c.chain.client.HeaderByNumber(ctx, nil)
	if err != nil {
		return view{}, fmt.Errorf("ask for the head: %w", err)
	}
	return view{c, head.Number, head.Time}, nil
}

// ask asks the contract one thing.
func ask[T any](ctx context.Context, v view, data []byte, unpack func([]byte) (T, error)) (answer T, err error) {
	to := v.address()
	out, err := v.chain.client.CallContract(ctx, ethereum.CallMsg{To: &to, Data: data}, v.block)
	if err != nil {
		return answer, fmt.Errorf("ask the Consortium: %w", err)
	}
	if answer, err = unpack(out); err != nil {
		return answer, fmt.Errorf("ask the Consortium: %w", err)
	}
	return answer, nil
}
