package consent

import (
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/crypto"
)

// Commit is the salted commitment to terms: keccak256(abi.encode(salt, terms)).
func (t Terms) Commit(salt common.Hash) common.Hash {
	packed, err := commitArguments.Pack([32]byte(salt), termsTuple{
		t.Version, t.Subject, uint8(t.Decision), t.Grantee, t.Purposes, t.NotBefore, t.NotAfter, t.Flags,
		append([]uint16{}, t.DUO...), words(t.Codes), words(t.DeniedCodes),
	})
	if err != nil {
		panic("consent: encode terms: " + err.Error()) // the types are ours
	}
	return crypto.Keccak256Hash(packed)
}

func words(hashes []common.Hash) [][32]byte {
	list := make([][32]byte, len(hashes))
	for i, h := range hashes {
		list[i] = h
	}
	return list
}

// termsTuple is Terms as the ABI has them.
type termsTuple struct {
	Version     uint16
	Subject     [32]byte
	Decision    uint8
	Grantee     [32]byte
	Purposes    uint32
	NotBefore   uint64
	NotAfter    uint64
	Flags       uint8
	Duo         []uint16
	Codes       [][32]byte
	DeniedCodes [][32]byte
}

var commitArguments = arguments("bytes32", []abi.ArgumentMarshaling{
	{Name: "version", Type: "uint16"},
	{Name: "subject", Type: "bytes32"},
	{Name: "decision", Type: "uint8"},
	{Name: "grantee", Type: "bytes32"},
	{Name: "purposes", Type: "uint32"},
	{Name: "notBefore", Type: "uint64"},
	{Name: "notAfter", Type: "uint64"},
	{Name: "flags", Type: "uint8"},
	{Name: "duo", Type: "uint16[]"},
	{Name: "codes", Type: "bytes32[]"},
	{Name: "deniedCodes", Type: "bytes32[]"},
})

// SubjectID names a subject: keccak256(abi.encode(member, keccak256(signer), salt)).
func SubjectID(member common.Hash, signer []byte, salt common.Hash) common.Hash {
	return crypto.Keccak256Hash(member[:], crypto.Keccak256(signer), salt[:])
}

// GrantID names a grant: keccak256(abi.encode(subject, termsCommit)).
func GrantID(subject, termsCommit common.Hash) common.Hash {
	return crypto.Keccak256Hash(subject[:], termsCommit[:])
}

// Domain is the EIP-712 domain of one ConsentRegistry.
type Domain struct {
	ChainID  uint64
	Registry common.Address
}

var (
	domainType = crypto.Keccak256(
		[]byte("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"))
	enrollType = crypto.Keccak256([]byte("Enroll(bytes32 subject,bytes32 member,uint256 deadline)"))
	grantType  = crypto.Keccak256([]byte("Grant(bytes32 subject,bytes32 termsCommit,uint64 expiry,bytes32 oldTermsCommit," +
		"bytes32 appointment,address countersigner,uint256 nonce,uint256 deadline)"))
	countersignType = crypto.Keccak256([]byte("Countersign(bytes32 grantId,uint64 expiry,uint256 deadline)"))
	revokeType      = crypto.Keccak256([]byte("Revoke(bytes32 grantId,uint256 deadline)"))
)

// Enroll is what a subject's signer signs to enrol, and the lab's relayer to countersign. Deadlines are unix seconds.
func (d Domain) Enroll(subject, member common.Hash, deadline uint64) common.Hash {
	return d.digest(enrollType, subject[:], member[:], word(deadline))
}

// Grant is what a subject's signer, or a proxy, signs to grant.
type Grant struct {
	Subject        common.Hash
	TermsCommit    common.Hash
	Expiry         uint64         // unix seconds, the end of a day
	OldTermsCommit common.Hash    // of the grant that this one supersedes; zero for none
	Appointment    common.Hash    // of the proxy that signs; zero where the subject does
	Countersigner  common.Address // the lab's relayer that countersigns; zero for none
	Nonce          uint64         // unordered, not used before
	Deadline       uint64         // unix seconds
}

// ID names the grant.
func (g Grant) ID() common.Hash { return GrantID(g.Subject, g.TermsCommit) }

// Grant is the digest of a grant.
func (d Domain) Grant(g Grant) common.Hash {
	return d.digest(grantType, g.Subject[:], g.TermsCommit[:], word(g.Expiry), g.OldTermsCommit[:], g.Appointment[:],
		common.LeftPadBytes(g.Countersigner[:], 32), word(g.Nonce), word(g.Deadline))
}

// Countersign is what the lab's relayer signs so that a grant needs no notice (point of care).
func (d Domain) Countersign(g Grant) common.Hash {
	id := g.ID()
	return d.digest(countersignType, id[:], word(g.Expiry), word(g.Deadline))
}

// Revoke is what a subject's signer signs to revoke.
func (d Domain) Revoke(grant common.Hash, deadline uint64) common.Hash {
	return d.digest(revokeType, grant[:], word(deadline))
}

// digest is the EIP-712 digest of a struct whose members are all of one word.
func (d Domain) digest(members ...[]byte) common.Hash {
	domain := crypto.Keccak256(domainType,
		crypto.Keccak256([]byte("LabSeal ConsentRegistry")), crypto.Keccak256([]byte("1")),
		word(d.ChainID), common.LeftPadBytes(d.Registry[:], 32))
	return crypto.Keccak256Hash([]byte{0x19, 0x01}, domain, crypto.Keccak256(members...))
}

// word is a number as the EVM encodes it: 32 bytes, big endian.
func word(n uint64) []byte { return math.U256Bytes(new(big.Int).SetUint64(n)) }
