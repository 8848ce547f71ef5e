package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// killServices sends SIGKILL to the devnet's services whose command line has the words, and says how many.
func (d *devnet) killServices(t *testing.T, words ...string) int {
	t.Helper()
	killed := 0
	for pid, line := range commandLines(t) {
		matches := strings.Contains(line, d.dir) && strings.HasPrefix(line, d.bin)
		for _, w := range words {
			matches = matches && strings.Contains(line, w)
		}
		if matches && syscall.Kill(pid, syscall.SIGKILL) == nil {
			killed++
		}
	}
	return killed
}

// commandLines lists the command lines of all processes, words joined by blanks.
func commandLines(t testing.TB) map[int]string {
	t.Helper()
	lines := map[int]string{}
	if runtime.GOOS == "linux" { // ps is not on every Debian
		paths, err := filepath.Glob("/proc/[0-9]*/cmdline")
		check(t, err)
		for _, path := range paths {
			text, err := os.ReadFile(path)
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(path)))
			if err == nil { // it may have ended by now
				lines[pid] = string(bytes.ReplaceAll(text, []byte{0}, []byte{' '}))
			}
		}
		return lines
	}
	out, err := exec.Command("ps", "-axo", "pid=,command=").Output()
	check(t, err)
	for line := range strings.Lines(string(out)) {
		id, command, _ := strings.Cut(strings.TrimSpace(line), " ")
		if pid, err := strconv.Atoi(id); err == nil {
			lines[pid] = strings.TrimSpace(command)
		}
	}
	return lines
}
