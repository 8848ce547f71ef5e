//go:build !linux && !darwin

package folder

import "errors"

// renameNew is not known of this system.
func renameNew(int, string, int, string) error { return errors.ErrUnsupported }
