package program

import (
	"fmt"
	"runtime"
	"time"

	"golang.org/x/sys/unix"
)

// withSlack starts a program whose timers the kernel may let go off later than they should. A program begins with the slack of
// the thread that starts it.
func withSlack(slack time.Duration, start func() error) error {
	if slack == 0 {
		return start()
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	set := func(slack time.Duration) error {
		return unix.Prctl(unix.PR_SET_TIMERSLACK, uintptr(slack.Nanoseconds()), 0, 0, 0)
	}
	if err := set(slack); err != nil {
		return fmt.Errorf("set timer slack: %w", err)
	}
	defer func() { _ = set(0) }() // as it was
	return start()
}
