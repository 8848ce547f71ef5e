package chain

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
)

// DisclosureLog is the DisclosureLog contract for one member.
type DisclosureLog struct {
	chain    *Chain
	contract *bindings.DisclosureLog
	abi      abi.ABI
	member   common.Hash
	account  Signer
}

// DisclosureLog binds the contract to a member. What is sent is sent by the account: its sequencer's, or for a review its
// manager's or governor's. Reading needs none.
func (c *Chain) DisclosureLog(member common.Hash, account Signer) *DisclosureLog {
	contract := bindings.NewDisclosureLog()
	return &DisclosureLog{c, contract, contract.GetABI(), member, account}
}

func (l *DisclosureLog) address() common.Address { return l.chain.deployment.DisclosureLog.Address }

// DisclosureHead implements oracle.DisclosureLedger.
func (l *DisclosureLog) DisclosureHead(ctx context.Context) (h oracle.DisclosureHead, err error) {
	data, err := l.contract.TryPackHead(l.member)
	out, err := l.call(ctx, data, err)
	if err != nil {
		return h, fmt.Errorf("ask for the head of disclosures: %w", err)
	}
	head, err := l.contract.UnpackHead(out)
	if err != nil {
		return h, fmt.Errorf("ask for the head of disclosures: %w", err)
	}
	return oracle.DisclosureHead{
		Hash: head.Hash, Batches: head.Batches, Emergencies: head.Emergencies, Unreviewed: head.Unreviewed,
	}, nil
}

// AnchorBatch implements oracle.DisclosureLedger.
func (l *DisclosureLog) AnchorBatch(ctx context.Context, nonce uint64, b oracle.Batch) (oracle.Tx, error) {
	data, err := l.contract.TryPackAnchorBatch(l.member, b.Number, b.Root, b.Size, b.Covered)
	return l.sign(ctx, nonce, fmt.Sprintf("anchor batch %d of disclosures", b.Number), data, err)
}

// BreakGlass implements oracle.DisclosureLedger.
func (l *DisclosureLog) BreakGlass(ctx context.Context, nonce uint64, e oracle.Emergency) (oracle.Tx, error) {
	data, err := l.contract.TryPackBreakGlass(l.member, e.Pseudonym, e.Commitment)
	return l.sign(ctx, nonce, "announce emergency", data, err)
}

// NumberOf implements oracle.DisclosureLedger.
func (l *DisclosureLog) NumberOf(ctx context.Context, pseudonym common.Hash) (uint64, error) {
	data, err := l.contract.TryPackNumberOf(l.member, pseudonym)
	out, err := l.call(ctx, data, err)
	if err != nil {
		return 0, fmt.Errorf("ask for an emergency's number: %w", err)
	}
	return l.contract.UnpackNumberOf(out)
}

// Reviews are the commitments to the two reviews of an emergency; zero for one that is not there.
type Reviews struct{ Manager, Governor common.Hash }

// ReviewsOf returns what the chain has of an emergency's reviews.
func (l *DisclosureLog) ReviewsOf(ctx context.Context, number uint64) (r Reviews, err error) {
	data, err := l.contract.TryPackEmergency(l.member, number)
	out, err := l.call(ctx, data, err)
	if err != nil {
		return r, fmt.Errorf("ask for an emergency's reviews: %w", err)
	}
	e, err := l.contract.UnpackEmergency(out)
	return Reviews{e.ManagerReview, e.GovernorReview}, err
}

// Review sends a review, and waits until a block holds it.
func (l *DisclosureLog) Review(ctx context.Context, number uint64, commitment common.Hash) (Written, error) {
	data, err := l.contract.TryPackReview(l.member, number, commitment)
	if err != nil {
		return Written{}, fmt.Errorf("review emergency: %w", err)
	}
	w, err := l.chain.write(ctx, l.account, call{&l.abi, l.address(), data})
	if err != nil {
		return w, fmt.Errorf("review emergency: %w", err)
	}
	return w, nil
}

// ProveBatch implements oracle.DisclosureLedger.
func (l *DisclosureLog) ProveBatch(ctx context.Context, b oracle.AnchoredBatch) (evidence.ChainProof, error) {
	block, err := l.chain.block(ctx, b.Block)
	if err != nil {
		return evidence.ChainProof{}, err
	}
	for i, r := range block.receipts {
		if r.TxHash != b.Tx.Hash {
			continue
		}
		for j, event := range r.Logs {
			anchor, err := evidence.DecodeDisclosureAnchor(event)
			if err != nil || anchor.Contract != l.address() || anchor.Number != b.Number {
				continue
			}
			path, err := evidence.ProveReceipt(block.encoded, uint64(i))
			if err != nil {
				return evidence.ChainProof{}, err
			}
			return evidence.ChainProof{Header: block.header, TxIndex: uint64(i), LogIndex: uint64(j), Receipt: path}, nil
		}
	}
	return evidence.ChainProof{}, fmt.Errorf("block %s does not hold the batch's event", b.Block)
}

func (l *DisclosureLog) sign(ctx context.Context, nonce uint64, what string, data []byte, err error) (oracle.Tx, error) {
	var tx oracle.Tx
	if err == nil {
		tx, err = l.chain.sign(ctx, l.account, nonce, call{&l.abi, l.address(), data})
	}
	if err != nil {
		return oracle.Tx{}, fmt.Errorf("%s: %w", what, err)
	}
	return tx, nil
}

func (l *DisclosureLog) call(ctx context.Context, data []byte, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	to := l.address()
	out, err := l.chain.client.CallContract(ctx, ethereum.CallMsg{To: &to, Data: data}, nil)
	if err != nil {
		return nil, l.chain.explain(&l.abi, err)
	}
	return out, nil
}
