// Package program finds and runs the programs of others that a development network needs: a database server, an EVM.
//
// A program runs on a leash, so that none outlives the process that started it, however that process ends. A small
// shell stands between the two and reads from a pipe whose other end we hold. When we close that end, or die and the
// kernel closes it, the read ends and the shell asks the program to stop. An orderly stop and the death of the parent
// are thereby one and the same path, alike on Linux and macOS, with no signal that depends on a thread staying alive.
package program

import (
	"errors"
	"fmt"
	"io"
	"os/exec"
	"sync"
	"syscall"
	"time"
)

// leash is run by the shell as: sh -c leash sh SIGNAL REMOVE PROGRAM ARG...
// It waits for the program and sends it the signal when standard input ends. REMOVE, unless empty, is a folder to
// remove once the program has ended.
const leash = `
signal=$1 remove=$2
shift 2
exec 3<&0 </dev/null
"$@" 3<&- &
program=$!
{ read -r _; kill -s "$signal" "$program"; } <&3 2>/dev/null &
reader=$!
exec 3<&-
wait "$program"
status=$?
kill "$reader" 2>/dev/null
if [ -n "$remove" ]; then rm -rf -- "$remove"; fi
exit "$status"
`

// A Process is a running program on a leash.
type Process struct {
	path  string
	shell *exec.Cmd
	pipe  io.Closer // our end of the leash
	drop  sync.Once
	done  chan struct{}
	err   error // how it ended; read after done
}

// Options say how a program runs and ends.
type Options struct {
	Stop   syscall.Signal // asks the program to stop: SIGTERM, SIGINT or SIGQUIT
	Remove string         // folder to remove once the program has ended, also when this process was killed; may be empty
	Slack  time.Duration  // how much later than asked for its timers may go off, on Linux; 0: as much as ours
}

// Start runs cmd on a leash, in a process group of its own, so that a Ctrl-C meant for us does not reach it.
// Of cmd, Path, Args, Dir, Env, Stdout, Stderr and SysProcAttr.Credential count.
func Start(cmd *exec.Cmd, opts Options) (*Process, error) {
	if cmd.Err != nil {
		return nil, cmd.Err
	}
	name, ok := signals[opts.Stop]
	if !ok {
		return nil, fmt.Errorf("no leash for the signal %v", opts.Stop)
	}
	shell := exec.Command("/bin/sh", append([]string{"-c", leash, "sh", name, opts.Remove, cmd.Path}, cmd.Args[1:]...)...)
	shell.Dir, shell.Env, shell.Stdout, shell.Stderr = cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr
	shell.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if cmd.SysProcAttr != nil {
		shell.SysProcAttr.Credential = cmd.SysProcAttr.Credential
	}
	pipe, err := shell.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := withSlack(opts.Slack, shell.Start); err != nil {
		return nil, fmt.Errorf("start %s: %w", cmd.Path, err)
	}
	p := &Process{path: cmd.Path, shell: shell, pipe: pipe, done: make(chan struct{})}
	go func() {
		p.err = shell.Wait()
		close(p.done)
	}()
	return p, nil
}

var signals = map[syscall.Signal]string{syscall.SIGTERM: "TERM", syscall.SIGINT: "INT", syscall.SIGQUIT: "QUIT"}

// Done is closed when the program has ended, for whatever reason.
func (p *Process) Done() <-chan struct{} { return p.done }

// Err says how the program ended: nil for exit status 0. It waits for the end.
func (p *Process) Err() error {
	<-p.done
	return p.err
}

// Stop asks the program to stop and returns how it ended. It waits as long as the program takes.
func (p *Process) Stop() error {
	p.drop.Do(func() { p.pipe.Close() })
	return p.Err()
}

// Kill ends the program and its shell with SIGKILL, as a crash would, and returns when both are gone.
func (p *Process) Kill() error {
	select {
	case <-p.done:
		return nil
	default:
	}
	if err := syscall.Kill(-p.shell.Process.Pid, syscall.SIGKILL); err != nil && !errors.Is(err, syscall.ESRCH) {
		return fmt.Errorf("kill %s: %w", p.path, err)
	}
	<-p.done
	return nil
}
