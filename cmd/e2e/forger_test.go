package e2e

import (
	"crypto/ecdsa"
	"encoding/binary"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/keys"
)

// forger has stolen a lab's statement and log keys, and has made a chain of its own, whose blocks, receipts and log fit
// together, with governors and attestors of its own.
type forger struct {
	evidence   []byte // of what the lab never stated
	trust      []byte // a trust file under which that verifies
	consortium common.Hash
}

// forgerKey is an account of the forger's.
type forgerKey struct{ *ecdsa.PrivateKey }

func newForgerKey(t *testing.T) forgerKey {
	t.Helper()
	key, err := crypto.GenerateKey()
	check(t, err)
	return forgerKey{key}
}

func (k forgerKey) Address() common.Address                { return crypto.PubkeyToAddress(k.PublicKey) }
func (k forgerKey) SignHash(h common.Hash) ([]byte, error) { return crypto.Sign(h[:], k.PrivateKey) }

func newForger(t *testing.T, d *devnet) *forger {
	t.Helper()
	f := &forger{}
	trust := d.trust(t)
	var governors []evidence.TrustSigner
	var attestors []forgerKey
	for _, m := range trust.Members {
		governor, attestor := newForgerKey(t), newForgerKey(t)
		governors, attestors = append(governors, governor), append(attestors, attestor)
		m.Governors = []common.Address{governor.Address()}
		m.Attestors = []evidence.TrustAccount{{Account: attestor.Address()}}
	}
	text, err := trust.Text()
	check(t, err)
	f.consortium = evidence.TrustHash(text)
	f.trust, err = evidence.SignTrust(text, governors...)
	check(t, err)

	stolen, err := keys.Open(d.env["LABSEAL_KEYSTORE"], d.env["LABSEAL_PASSWORD_FILE"])
	check(t, err)
	statementKey, err := stolen.Statement()
	check(t, err)
	logKey, err := stolen.Log()
	check(t, err)
	member, log := common.HexToHash(d.env["LABSEAL_MEMBER"]), common.HexToHash(d.env["LABSEAL_LOG"])
	commitments, _, err := evidence.Commit(evidence.NewSecret(), "opaque/1", []byte("never stated"), nil)
	check(t, err)
	entry, err := evidence.SignStatement(evidence.Statement{
		Member: member, Log: log, Handle: evidence.NewHandle(), Kind: evidence.KindVersion,
		Time: uint64(time.Now().Unix()) / 3600 * 3600, Commitments: commitments, Projection: "opaque/1",
		Status: evidence.StatusFinal,
	}, statementKey)
	check(t, err)
	receipt, err := evidence.SignReceipt(entry, evidence.Inclusion{Size: 1, Path: []common.Hash{}}, logKey)
	check(t, err)
	proof := forgedChain(t, trust, member, log, evidence.LeafHash(entry), attestors)
	f.evidence, err = evidence.Assemble(entry, receipt, proof)
	check(t, err)
	if _, err := evidence.Verify(evidence.Input{Evidence: f.evidence}, trust); err != nil {
		t.Fatalf("the forger's chain does not fit together: %v", err)
	}
	return f
}

// forgedChain is a block that anchors a tree of one leaf, attested by the forger's accounts.
func forgedChain(
	t *testing.T, trust *evidence.Trust, member, log, root common.Hash, attestors []forgerKey,
) evidence.ChainProof {
	t.Helper()
	contract, _ := trust.Contract("ResultLog")
	word := func(n uint64) []byte { return binary.BigEndian.AppendUint64(make([]byte, 24), n) }
	event := &types.Log{
		Address: contract.Address, Topics: []common.Hash{evidence.AnchorTopic, member, log},
		Data: slices.Concat(word(9), word(trust.Chain.ID), word(0), word(1), root[:]),
	}
	encoded, err := evidence.Receipt{
		Type: 2, Status: []byte{1}, Gas: 100_000, Logs: []*types.Log{event},
		Bloom: types.CreateBloom(&types.Receipt{Logs: []*types.Log{event}}),
	}.Encode()
	check(t, err)
	receipts := [][]byte{encoded}
	header := &types.Header{
		Number: big.NewInt(40), Difficulty: new(big.Int), BaseFee: new(big.Int), Time: uint64(time.Now().Unix()),
		ReceiptHash: evidence.ReceiptsRoot(receipts),
	}
	proof := evidence.ChainProof{}
	proof.Header, err = rlp.EncodeToBytes(header)
	check(t, err)
	proof.Receipt, err = evidence.ProveReceipt(receipts, 0)
	check(t, err)
	var list []evidence.Attestation
	for _, a := range attestors {
		digest := evidence.AttestationDigest(trust.Chain.ID, trust.Chain.Genesis, 40, header.Hash())
		signature, err := a.SignHash(digest)
		check(t, err)
		list = append(list, evidence.Attestation{Account: a.Address(), Signature: signature})
	}
	proof, err = proof.Attested(trust, list)
	check(t, err)
	return proof
}
