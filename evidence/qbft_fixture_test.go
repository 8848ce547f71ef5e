package evidence_test

import (
	"crypto/ecdsa"
	"encoding/json"
	"math/big"
	"os"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/labseal/labseal/evidence"
)

// qbftExtra is the extraData of a QBFT header, written here once more.
type qbftExtra struct {
	Vanity     [32]byte
	Validators []common.Address
	Vote       rlp.RawValue
	Round      uint32
	Seals      [][]byte
}

var (
	noVote     = rlp.RawValue{0xc0}
	bftMixHash = common.HexToHash("0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365")
)

// validatorKeys are of four validators, by account.
func validatorKeys(t testing.TB) (keys []*ecdsa.PrivateKey, accounts []common.Address) {
	t.Helper()
	for _, name := range []string{"validator 1", "validator 2", "validator 3", "validator 4"} {
		keys = append(keys, fixedAccount(t, name))
	}
	slices.SortFunc(keys, func(a, b *ecdsa.PrivateKey) int {
		return crypto.PubkeyToAddress(a.PublicKey).Cmp(crypto.PubkeyToAddress(b.PublicKey))
	})
	for _, key := range keys {
		accounts = append(accounts, crypto.PubkeyToAddress(key.PublicKey))
	}
	return keys, accounts
}

// onQBFT is the consortium on a QBFT chain whose four validators the trust file knows from block 1000 on.
func (c *consortium) onQBFT(t testing.TB, codec string) *consortium {
	t.Helper()
	_, accounts := validatorKeys(t)
	on := *c
	on.trust = changedTrust(t, c, func(trust *evidence.Trust) {
		trust.Chain.Codec = codec
		trust.Validators = []evidence.ValidatorSet{{Accounts: accounts, Validity: evidence.Validity{From: 1000}}}
	})
	on.text, on.file = c.signTrust(t, on.trust, governorNames...)
	return &on
}

// sealing is how a block is sealed.
type sealing struct {
	round      uint32
	validators []common.Address // that the header lists
	by         []*ecdsa.PrivateKey
	vote       rlp.RawValue
}

// sealed is the block of a chain proof, as the node of a QBFT chain would serve it.
func (c *consortium) sealed(t testing.TB, p evidence.ChainProof, how sealing) evidence.ChainProof {
	t.Helper()
	h := new(types.Header)
	check(t, rlp.DecodeBytes(p.Header, h))
	h.MixDigest, h.Difficulty, h.UncleHash = bftMixHash, big.NewInt(1), types.EmptyUncleHash
	if c.trust.Chain.Codec == evidence.CodecQBFTGoQuorum {
		h.BaseFee, h.WithdrawalsHash, h.BlobGasUsed, h.ExcessBlobGas, h.ParentBeaconRoot, h.RequestsHash = nil, nil, nil, nil, nil, nil
	}
	if how.vote == nil {
		how.vote = noVote
	}
	extra := qbftExtra{Vanity: fixed("vanity"), Validators: how.validators, Vote: how.vote, Round: how.round}
	digest := crypto.Keccak256(withExtra(t, h, extra))
	for _, key := range how.by {
		seal, err := crypto.Sign(digest, key)
		check(t, err)
		extra.Seals = append(extra.Seals, seal)
	}
	p.Header, p.Signatures = withExtra(t, h, extra), nil
	return p
}

func withExtra(t testing.TB, h *types.Header, extra qbftExtra) []byte {
	t.Helper()
	var err error
	h.Extra, err = rlp.EncodeToBytes(extra)
	check(t, err)
	b, err := rlp.EncodeToBytes(h)
	check(t, err)
	return b
}

// changeExtra is a header with something changed in its extraData.
func changeExtra(t testing.TB, header []byte, change func(extra *qbftExtra)) []byte {
	t.Helper()
	h := new(types.Header)
	check(t, rlp.DecodeBytes(header, h))
	var extra qbftExtra
	check(t, rlp.DecodeBytes(h.Extra, &extra))
	change(&extra)
	return withExtra(t, h, extra)
}

// servedHeaders are headers as their nodes served them.
type servedHeaders struct {
	Description   string
	Validators    []common.Address
	ValidatorKeys []string
	Headers       []servedHeader
}

type servedHeader struct {
	Name   string
	Digest common.Hash // of the seals; where the file says it
	Header json.RawMessage
}

func readServed(t testing.TB, name string) servedHeaders {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	check(t, err)
	var s servedHeaders
	check(t, json.Unmarshal(b, &s))
	return s
}

// encoded is the header's RLP, and the block's hash as the node said it.
func (s servedHeader) encoded(t testing.TB) (header []byte, hash common.Hash) {
	t.Helper()
	h := new(types.Header)
	check(t, json.Unmarshal(s.Header, h))
	var said struct{ Hash common.Hash }
	check(t, json.Unmarshal(s.Header, &said))
	b, err := rlp.EncodeToBytes(h)
	check(t, err)
	return b, said.Hash
}

func hexList(list [][]byte) []hexutil.Bytes {
	out := make([]hexutil.Bytes, 0, len(list))
	for _, b := range list {
		out = append(out, b)
	}
	return out
}
