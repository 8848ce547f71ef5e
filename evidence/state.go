package evidence

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/trie"
	"github.com/holiman/uint256"
)

// labelAmendmentState is the unprotected header of evidence that holds an amendment state: docs/spec/amendment-state.md.
const labelAmendmentState = -70002

// AmendmentState leads from a trusted block to what the ResultLog contract recorded about a handle as of that block.
// A status is written once, with the block in which that was, so the newest state answers for every earlier date too.
//
// A maker takes header and nodes from a node, and one of [AmendmentState.Attested], [AmendmentState.Sealed] and
// [AmendmentState.Unattested] then makes it whole, as with a [ChainProof].
type AmendmentState struct {
	Header     []byte   // of the block as of which it is
	Account    [][]byte // state-trie nodes from the root to the contract's account
	Storage    [][]byte // storage-trie nodes from the root towards the status, up to where it is or can't be
	Method     Method
	Signatures [][]byte // by the accounts that made them, ascending; exactly as many as are needed
}

// State is what the chain recorded about a version as of a block.
type State struct {
	Block    Block // as of this one
	Finality Finality
	Reason   Reason // ReasonNone: no amendment is recorded
	Amended  uint64 // number of the block in which the amendment was recorded, else 0
}

const resultLogLayout = "result-log/1"

// StatusSlot is where ResultLog keeps the status of a handle (docs/spec/log.md, Storage).
func StatusSlot(member, handle common.Hash) common.Hash {
	return crypto.Keccak256Hash(handle[:], crypto.Keccak256(member[:], word(2)))
}

// StatusHandle is the handle whose status concerns the reader of the statement: a version's own, or the one that an
// amendment or a shred is about.
func (s Statement) StatusHandle() common.Hash {
	if s.Kind != KindVersion {
		return s.Amended
	}
	return s.Handle
}

// Attested is the state under as many of the attestations of its block as the trust file asks for.
func (s AmendmentState) Attested(t *Trust, list []Attestation) (AmendmentState, error) {
	return s.under(ChainProof{Header: s.Header}.Attested(t, list))
}

// Sealed is the state under the seals that its block itself carries.
func (s AmendmentState) Sealed(t *Trust) (AmendmentState, error) {
	return s.under(ChainProof{Header: s.Header}.Sealed(t))
}

// Unattested is the state without anything that makes its header trusted.
func (s AmendmentState) Unattested(t *Trust) (AmendmentState, error) {
	return s.under(ChainProof{Header: s.Header}.Unattested(t))
}

// under takes over what makes a header trusted from a chain proof with the same header.
func (s AmendmentState) under(p ChainProof, err error) (AmendmentState, error) {
	s.Header, s.Method, s.Signatures = p.Header, p.Method, p.Signatures
	return s, err
}

// AttachAmendmentState puts an amendment state in evidence, in the place of the one that it may have. It checks nothing:
// [Verify] does.
func AttachAmendmentState(file []byte, s AmendmentState) ([]byte, error) {
	file, err := attach(file, labelAmendmentState, encode(s.item()))
	if err != nil {
		return nil, fmt.Errorf("attach amendment state: %w", err)
	}
	return file, nil
}

type amendmentStateItem struct {
	Version    uint64   `cbor:"1,keyasint"`
	Header     []byte   `cbor:"2,keyasint"`
	Account    [][]byte `cbor:"3,keyasint"`
	Storage    [][]byte `cbor:"4,keyasint"`
	Method     Method   `cbor:"5,keyasint"`
	Signatures [][]byte `cbor:"6,keyasint"`
}

func (s AmendmentState) item() amendmentStateItem {
	return amendmentStateItem{
		Version: 1, Header: s.Header, Account: s.Account, Storage: s.Storage, Method: s.Method, Signatures: s.Signatures,
	}
}

func readAmendmentState(p *parts, b []byte) error {
	var item amendmentStateItem
	if err := decode(b, &item); err != nil {
		return err
	}
	if item.Version != 1 {
		return fmt.Errorf("version %d is not known; a newer verifier may read it", item.Version)
	}
	if err := checkMethod(item.Method, item.Signatures); err != nil {
		return err
	}
	p.state = &AmendmentState{
		Header: item.Header, Account: item.Account, Storage: item.Storage, Method: item.Method, Signatures: item.Signatures,
	}
	return nil
}

// state checks the amendment state, where the evidence has one.
func (v *verification) state() error {
	s := v.parts.state
	if s == nil {
		return nil
	}
	h, err := readHeaderFor(v.trust.Chain.Codec, s.Header, s.Method)
	if err != nil {
		return err
	}
	block := h.Block
	switch anchored := v.proven.Block; {
	case block.Number < anchored.Number:
		return fmt.Errorf("it is as of block %d, before block %d that anchors the log", block.Number, anchored.Number)
	case block.Number == anchored.Number && block.Hash != anchored.Hash:
		return fmt.Errorf("it is as of another block %d than the one that anchors the log", block.Number)
	}
	finality, err := v.trust.checkFinality(h, s.Method, s.Signatures, v.in.AgreedState)
	if err != nil {
		return err
	}
	statement := v.parts.statement
	state := &State{Block: block, Finality: *finality}
	if err := state.read(s, v.trust, StatusSlot(statement.Member, statement.StatusHandle())); err != nil {
		return err
	}
	v.proven.State = state
	return nil
}

// read walks from the block's state root to the status.
func (s *State) read(proof *AmendmentState, t *Trust, slot common.Hash) error {
	contract, _ := t.Contract("ResultLog")
	if contract.Layout != resultLogLayout {
		return fmt.Errorf("the storage layout %q of ResultLog is not known; a newer verifier may read it", contract.Layout)
	}
	storage, err := storageRoot(s.Block.StateRoot, contract, proof.Account)
	if err != nil {
		return fmt.Errorf("account of ResultLog: %w", err)
	}
	value, err := walkTrie(storage, crypto.Keccak256(slot[:]), proof.Storage)
	if err != nil {
		return fmt.Errorf("storage trie: %w", err)
	}
	if value == nil {
		return nil // the nodes show that nothing can be there
	}
	if err := s.decode(value); err != nil {
		return fmt.Errorf("status: %w", err)
	}
	return nil
}

// decode reads the slot's word: block number << 8 | reason.
func (s *State) decode(value []byte) error {
	word := new(uint256.Int)
	if err := rlp.DecodeBytes(value, word); err != nil {
		return err
	}
	reason, block := Reason(word.Uint64()), new(uint256.Int).Rsh(word, 8)
	switch {
	case reason == ReasonNone || reason > ReasonCancelled:
		return fmt.Errorf("%s is not known; a newer verifier may read it", reason)
	case !block.IsUint64() || block.IsZero() || block.Uint64() > s.Block.Number:
		return fmt.Errorf("it names block %s, and the state is as of block %d", block, s.Block.Number)
	}
	s.Reason, s.Amended = reason, block.Uint64()
	return nil
}

// storageRoot walks to the contract's account. It must have the code that the trust file names, and hold something: a
// ResultLog that anchored anything counts its events.
func storageRoot(state common.Hash, contract TrustContract, nodes [][]byte) (common.Hash, error) {
	value, err := walkTrie(state, crypto.Keccak256(contract.Address[:]), nodes)
	if err != nil {
		return common.Hash{}, fmt.Errorf("state trie: %w", err)
	}
	if value == nil {
		return common.Hash{}, errors.New("there is none")
	}
	var account types.StateAccount
	if err := rlp.DecodeBytes(value, &account); err != nil {
		return common.Hash{}, err
	}
	if !bytes.Equal(account.CodeHash, contract.CodeHash[:]) {
		return common.Hash{}, errors.New("its code is not the one that the trust file names")
	}
	if account.Root == types.EmptyRootHash {
		return common.Hash{}, errors.New("it holds nothing")
	}
	return account.Root, nil
}

// walkTrie follows a key from a root to its value, through exactly these nodes. A value of nil means that the nodes show
// that the trie has none; nodes that don't show either are refused, and so are none at all.
func walkTrie(root common.Hash, key []byte, nodes [][]byte) ([]byte, error) {
	left := pathNodes(nodes)
	value, err := trie.VerifyProof(root, key, &left)
	if err != nil {
		return nil, err
	}
	if len(left) != 0 {
		return nil, errors.New("more nodes than the path has")
	}
	return value, nil
}

// pathNodes are handed out in order, each only under its own hash, so that a path with a node too many, too few or out
// of order is refused.
type pathNodes [][]byte

func (p *pathNodes) Get(hash []byte) ([]byte, error) {
	if has, _ := p.Has(hash); !has {
		return nil, errors.New("not the next node of the path")
	}
	node := (*p)[0]
	*p = (*p)[1:]
	return node, nil
}

func (p *pathNodes) Has(hash []byte) (bool, error) {
	return len(*p) > 0 && bytes.Equal(crypto.Keccak256((*p)[0]), hash), nil
}

// TriePath takes from a node's answer the trie nodes on the way from a root to a key, in their order. Nodes of a client
// that are not on the way, or come twice, are left out; an answer with one missing is refused, so that an empty answer
// is never taken for an absent value.
func TriePath(root common.Hash, key []byte, nodes [][]byte) (path [][]byte, value []byte, err error) {
	known := &nodeSet{nodes: map[common.Hash][]byte{}}
	for _, n := range nodes {
		known.nodes[crypto.Keccak256Hash(n)] = n
	}
	value, err = trie.VerifyProof(root, key, known)
	if err != nil {
		return nil, nil, fmt.Errorf("walk from %s: %w", root, err)
	}
	return known.asked, value, nil
}

// nodeSet hands out nodes by their hash, and notes which were asked for.
type nodeSet struct {
	nodes map[common.Hash][]byte
	asked [][]byte
}

func (s *nodeSet) Get(hash []byte) ([]byte, error) {
	node := s.nodes[common.Hash(hash)]
	if node == nil {
		return nil, errors.New("not a node of the answer")
	}
	s.asked = append(s.asked, node)
	return node, nil
}

func (s *nodeSet) Has(hash []byte) (bool, error) { return s.nodes[common.Hash(hash)] != nil, nil }
