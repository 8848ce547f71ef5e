package vault

import "github.com/ethereum/go-ethereum/common"

// SealBody encrypts a body under a content key.
func SealBody(key, plaintext []byte) ([]byte, error) { return sealBody(nil, key, plaintext) }

// OpenBody opens a body with its content key, past address and wrapped key.
func OpenBody(key, body []byte) ([]byte, error) { return openBody(key, body) }

// ContentKey unwraps a version's content key, as a grant to its reader will.
func ContentKey(k EpochKey, s Sealed, record RecordID, version uint32) ([]byte, error) {
	content, _, err := k.unwrap(binding{record, version, s.Address}, s.Wrapped)
	return content, err
}

// ObjectName is a body's name in the store.
func ObjectName(address common.Hash) string { return objectName(address) }

// MaxStored is the size of the largest body, SealedChunk that of a whole chunk in one.
const MaxStored, SealedChunk = maxStored, sealedChunk
