package intake

import (
	"context"

	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle/epoch"
	"github.com/labseal/labseal/oracle/vault"
)

// Epochs is where wrapped epoch keys are kept.
type Epochs = epoch.Rows

// OpenKeyring makes a keyring of the epochs that are kept, and begins the first where there is none.
func OpenKeyring(ctx context.Context, epochs Epochs, folder *keys.Folder) (*vault.Keyring, error) {
	return epoch.OpenKeyring(ctx, epochs, folder)
}
