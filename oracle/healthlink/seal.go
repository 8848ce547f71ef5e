package healthlink

import (
	"fmt"

	"github.com/go-jose/go-jose/v4"

	"github.com/labseal/labseal/oracle/bundle"
	"github.com/labseal/labseal/oracle/vault"
)

// seal encrypts a file of a link: JWE, compact, dir with A256GCM, a fresh nonce each time.
func seal(key, content []byte) ([]byte, error) {
	if len(content) > vault.MaxBody {
		return nil, fmt.Errorf("encrypt what the link shares: %w: %d bytes, at most %d", vault.ErrTooLarge, len(content), vault.MaxBody)
	}
	options := (&jose.EncrypterOptions{}).WithContentType(bundle.FHIRType)
	encrypter, err := jose.NewEncrypter(jose.A256GCM, jose.Recipient{Algorithm: jose.DIRECT, Key: key}, options)
	if err != nil {
		return nil, fmt.Errorf("encrypt what the link shares: %w", err)
	}
	object, err := encrypter.Encrypt(content)
	if err != nil {
		return nil, fmt.Errorf("encrypt what the link shares: %w", err)
	}
	text, err := object.CompactSerialize()
	return []byte(text), err
}

// Open decrypts a file that a link gave out.
func Open(key, file []byte) ([]byte, error) {
	object, err := jose.ParseEncryptedCompact(string(file), []jose.KeyAlgorithm{jose.DIRECT}, []jose.ContentEncryption{jose.A256GCM})
	if err != nil {
		return nil, fmt.Errorf("open a link's file: it is no JWE of one")
	}
	content, err := object.Decrypt(key)
	if err != nil {
		return nil, fmt.Errorf("open a link's file: the link's key does not open it")
	}
	return content, nil
}
