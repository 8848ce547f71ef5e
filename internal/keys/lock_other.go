//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package keys

import "errors"

func lockFolder(string) (func(), error) {
	return nil, errors.New("lock the key folder: this system has no lock for it")
}
