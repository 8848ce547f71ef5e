package e2e

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
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

// pid is that of the devnet's service whose command line has the words.
func (d *devnet) pid(t testing.TB, words ...string) int {
	t.Helper()
	for pid, line := range commandLines(t) {
		matches := strings.Contains(line, d.dir) && strings.HasPrefix(line, d.bin)
		for _, w := range words {
			matches = matches && strings.Contains(line, w)
		}
		if matches {
			return pid
		}
	}
	t.Fatalf("no service %v", words)
	return 0
}

// cpuTime is what a process has used of the processors.
func cpuTime(t testing.TB, pid int) time.Duration {
	t.Helper()
	if runtime.GOOS == "linux" { // ps is not on every Debian
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		check(t, err)
		_, rest, _ := strings.Cut(string(text), ") ") // behind the name
		fields := strings.Fields(rest)
		user, err := strconv.Atoi(fields[11])
		check(t, err)
		system, err := strconv.Atoi(fields[12])
		check(t, err)
		return time.Duration(user+system) * time.Second / 100 // USER_HZ
	}
	out, err := exec.Command("ps", "-o", "time=", "-p", strconv.Itoa(pid)).Output() // [[h:]m:]s.cc
	check(t, err)
	var total float64
	for part := range strings.SplitSeq(strings.TrimSpace(string(out)), ":") {
		seconds, err := strconv.ParseFloat(part, 64)
		check(t, err)
		total = 60*total + seconds
	}
	return time.Duration(total * float64(time.Second))
}

// forgetPeak has the system count anew how much memory a process has had at most, where it can. To open a key takes 256 MiB
// for a second (scrypt), and would hide what comes after.
func forgetPeak(pid int) {
	_ = os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", pid), []byte("5"), 0)
}

// memory is what a process has in memory now, and has had at most, in MiB, where the system tells.
func memory(pid int) (now, peak float64, ok bool) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, 0, false
	}
	figure := func(name string) (kib float64) {
		_, rest, _ := strings.Cut(string(text), name)
		_, err := fmt.Sscan(rest, &kib)
		ok = ok && err == nil
		return kib
	}
	ok = true
	now, peak = figure("VmRSS:")/1024, figure("VmHWM:")/1024
	return now, peak, ok
}
