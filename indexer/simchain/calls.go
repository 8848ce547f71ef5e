package simchain

import (
	"crypto/ecdsa"
	"encoding/binary"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/consent"
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
	subject := consent.SubjectID(Lab, signer, common.Hash{})
	digest := c.domain().Enroll(subject, Lab, farFuture)
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
	g := consent.Grant{
		Subject: subject, TermsCommit: termsCommit, Expiry: expiry, Deadline: farFuture,
		Nonce: binary.BigEndian.Uint64(crypto.Keccak256(termsCommit[:])), // of its own for each grant
	}
	c.send(bindings.PurposeRelayer, c.Deployment.ConsentRegistry.Address,
		registry.PackGrant(bindings.IConsentRegistryNewGrant{
			Subject: subject, TermsCommit: termsCommit, Expiry: expiry, Nonce: new(big.Int).SetUint64(g.Nonce),
			Deadline: big.NewInt(farFuture),
		}, c.sign(patient, c.domain().Grant(g)), nil))
	return g.ID()
}

// Revoke revokes by a subject's key.
func (c *Chain) Revoke(patient *ecdsa.PrivateKey, subject, termsCommit common.Hash) {
	c.t.Helper()
	digest := c.domain().Revoke(consent.GrantID(subject, termsCommit), farFuture)
	c.send(bindings.PurposeRelayer, c.Deployment.ConsentRegistry.Address,
		registry.PackRevoke(subject, termsCommit, [32]byte{}, big.NewInt(farFuture), c.sign(patient, digest)))
}

func (c *Chain) domain() consent.Domain {
	return consent.Domain{ChainID: ChainID, Registry: c.Deployment.ConsentRegistry.Address}
}

func (c *Chain) sign(key *ecdsa.PrivateKey, digest common.Hash) []byte {
	c.t.Helper()
	signature, err := crypto.Sign(digest[:], key)
	c.check(err)
	signature[64] += 27
	return signature
}

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

// RegisterStudy registers a study of the lab's, which needs the role for it, and joins it. It returns its id.
func (c *Chain) RegisterStudy(terms bindings.IStudyRegistryTerms) common.Hash {
	c.t.Helper()
	at, studies := c.Deployment.StudyRegistry.Address, bindings.NewStudyRegistry()
	c.send(bindings.PurposeManager, at, studies.PackRegisterStudy(Lab, terms))
	id := crypto.Keccak256Hash(Lab[:], terms.ProtocolCommit[:])
	c.Commit()
	c.send(bindings.PurposeManager, at, studies.PackJoin(Lab, id, 1))
	return id
}
