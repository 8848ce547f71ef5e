package evidence_test

import (
	"bytes"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/labseal/labseal/evidence"
)

type qbftVectors struct {
	Description string         `json:"description"`
	Headers     []qbftVector   `json:"headers"`
	Negative    []qbftNegative `json:"negative"`
}

type qbftVector struct {
	Name       string           `json:"name"`
	Codec      string           `json:"codec"`
	Synthetic  bool             `json:"synthetic"` // no node of that client made it
	Header     hexutil.Bytes    `json:"header"`    // as a node serves it
	Number     uint64           `json:"number"`
	Hash       common.Hash      `json:"hash"`
	Digest     common.Hash      `json:"digest"` // that the validators sign
	Validators []common.Address `json:"validators"`
	Seals      []hexutil.Bytes  `json:"seals"`    // as in the header
	Unsealed   hexutil.Bytes    `json:"unsealed"` // of a chain proof under attestations, or unattested
	Signed     hexutil.Bytes    `json:"signed"`   // of a chain proof under seals
	Set        []common.Address `json:"set"`      // the validators then, from elsewhere
	Signatures []hexutil.Bytes  `json:"signatures"`
}

type qbftNegative struct {
	Name   string        `json:"name"`
	Why    string        `json:"why"`
	Codec  string        `json:"codec"`
	Header hexutil.Bytes `json:"header"`
}

func makeQBFTVectors(t testing.TB) *qbftVectors {
	v := &qbftVectors{Description: "Headers of QBFT chains: see chain-proof.md. Those by GoQuorum are real; those after " +
		"Besu's rules are SYNTHETIC: no Besu node made them. Those of GoQuorum can be checked against any node's hash."}
	real, synthetic := readServed(t, "goquorum-headers.json"), readServed(t, "besu-headers-synthetic.json")
	v.add(t, evidence.CodecQBFTGoQuorum, false, real)
	v.add(t, evidence.CodecQBFTBesu, true, synthetic)
	v.refuse(t, v.Headers[0].Header, v.Headers[len(real.Headers)].Header)
	return v
}

// add makes vectors of served headers by the rules, and not by the package.
func (v *qbftVectors) add(t testing.TB, codec string, isSynthetic bool, served servedHeaders) {
	t.Helper()
	for _, s := range served.Headers {
		header, hash := s.encoded(t)
		h := new(types.Header)
		check(t, rlp.DecodeBytes(header, h))
		var extra qbftExtra
		check(t, rlp.DecodeBytes(h.Extra, &extra))
		vector := qbftVector{
			Name: s.Name, Codec: codec, Synthetic: isSynthetic, Header: header, Number: h.Number.Uint64(), Hash: hash,
			Validators: append([]common.Address{}, extra.Validators...), Seals: hexList(extra.Seals), Set: served.Validators,
		}
		seals := extra.Seals
		extra.Seals = nil
		vector.Signed = withExtra(t, h, extra)
		vector.Digest = crypto.Keccak256Hash(vector.Signed)
		extra.Round = 0
		vector.Unsealed = withExtra(t, h, extra)
		if got := crypto.Keccak256Hash(vector.Unsealed); got != hash {
			t.Errorf("%s: hash %s, the node says %s", s.Name, got, hash)
		}
		if s.Digest != (common.Hash{}) && s.Digest != vector.Digest {
			t.Errorf("%s: digest %s, want %s", s.Name, vector.Digest, s.Digest)
		}
		slices.SortFunc(seals, func(a, b []byte) int {
			return signerOf(t, vector.Digest, a).Cmp(signerOf(t, vector.Digest, b))
		})
		quorum := (2*len(served.Validators) + 2) / 3
		vector.Signatures = hexList(seals[:quorum])
		v.Headers = append(v.Headers, vector)
	}
}

func signerOf(t testing.TB, digest common.Hash, signature []byte) common.Address {
	t.Helper()
	public, err := crypto.SigToPub(digest[:], signature)
	check(t, err)
	return crypto.PubkeyToAddress(*public)
}

func (v *qbftVectors) refuse(t testing.TB, goquorum, besu []byte) {
	t.Helper()
	add := func(name, why, codec string, header []byte) {
		v.Negative = append(v.Negative, qbftNegative{name, why, codec, header})
	}
	field := func(header []byte, change func(h *types.Header)) []byte {
		h := new(types.Header)
		check(t, rlp.DecodeBytes(header, h))
		change(h)
		b, err := rlp.EncodeToBytes(h)
		check(t, err)
		return b
	}
	const closed = "extraData is a list of five, in one encoding"
	one, two := evidence.CodecQBFTGoQuorum, evidence.CodecQBFTBesu
	add("baseFeePerGas under GoQuorum", "a field that the codec does not know", one, besu)
	add("an unknown codec", "the trust file names one that is known", "ibft2", goquorum)
	var items []rlp.RawValue
	check(t, rlp.DecodeBytes(besu, &items))
	many, err := rlp.EncodeToBytes(slices.Concat(items, slices.Repeat([]rlp.RawValue{{0x80}}, 8)))
	check(t, err)
	add("a field behind slotNumber", "a field that the codec does not know", two, many)
	add("another mixHash", "a constant", one, field(goquorum, func(h *types.Header) { h.MixDigest = common.Hash{} }))
	add("another difficulty", "a constant", one, field(goquorum, func(h *types.Header) { h.Difficulty = big.NewInt(2) }))
	add("another nonce", "a constant", one, field(goquorum, func(h *types.Header) { h.Nonce[7] = 1 }))
	add("another sha3Uncles", "a constant", one, field(goquorum, func(h *types.Header) { h.UncleHash = common.Hash{} }))
	add("no extraData", closed, one, field(goquorum, func(h *types.Header) { h.Extra = nil }))
	add("a sixth item in extraData", closed, one, field(goquorum, func(h *types.Header) {
		var items []rlp.RawValue
		check(t, rlp.DecodeBytes(h.Extra, &items))
		h.Extra, err = rlp.EncodeToBytes(append(items, rlp.RawValue{0x80}))
		check(t, err)
	}))
	add("round with a zero before it", closed, one, field(goquorum, func(h *types.Header) {
		var items []rlp.RawValue
		check(t, rlp.DecodeBytes(h.Extra, &items))
		items[3] = rlp.RawValue{0x00}
		h.Extra, err = rlp.EncodeToBytes(items)
		check(t, err)
	}))
	add("bytes behind extraData", closed, one, field(goquorum, func(h *types.Header) { h.Extra = append(h.Extra, 0) }))
	extra := func(name, why string, change func(e *qbftExtra)) {
		add(name, why, one, changeExtra(t, goquorum, change))
	}
	extra("validators out of order", "they ascend", func(e *qbftExtra) { slices.Reverse(e.Validators) })
	extra("a validator twice", "they ascend strictly", func(e *qbftExtra) { e.Validators[1] = e.Validators[0] })
	extra("a vote of another type", "ff or 80", func(e *qbftExtra) { e.Vote = append(append([]byte{0xd6, 0x94}, make([]byte, 20)...), 1) })
	extra("an empty string for no vote", "an empty list", func(e *qbftExtra) { e.Vote = rlp.RawValue{0x80} })
	ibft, err := rlp.EncodeToBytes([]any{make([]byte, 32), []common.Address{{1}}, []byte{}, []byte{0, 0, 0, 0}, [][]byte{}})
	check(t, err)
	add("extraData of IBFT 2.0", "another codec: four bytes of round", two, field(besu, func(h *types.Header) { h.Extra = ibft }))
}

func (v *qbftVectors) consume(t *testing.T) {
	for _, x := range v.Headers {
		h, err := evidence.ReadHeader(x.Codec, x.Header)
		if err != nil || h.Hash != x.Hash || h.Number != x.Number || crypto.Keccak256Hash(h.Signed) != x.Digest ||
			!bytes.Equal(h.Unsealed, x.Unsealed) || !bytes.Equal(h.Signed, x.Signed) ||
			!slices.Equal(h.Validators, x.Validators) || !slices.EqualFunc(h.Seals, x.Seals, sameBytes) {
			t.Errorf("%s: %+v, %v", x.Name, h, err)
		}
		trust := &evidence.Trust{
			Chain:      evidence.TrustChain{Codec: x.Codec},
			Validators: []evidence.ValidatorSet{{Accounts: x.Set}},
		}
		p, err := evidence.ChainProof{Header: x.Header}.Sealed(trust)
		if err != nil || !bytes.Equal(p.Header, x.Signed) || !slices.EqualFunc(p.Signatures, x.Signatures, sameBytes) {
			t.Errorf("%s: sealed proof %+v, %v", x.Name, p, err)
		}
	}
	for _, n := range v.Negative {
		_, err := evidence.ReadHeader(n.Codec, n.Header)
		if err == nil {
			t.Errorf("QBFT header, %s: accepted", n.Name)
		}
	}
}

func sameBytes(a []byte, b hexutil.Bytes) bool { return bytes.Equal(a, b) }
