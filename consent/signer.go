package consent

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
)

// Signer is who signs, as ERC-7913 names it: 20 bytes are an account, 116 a passkey ([Passkey]). The chain may accept
// other verifiers; what they sign only the chain can judge.
type Signer []byte

// Lengths of the signers that are judged here.
const (
	accountLength = common.AddressLength
	passkeyLength = accountLength + 3*32
)

// Passkey is a WebAuthn credential as a signer: its verifier contract, its P-256 point, and the hash of the id of the
// page that it was made on (the relying party's).
type Passkey struct {
	Verifier common.Address
	X, Y     [32]byte
	RPIDHash [32]byte
}

// Signer writes the passkey as ERC-7913 does.
func (p Passkey) Signer() Signer {
	return bytes.Join([][]byte{p.Verifier[:], p.X[:], p.Y[:], p.RPIDHash[:]}, nil)
}

// AsPasskey reads a signer that is a passkey.
func (s Signer) AsPasskey() (p Passkey, is bool) {
	if len(s) != passkeyLength {
		return p, false
	}
	copy(p.Verifier[:], s)
	copy(p.X[:], s[20:])
	copy(p.Y[:], s[52:])
	copy(p.RPIDHash[:], s[84:])
	return p, true
}

// IsOf says whether the passkey was made for a host, or for any other id of a relying party.
func (p Passkey) IsOf(host string) bool { return p.RPIDHash == sha256.Sum256([]byte(host)) }

// String tells signers apart for people. A passkey is told by the beginning of the hash of all that it is.
func (s Signer) String() string {
	if len(s) == accountLength {
		return "account " + hexutil.Encode(s)
	}
	kind := "signer"
	if _, is := s.AsPasskey(); is {
		kind = "passkey"
	}
	hash := crypto.Keccak256Hash(s).Hex()
	return kind + " " + hash[:18]
}

// ErrSignature is of a signature that is not the signer's over a digest.
var ErrSignature = errors.New("the signature is not the signer's over this")

// Check judges a signature as the chain will, so that nobody pays for one that it refuses: an account's, or a passkey's.
// Of any other signer it says nothing, nor of an account that is a contract.
func (s Signer) Check(digest common.Hash, signature []byte) error {
	if p, is := s.AsPasskey(); is {
		return p.check(digest, signature)
	}
	if len(s) != accountLength || len(signature) != crypto.SignatureLength {
		return nil // another verifier's, or a contract's
	}
	plain := bytes.Clone(signature)
	plain[64] -= 27
	key, err := crypto.SigToPub(digest[:], plain)
	if err != nil || crypto.PubkeyToAddress(*key) != common.Address(s) {
		return ErrSignature
	}
	return nil
}

// Assertion is what an authenticator answers, as the verifier contract takes it.
type Assertion struct {
	R, S              [32]byte
	ChallengeIndex    *big.Int // where "challenge":" begins in the client data
	TypeIndex         *big.Int // where "type":" begins
	AuthenticatorData []byte
	ClientDataJSON    string
}

var assertionArguments = arguments("bytes32", "bytes32", "uint256", "uint256", "bytes", "string")

// Encode writes the assertion as the verifier contract takes it.
func (a Assertion) Encode() ([]byte, error) {
	return assertionArguments.Pack(a.R, a.S, a.ChallengeIndex, a.TypeIndex, a.AuthenticatorData, a.ClientDataJSON)
}

func decodeAssertion(signature []byte) (a Assertion, err error) {
	values, err := assertionArguments.Unpack(signature)
	if err != nil {
		return a, fmt.Errorf("read the assertion: %w", err)
	}
	a.R, a.S = values[0].([32]byte), values[1].([32]byte)
	a.ChallengeIndex, a.TypeIndex = values[2].(*big.Int), values[3].(*big.Int)
	a.AuthenticatorData, a.ClientDataJSON = values[4].([]byte), values[5].(string)
	return a, nil
}

// Flags of authenticator data.
const (
	userPresent  = 0x01
	userVerified = 0x04
)

func (p Passkey) check(digest common.Hash, signature []byte) error {
	a, err := decodeAssertion(signature)
	if err != nil {
		return err
	}
	var client struct{ Type, Challenge string }
	if err := json.Unmarshal([]byte(a.ClientDataJSON), &client); err != nil {
		return errors.New("the client data is not JSON")
	}
	const flags = userPresent | userVerified
	switch data := a.AuthenticatorData; {
	case len(data) < 37 || !bytes.Equal(data[:32], p.RPIDHash[:]):
		return errors.New("the passkey signed on another page than the one that it was made on")
	case data[32]&flags != flags:
		return errors.New("the passkey did not verify its user")
	case client.Type != "webauthn.get":
		return errors.New("the passkey answered something else than a request to sign")
	case client.Challenge != base64.RawURLEncoding.EncodeToString(digest[:]):
		return errors.New("the passkey signed something else")
	}
	key, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), bytes.Join([][]byte{{4}, p.X[:], p.Y[:]}, nil))
	if err != nil {
		return fmt.Errorf("read the passkey: %w", err)
	}
	hash := sha256.Sum256([]byte(a.ClientDataJSON))
	signed := sha256.Sum256(append(bytes.Clone(a.AuthenticatorData), hash[:]...))
	s := new(big.Int).SetBytes(a.S[:])
	if s.Cmp(halfOrder) > 0 || !ecdsa.Verify(key, signed[:], new(big.Int).SetBytes(a.R[:]), s) {
		return ErrSignature
	}
	return nil
}

// halfOrder is the largest s that the verifier contract takes.
var halfOrder = new(big.Int).Rsh(elliptic.P256().Params().N, 1)
