package healthlink

import (
	"crypto/rand"
	"crypto/subtle"

	"golang.org/x/crypto/scrypt"
)

// A passcode is short, so that a guess is to cost something even where the database was stolen: some 50 ms and 32 MiB.
const (
	scryptN, scryptR, scryptP = 1 << 15, 8, 1
	saltSize, hashSize        = 16, 32
)

// hashPasscode is what of a passcode is kept.
func hashPasscode(passcode string) ([]byte, error) {
	salt := make([]byte, saltSize)
	rand.Read(salt) // never fails (crypto/rand)
	hash, err := scrypt.Key([]byte(passcode), salt, scryptN, scryptR, scryptP, hashSize)
	return append(salt, hash...), err
}

// isPasscode compares a passcode with what was kept of the right one.
func isPasscode(kept []byte, passcode string) bool {
	if len(kept) != saltSize+hashSize {
		return false
	}
	hash, err := scrypt.Key([]byte(passcode), kept[:saltSize], scryptN, scryptR, scryptP, hashSize)
	return err == nil && subtle.ConstantTimeCompare(hash, kept[saltSize:]) == 1
}
