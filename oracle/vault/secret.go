package vault

import (
	"fmt"

	"github.com/labseal/labseal/evidence"
)

// Secret unwraps the secret of one version of a record, from which its salts come. It needs no body. It answers
// ErrClosedEpoch, and ErrWrapped where key, record, version, epoch and address don't belong together.
func (r *Keyring) Secret(s Sealed, record RecordID, version uint32) (evidence.Secret, error) {
	epoch, err := r.epoch(s.Epoch)
	if err != nil {
		return evidence.Secret{}, fmt.Errorf("open the secret of record %s version %d: %w", record, version, err)
	}
	content, secret, err := epoch.unwrap(binding{record, version, s.Address}, s.Wrapped)
	clear(content)
	if err != nil {
		return evidence.Secret{}, fmt.Errorf("open the secret of record %s version %d: %w", record, version, err)
	}
	return secret, nil
}
