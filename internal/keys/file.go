package keys

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/google/uuid"
)

// keyFile is a key file: an Ethereum keystore of version 3 with three fields more.
type keyFile struct {
	Address   string              `json:"address,omitempty"` // of an account: 40 hex digits
	Crypto    keystore.CryptoJSON `json:"crypto"`
	ID        string              `json:"id"`
	Version   int                 `json:"version"`
	Purpose   string              `json:"purpose,omitempty"`
	Algorithm string              `json:"algorithm,omitempty"`
	Check     string              `json:"check,omitempty"` // see check
}

// scryptParams are the kdfparams of a key file, typed, because go-ethereum panics over wrong ones.
type scryptParams struct {
	N     int    `json:"n"`
	R     int    `json:"r"`
	P     int    `json:"p"`
	DKLen int    `json:"dklen"`
	Salt  string `json:"salt"`
}

// giveBack gives the memory that scrypt took back to the system, a KiB for each step of its cost: 256 MiB for a key file as it
// should be. Who opens several would else need as much once more for the next one.
func giveBack(cost int) {
	const much = 1 << 16
	if cost >= much {
		debug.FreeOSMemory()
	}
}

func encrypt(s slot, secret []byte, password string, cost cost) ([]byte, error) {
	defer giveBack(cost.n)
	sealed, err := keystore.EncryptDataV3(secret, []byte(password), cost.n, cost.p)
	if err != nil {
		return nil, err
	}
	file := keyFile{
		Crypto: sealed, ID: uuid.NewString(), Version: 3,
		Purpose: s.purpose, Algorithm: s.algorithm, Check: check(s, secret),
	}
	if s.algorithm == secp256k1Algorithm {
		if file.Address, err = address(secret); err != nil {
			return nil, err
		}
	}
	data, err := json.Marshal(file)
	return append(data, '\n'), err
}

// decrypt opens a key file that must be that of the slot. Its errors show nothing of the file.
func decrypt(data []byte, s slot, password string) ([]byte, error) {
	var file keyFile
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("%w: not JSON of a version 3 keystore", ErrDamaged)
	}
	if err := file.checkSlot(s); err != nil {
		return nil, err
	}
	if err := checkCrypto(&file.Crypto); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer giveBack(file.Crypto.KDFParams["n"].(int)) // since checkCrypto
	secret, err := keystore.DecryptDataV3(file.Crypto, password)
	if errors.Is(err, keystore.ErrDecrypt) {
		return nil, ErrPassword
	}
	if err != nil {
		return nil, fmt.Errorf("%w: it can't be decrypted", ErrDamaged)
	}
	if err := file.checkSecret(s, secret); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return secret, nil
}

// foreign says whether the file was made elsewhere: geth, Foundry.
func (f *keyFile) foreign() bool { return f.Purpose == "" && f.Algorithm == "" && f.Check == "" }

func (f *keyFile) checkSlot(s slot) error {
	switch {
	case f.Version != 3:
		return fmt.Errorf("%w: not a version 3 keystore", ErrDamaged)
	case f.foreign() && s.algorithm == secp256k1Algorithm:
		return nil
	case f.Purpose != s.purpose || f.Algorithm != s.algorithm:
		return fmt.Errorf("%w: it is not a %s key for the purpose %s", ErrDamaged, s.algorithm, s.purpose)
	}
	return nil
}

// checkSecret compares what was decrypted with what the file says of it: the keystore's MAC leaves out the IV.
func (f *keyFile) checkSecret(s slot, secret []byte) error {
	if !f.foreign() && !hmac.Equal([]byte(f.Check), []byte(check(s, secret))) {
		return errors.New("its check does not fit its key and purpose")
	}
	if f.Address == "" {
		return nil
	}
	if got, err := address(secret); err != nil || !strings.EqualFold(got, strings.TrimPrefix(f.Address, "0x")) {
		return errors.New("its address is not that of its key")
	}
	return nil
}

// check ties a key to its place: HMAC-SHA256 under the key over "labseal/key/1", purpose and algorithm, each ended by a
// zero byte. Who lacks the key can't make one, so a key can't be passed off under another purpose.
func check(s slot, secret []byte) string {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte("labseal/key/1\x00" + s.purpose + "\x00" + s.algorithm + "\x00"))
	return hex.EncodeToString(mac.Sum(nil))
}

// checkCrypto bounds what is handed to go-ethereum and types its parameters.
func checkCrypto(c *keystore.CryptoJSON) error {
	if c.KDF != "scrypt" {
		return errors.New("its key derivation is not scrypt")
	}
	raw, err := json.Marshal(c.KDFParams)
	if err != nil {
		return errors.New("unreadable scrypt parameters")
	}
	var p scryptParams
	if json.Unmarshal(raw, &p) != nil || p.N < 2 || p.N > 1<<20 || p.R < 1 || p.R > 8 || p.P < 1 || p.P > 16 ||
		p.DKLen != 32 {
		return errors.New("scrypt parameters out of bounds")
	}
	if iv, err := hex.DecodeString(c.CipherParams.IV); err != nil || len(iv) != 16 {
		return errors.New("its IV is not 16 bytes")
	}
	c.KDFParams = map[string]any{"n": p.N, "r": p.R, "p": p.P, "dklen": p.DKLen, "salt": p.Salt}
	return nil
}

func address(secret []byte) (string, error) {
	key, err := crypto.ToECDSA(secret)
	if err != nil {
		return "", err
	}
	return hex.EncodeToString(crypto.PubkeyToAddress(key.PublicKey).Bytes()), nil
}
