package devpg

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

var errInUse = errors.New("in use: stop the devnet that runs there first")

// dying is how long a process that was just killed may still hold its lock.
const dying = 3 * time.Second

// lock takes the lock of a home, which the kernel gives up for us when we die.
func lock(home string) (release func(), err error) {
	file, err := os.OpenFile(filepath.Join(home, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil {
		return func() { file.Close() }, nil
	}
	file.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, fmt.Errorf("%s is %w", home, errInUse)
	}
	return nil, fmt.Errorf("lock %s: %w", home, err)
}
