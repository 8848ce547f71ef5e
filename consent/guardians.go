package consent

import (
	"errors"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
)

// Guardian is one who can help to recover a subject, with the salt that hides it until then.
type Guardian struct {
	Signer hexutil.Bytes `json:"signer"` // ERC-7913
	Salt   common.Hash   `json:"salt"`
}

// Commit is the guardian's salted commitment: keccak256(abi.encode(salt, keccak256(signer))).
func (g Guardian) Commit() common.Hash {
	return crypto.Keccak256Hash(g.Salt[:], crypto.Keccak256(g.Signer))
}

// Guardians open a subject's commitment to its guardians: as many as the threshold recover it together.
type Guardians struct {
	Salt      common.Hash   `json:"salt"`
	Threshold uint8         `json:"threshold"`
	Commits   []common.Hash `json:"commits"` // of each, ascending
}

// NewGuardians commits to guardians. Their order does not matter.
func NewGuardians(threshold uint8, salt common.Hash, list []Guardian) (Guardians, error) {
	g := Guardians{Salt: salt, Threshold: threshold}
	for _, one := range list {
		g.Commits = append(g.Commits, one.Commit())
	}
	slices.SortFunc(g.Commits, common.Hash.Cmp)
	return g, g.Check()
}

// Check refuses guardians who could never, or need not, act together.
func (g Guardians) Check() error {
	switch {
	case g.Threshold == 0 || int(g.Threshold) > len(g.Commits):
		return errors.New("the threshold is none of 1 to the number of guardians")
	case len(g.Commits) > 255:
		return errors.New("there are more than 255 guardians")
	case !ascend(g.Commits, common.Hash{}, common.Hash.Cmp):
		return errors.New("a guardian is named twice")
	}
	return nil
}

// Commit is the salted commitment to all of them: keccak256(abi.encode(salt, threshold, commits)).
func (g Guardians) Commit() common.Hash {
	packed, err := guardianArguments.Pack([32]byte(g.Salt), g.Threshold, words(g.Commits))
	if err != nil {
		panic("consent: encode guardians: " + err.Error()) // the types are ours
	}
	return crypto.Keccak256Hash(packed)
}

var guardianArguments = arguments("bytes32", "uint8", "bytes32[]")
