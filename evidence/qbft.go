package evidence

import (
	"bytes"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
)

// bftMixHash marks a header of the Istanbul family: "ctic byzantine fault tolerance", as its inventors had it.
var bftMixHash = common.HexToHash("0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365")

// qbftExtra is the extraData of a QBFT header.
type qbftExtra struct {
	Vanity     common.Hash
	Validators []common.Address
	Vote       rlp.RawValue // an empty list, or [account, type]
	Round      uint32
	Seals      [][]byte
}

type qbftVote struct {
	Account common.Address
	Type    []byte
}

// readQBFT takes a QBFT header's extraData apart. The block's hash leaves out round and seals; the validators' digest
// leaves out the seals only.
func (h *Header) readQBFT(fields types.Header) error {
	if fields.MixDigest != bftMixHash || fields.Difficulty.Cmp(common.Big1) != 0 || fields.Nonce != (types.BlockNonce{}) ||
		fields.UncleHash != types.EmptyUncleHash {
		return errors.New("not of QBFT: mixHash, difficulty, nonce and sha3Uncles are constants there")
	}
	extra, err := decodeQBFTExtra(fields.Extra)
	if err != nil {
		return fmt.Errorf("extraData: %w", err)
	}
	h.Validators, h.Seals = extra.Validators, extra.Seals
	with := func(round uint32) (b []byte) {
		unsealed := extra
		unsealed.Round, unsealed.Seals = round, nil
		if fields.Extra, err = rlp.EncodeToBytes(unsealed); err == nil {
			b, err = rlp.EncodeToBytes(&fields)
		}
		return b
	}
	h.Signed = with(extra.Round)
	if h.Unsealed = h.Signed; extra.Round != 0 {
		h.Unsealed = with(0)
	}
	return err
}

func decodeQBFTExtra(b []byte) (qbftExtra, error) {
	var extra qbftExtra
	if err := rlp.DecodeBytes(b, &extra); err != nil {
		return extra, err
	}
	if again, err := rlp.EncodeToBytes(extra); err != nil || !bytes.Equal(again, b) {
		return extra, errNotCanonical
	}
	for i := range extra.Validators {
		if i > 0 && extra.Validators[i-1].Cmp(extra.Validators[i]) >= 0 {
			return extra, errors.New("the validators do not ascend")
		}
	}
	if bytes.Equal(extra.Vote, rlp.EmptyList) {
		return extra, nil
	}
	var vote qbftVote
	if err := rlp.DecodeBytes(extra.Vote, &vote); err != nil {
		return extra, fmt.Errorf("vote: %w", err)
	}
	if isAdd, isDrop := bytes.Equal(vote.Type, []byte{0xff}), len(vote.Type) == 0; !isAdd && !isDrop {
		return extra, errors.New("vote: neither to add nor to drop")
	}
	return extra, nil
}

// sealQuorum is how many of n validators must have sealed a block: two thirds, rounded up. It is the verifier's own
// rule: GoQuorum imports a block with fewer.
func sealQuorum(n int) int { return (2*n + 2) / 3 }

// checkSeals wants exactly a quorum of seals, ordered by the accounts that made them, each of another validator of the
// set that the trust file names for the block. It adds the validators to f.
func (t *Trust) checkSeals(f *Finality, h Header, seals [][]byte) error {
	set := t.validatorSet(h.Number)
	if set == nil {
		return t.noValidators(h.Number)
	}
	f.Of = len(set.Accounts)
	switch quorum := sealQuorum(f.Of); {
	case len(h.Validators) != 0 && !slices.Equal(h.Validators, set.Accounts):
		return fmt.Errorf("block %d lists other validators than the trust file", h.Number)
	case len(seals) != quorum:
		return fmt.Errorf("%d seals, %d validators need exactly %d", len(seals), f.Of, quorum)
	case set.CompromisedSince != nil:
		f.stolen = append(f.stolen, Stolen{"validators", "", *set.CompromisedSince})
	}
	signers, err := recoverAccounts(crypto.Keccak256Hash(h.Signed), seals)
	if err != nil {
		return fmt.Errorf("seals: %w", err)
	}
	for i, signer := range signers {
		if !slices.Contains(set.Accounts, signer) {
			return fmt.Errorf("seal %d is by %s, no validator for block %d", i, signer, h.Number)
		}
		if i > 0 && f.Sealed[i-1].Cmp(signer) >= 0 {
			return errors.New("seals are not ordered by account")
		}
		f.Sealed = append(f.Sealed, signer)
	}
	return nil
}

// noValidators says why the trust file has no validator set for a block.
func (t *Trust) noValidators(block uint64) error {
	why := ""
	for _, s := range t.Validators {
		if s.From <= block {
			why = fmt.Sprintf(": the one from block %d %s", s.From, s.why(block))
		}
	}
	return fmt.Errorf("the trust file has no validator set for block %d%s", block, why)
}

// chooseSeals takes a quorum of a header's seals, as a chain proof wants them: those of validators, in order, s in the
// lower half.
func (t *Trust) chooseSeals(h Header) ([][]byte, error) {
	set := t.validatorSet(h.Number)
	if set == nil {
		return nil, t.noValidators(h.Number)
	}
	digest := crypto.Keccak256Hash(h.Signed)
	by := map[common.Address][]byte{}
	for _, seal := range h.Seals {
		seal = lowerHalf(seal)
		signer, err := recoverAccount(digest, seal)
		if err == nil && slices.Contains(set.Accounts, signer) {
			by[signer] = seal
		}
	}
	quorum := sealQuorum(len(set.Accounts))
	if len(by) < quorum {
		return nil, fmt.Errorf("block %d has seals of %d validators of the trust file, want %d", h.Number, len(by), quorum)
	}
	return sortedSignatures(by)[:quorum], nil
}

// lowerHalf brings a signature into the one form that is accepted. Both forms are the same validator's consent.
func lowerHalf(signature []byte) []byte {
	if len(signature) != crypto.SignatureLength {
		return signature
	}
	n := crypto.S256().Params().N
	s := new(big.Int).SetBytes(signature[32:64])
	if s.Cmp(new(big.Int).Rsh(n, 1)) <= 0 || s.Cmp(n) >= 0 {
		return signature
	}
	signature = bytes.Clone(signature)
	s.Sub(n, s).FillBytes(signature[32:64])
	signature[64] ^= 1
	return signature
}

// sortedSignatures are in the order of the accounts that made them.
func sortedSignatures(by map[common.Address][]byte) [][]byte {
	var accounts []common.Address
	for a := range by {
		accounts = append(accounts, a)
	}
	slices.SortFunc(accounts, common.Address.Cmp)
	list := make([][]byte, 0, len(accounts))
	for _, a := range accounts {
		list = append(list, by[a])
	}
	return list
}
