package simchain

import (
	"crypto/ecdsa"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/crypto"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/evidence"
)

var (
	consortium = bindings.NewConsortium()
	resultLog  = bindings.NewResultLog()
	registry   = bindings.NewConsentRegistry()
)

// farFuture is a deadline and, being the end of a day, an expiry.
const farFuture = 4102444800

// OpenLog opens a log of the lab.
func (c *Chain) OpenLog(log common.Hash) {
	c.t.Helper()
	c.send(bindings.PurposeManager, c.Deployment.ResultLog.Address, resultLog.PackOpenLog(Lab, log, [32]byte{}))
}

// Checkpoint anchors the log's head.
func (c *Chain) Checkpoint(l *Log) common.Hash {
	c.t.Helper()
	old := l.anchored
	l.anchored = l.Size()
	return c.send(bindings.PurposeSequencer, c.Deployment.ResultLog.Address,
		resultLog.PackCheckpoint(Lab, l.ID, l.Size(), l.Root(l.Size()), l.proof(c, old)))
}

// Amend sets a handle's status.
func (c *Chain) Amend(handle common.Hash, reason uint8, replacement common.Hash) common.Hash {
	c.t.Helper()
	return c.send(bindings.PurposeSequencer, c.Deployment.ResultLog.Address,
		resultLog.PackAmend(Lab, []bindings.IResultLogAmendment{
			{Handle: handle, Reason: reason, Replacement: replacement},
		}))
}

// SetLogURL moves the lab's tiles.
func (c *Chain) SetLogURL(url string) {
	c.t.Helper()
	c.send(bindings.PurposeManager, c.Deployment.Consortium.Address, consortium.PackSetLogUrl(Lab, url))
}

// SetKey replaces a key of the lab.
func (c *Chain) SetKey(kind uint8, key []byte) {
	c.t.Helper()
	c.send(bindings.PurposeManager, c.Deployment.Consortium.Address, consortium.PackSetKey(Lab, kind, key))
}

// SetAccount switches an account of the lab on or off.
func (c *Chain) SetAccount(account common.Address, purpose uint8, isActive bool) {
	c.t.Helper()
	c.send(bindings.PurposeManager, c.Deployment.Consortium.Address, consortium.PackSetAccount(Lab, account, purpose, isActive))
}

// Vote has the lab, which decides alone, vote for a call and execute it: two blocks, and a transaction that waits.
func (c *Chain) Vote(target common.Address, data []byte) common.Hash {
	c.t.Helper()
	at := c.Deployment.Consortium.Address
	c.votes++
	id := new(big.Int).SetUint64(c.votes)
	c.send(bindings.PurposeGovernor, at, consortium.PackPropose(Lab, target, data))
	c.Commit()
	c.send(bindings.PurposeGovernor, at, consortium.PackVote(Lab, id, true))
	c.Commit()
	return c.send(bindings.PurposeGovernor, at, consortium.PackExecute(id))
}

// Enroll makes a patient's key a subject of the lab, and returns it.
func (c *Chain) Enroll(patient *ecdsa.PrivateKey) common.Hash {
	c.t.Helper()
	signer := Address(patient).Bytes()
	subject := crypto.Keccak256Hash(Lab[:], crypto.Keccak256(signer), make([]byte, 32))
	digest := c.typed(word(crypto.Keccak256([]byte("Enroll(bytes32 subject,bytes32 member,uint256 deadline)"))),
		subject, Lab, number(farFuture))
	relayer := c.Keys[bindings.PurposeRelayer]
	c.send(bindings.PurposeRelayer, c.Deployment.ConsentRegistry.Address, registry.PackEnroll(Lab, signer, [32]byte{},
		big.NewInt(farFuture), c.sign(patient, digest), Address(relayer), c.sign(relayer, digest)))
	return subject
}

// Grant grants by a subject's key, and returns the grant.
func (c *Chain) Grant(patient *ecdsa.PrivateKey, subject, termsCommit common.Hash) common.Hash {
	c.t.Helper()
	return c.GrantUntil(patient, subject, termsCommit, farFuture)
}

// GrantUntil grants until a time in unix seconds.
func (c *Chain) GrantUntil(patient *ecdsa.PrivateKey, subject, termsCommit common.Hash, expiry uint64) common.Hash {
	c.t.Helper()
	kind := crypto.Keccak256([]byte("Grant(bytes32 subject,bytes32 termsCommit,uint64 expiry,bytes32 oldTermsCommit," +
		"bytes32 appointment,address countersigner,uint256 nonce,uint256 deadline)"))
	nonce := word(termsCommit[:]) // of its own for each grant
	digest := c.typed(word(kind), subject, termsCommit, number(expiry), common.Hash{}, common.Hash{}, common.Hash{},
		nonce, number(farFuture))
	c.send(bindings.PurposeRelayer, c.Deployment.ConsentRegistry.Address,
		registry.PackGrant(bindings.IConsentRegistryNewGrant{
			Subject: subject, TermsCommit: termsCommit, Expiry: expiry, Nonce: nonce.Big(),
			Deadline: big.NewInt(farFuture),
		}, c.sign(patient, digest), nil))
	return crypto.Keccak256Hash(subject[:], termsCommit[:])
}

// Revoke revokes by a subject's key.
func (c *Chain) Revoke(patient *ecdsa.PrivateKey, subject, termsCommit common.Hash) {
	c.t.Helper()
	grant := crypto.Keccak256(subject[:], termsCommit[:])
	digest := c.typed(word(crypto.Keccak256([]byte("Revoke(bytes32 grantId,uint256 deadline)"))), word(grant),
		number(farFuture))
	c.send(bindings.PurposeRelayer, c.Deployment.ConsentRegistry.Address,
		registry.PackRevoke(subject, termsCommit, [32]byte{}, big.NewInt(farFuture), c.sign(patient, digest)))
}

// typed is the EIP-712 digest of a struct of words under the registry's domain.
func (c *Chain) typed(words ...common.Hash) common.Hash {
	domain := hashOf(
		word(crypto.Keccak256([]byte(
			"EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"))),
		word(crypto.Keccak256([]byte("LabSeal ConsentRegistry"))), word(crypto.Keccak256([]byte("1"))),
		number(ChainID), common.BytesToHash(c.Deployment.ConsentRegistry.Address[:]))
	message := hashOf(words...)
	return crypto.Keccak256Hash([]byte{0x19, 0x01}, domain[:], message[:])
}

func (c *Chain) sign(key *ecdsa.PrivateKey, digest common.Hash) []byte {
	c.t.Helper()
	signature, err := crypto.Sign(digest[:], key)
	c.check(err)
	signature[64] += 27
	return signature
}

func hashOf(words ...common.Hash) common.Hash {
	var all []byte
	for _, w := range words {
		all = append(all, w[:]...)
	}
	return crypto.Keccak256Hash(all)
}

func word(b []byte) common.Hash { return common.BytesToHash(b) }

func number(n uint64) common.Hash { return word(math.U256Bytes(new(big.Int).SetUint64(n))) }

// Log is a lab's log in memory.
type Log struct {
	ID     common.Hash
	Leaves []common.Hash

	anchored uint64
}

// Add appends leaves that are named by a text and their index.
func (l *Log) Add(text string, n int) {
	for range n {
		l.Leaves = append(l.Leaves, evidence.LeafHash([]byte(text+string(rune(len(l.Leaves))))))
	}
}

// Size in leaves.
func (l *Log) Size() uint64 { return uint64(len(l.Leaves)) }

// Root of the first leaves.
func (l *Log) Root(size uint64) common.Hash {
	root, err := tlog.TreeHash(int64(size), l.reader(size))
	if err != nil {
		panic(err)
	}
	return common.Hash(root)
}

func (l *Log) proof(c *Chain, old uint64) [][32]byte {
	c.t.Helper()
	if old == 0 {
		return nil
	}
	path, err := tlog.ProveTree(int64(l.Size()), int64(old), l.reader(l.Size()))
	c.check(err)
	proof := make([][32]byte, len(path))
	for i, h := range path {
		proof[i] = h
	}
	return proof
}

// reader holds the hashes of the tree of the first leaves.
func (l *Log) reader(size uint64) tlog.HashReader {
	var stored []tlog.Hash
	read := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			out[i] = stored[index]
		}
		return out, nil
	})
	for i, leaf := range l.Leaves[:size] {
		added, err := tlog.StoredHashesForRecordHash(int64(i), tlog.Hash(leaf), read)
		if err != nil {
			panic(err)
		}
		stored = append(stored, added...)
	}
	return read
}
