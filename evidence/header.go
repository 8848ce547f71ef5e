package evidence

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
)

// The header codecs: how a chain encodes its headers and hashes them (docs/spec/chain-proof.md). The trust file names
// the chain's; a proof does not, so that it can't choose.
const (
	CodecEthereum     = "ethereum"
	CodecQBFTBesu     = "qbft-besu"
	CodecQBFTGoQuorum = "qbft-goquorum"
)

// headerFields are all that a header can have, in their order.
var headerFields = []string{
	"parentHash", "sha3Uncles", "miner", "stateRoot", "transactionsRoot", "receiptsRoot", "logsBloom", "difficulty",
	"number", "gasLimit", "gasUsed", "timestamp", "extraData", "mixHash", "nonce",
	"baseFeePerGas", "withdrawalsRoot", "blobGasUsed", "excessBlobGas", "parentBeaconBlockRoot", "requestsHash",
	"blockAccessListHash", "slotNumber",
}

// mostFields is how many of them a codec knows.
var mostFields = map[string]int{CodecEthereum: 23, CodecQBFTBesu: 23, CodecQBFTGoQuorum: 15}

// Block is what a header says of its block.
type Block struct {
	Number       uint64
	Hash         common.Hash
	ParentHash   common.Hash
	StateRoot    common.Hash
	ReceiptsRoot common.Hash
	Bloom        types.Bloom
	Time         uint64 // unix seconds
}

// Header is a header as a node serves it, taken apart.
type Header struct {
	Block
	Unsealed   []byte           // without what the block's hash leaves out: its keccak256 is that hash
	Signed     []byte           // what validators sign: its keccak256 is the digest of their seals
	Validators []common.Address // whom the header lists; none where a contract holds them
	Seals      [][]byte         // r || s || v, in the order of the header
}

// ReadHeader reads the RLP of a header as a node of the chain serves it, by the chain's codec. A field that the codec
// does not know is refused by its name: a chain that has one may hash otherwise.
func ReadHeader(codec string, b []byte) (Header, error) {
	fields, err := headerOf(codec, b)
	if err != nil {
		return Header{}, fmt.Errorf("header: %w", err)
	}
	h := Header{Unsealed: b, Signed: b}
	if codec != CodecEthereum {
		if err := h.readQBFT(*fields); err != nil {
			return Header{}, fmt.Errorf("header: %w", err)
		}
	}
	h.Block = Block{
		Number: fields.Number.Uint64(), Hash: crypto.Keccak256Hash(h.Unsealed), ParentHash: fields.ParentHash,
		StateRoot: fields.Root, ReceiptsRoot: fields.ReceiptHash, Bloom: fields.Bloom, Time: fields.Time,
	}
	return h, nil
}

// DecodeHeader reads what a header says of its block, and computes the block's hash.
func DecodeHeader(codec string, b []byte) (Block, error) {
	h, err := ReadHeader(codec, b)
	return h.Block, err
}

func headerOf(codec string, b []byte) (*types.Header, error) {
	most, isKnown := mostFields[codec]
	if !isKnown {
		return nil, fmt.Errorf("codec %q is not known", codec)
	}
	content, _, err := rlp.SplitList(b)
	if err != nil {
		return nil, err
	}
	n, err := rlp.CountValues(content)
	switch {
	case err != nil:
		return nil, err
	case n > len(headerFields):
		return nil, fmt.Errorf("field %d behind %s is not known", len(headerFields)+1, headerFields[len(headerFields)-1])
	case n > most:
		return nil, fmt.Errorf("codec %s knows no field %s", codec, headerFields[most])
	}
	h := new(types.Header)
	if err := rlp.DecodeBytes(b, h); err != nil {
		return nil, err
	}
	if !h.Number.IsUint64() {
		return nil, errors.New("the block number is too large")
	}
	if again, err := rlp.EncodeToBytes(h); err != nil || !bytes.Equal(again, b) {
		return nil, errNotCanonical
	}
	return h, nil
}
