package evidence

import (
	"errors"
	"fmt"
	"math"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/holiman/uint256"
)

// Anchor is what a CheckpointAnchored event of the ResultLog contract says.
type Anchor struct {
	Contract common.Address `json:"contract"`
	Member   common.Hash    `json:"member"`
	Log      common.Hash    `json:"log"`
	Sequence uint64         `json:"seq"`
	ChainID  uint64         `json:"chainId"`
	OldSize  uint64         `json:"oldSize"`
	Size     uint64         `json:"size"`
	Root     common.Hash    `json:"root"`
}

// AnchorTopic is the first topic of the event.
var AnchorTopic = crypto.Keccak256Hash(
	[]byte("CheckpointAnchored(bytes32,bytes32,uint64,uint256,uint64,uint64,bytes32)"))

// DecodeAnchor reads the event. The package reads it by hand, as any verifier would, and not by the bindings.
func DecodeAnchor(l *types.Log) (Anchor, error) {
	if len(l.Topics) != 3 || l.Topics[0] != AnchorTopic || len(l.Data) != 5*32 {
		return Anchor{}, errors.New("not a CheckpointAnchored event")
	}
	a := Anchor{
		Contract: l.Address, Member: l.Topics[1], Log: l.Topics[2], Root: common.Hash(l.Data[4*32:]),
	}
	for i, to := range []*uint64{&a.Sequence, &a.ChainID, &a.OldSize, &a.Size} {
		word := new(uint256.Int).SetBytes32(l.Data[i*32:])
		if !word.IsUint64() || word.Uint64() > math.MaxInt64 {
			return Anchor{}, fmt.Errorf("CheckpointAnchored: word %d is too large", i)
		}
		*to = word.Uint64()
	}
	return a, nil
}
