package devchain

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"

	"github.com/labseal/labseal/internal/program"
)

// Anvil is a running anvil, Foundry's EVM, for tests that need what a real node does not do: anvil_reorg,
// anvil_setBalance, time travel. It asks no fee and keeps nothing.
type Anvil struct {
	process *program.Process
	address string
}

// StartAnvil returns when anvil answers, at a port of its own choosing. args are further arguments of anvil. It needs
// the npm package @foundry-rs/anvil, which `tools/setup npm` installs. The program is the native one of that package,
// because the launcher leaves it running when killed.
func StartAnvil(ctx context.Context, args ...string) (*Anvil, error) {
	path, err := program.InModules("@foundry-rs", "anvil-"+runtime.GOOS+"-"+runtime.GOARCH, "bin", "anvil")
	if err != nil {
		return nil, fmt.Errorf("start anvil: %w: run tools/setup npm", err)
	}
	out, in, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(path, append([]string{
		"--host", loopback, "--port", "0",
		"--block-base-fee-per-gas", "0", "--gas-price", "0", "--disable-min-priority-fee",
	}, args...)...)
	cmd.Stdout, cmd.Stderr = in, in
	process, err := program.Start(cmd, program.Options{Stop: syscall.SIGTERM})
	in.Close()
	if err != nil {
		out.Close()
		return nil, err
	}
	address, err := listening(ctx, out)
	if err != nil {
		_ = process.Kill()
		return nil, fmt.Errorf("start anvil: %w", err)
	}
	return &Anvil{process, address}, nil
}

// listening reads what anvil says until it names its address. The rest is read and dropped, so that anvil never waits.
func listening(ctx context.Context, out io.ReadCloser) (string, error) {
	addresses := make(chan string, 1)
	go func() {
		defer out.Close()
		defer close(addresses)
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if address, found := strings.CutPrefix(lines.Text(), "Listening on "); found {
				addresses <- address
				break
			}
		}
		_, _ = io.Copy(io.Discard, out)
	}()
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case address, ok := <-addresses:
		if !ok {
			return "", errors.New("it ended before it listened")
		}
		return address, nil
	}
}

// URL is where anvil answers JSON-RPC over HTTP.
func (a *Anvil) URL() string { return "http://" + a.address }

// WebSocketURL is where anvil answers JSON-RPC over WebSocket.
func (a *Anvil) WebSocketURL() string { return "ws://" + a.address }

// Close stops anvil and returns when it is gone.
func (a *Anvil) Close() error { return a.process.Stop() }
