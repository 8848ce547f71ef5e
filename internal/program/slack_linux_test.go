package program_test

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/labseal/labseal/internal/program"
)

func TestStart_Slack(t *testing.T) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	slack := func(path string) string { return strings.TrimSpace(read(t, path)) }
	own := fmt.Sprintf("/proc/%d/timerslack_ns", unix.Gettid())
	before := slack(own)
	for _, test := range []struct {
		options time.Duration
		want    string
	}{{0, before}, {123 * time.Microsecond, "123000"}} {
		cmd, out := exec.Command("/bin/cat", "/proc/self/timerslack_ns"), create(t, filepath.Join(t.TempDir(), "out"))
		cmd.Stdout = out
		process, err := program.Start(cmd, program.Options{Stop: syscall.SIGTERM, Slack: test.options})
		must(t, err)
		must(t, process.Err())
		if got := slack(out.Name()); got != test.want {
			t.Errorf("a program that was started with a slack of %v has %s ns, want %s", test.options, got, test.want)
		}
		if now := slack(own); now != before {
			t.Errorf("we have a slack of %s ns afterwards, before %s", now, before)
		}
	}
}
