package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/labseal/labseal/internal/program"
)

// service is one of our programs at work, with the arguments and the environment it gets.
type service struct {
	name  string
	args  []string
	env   []string
	ready string // URL that answers once it is ready; empty: none
}

// run keeps the service running until the context ends: when it dies, it is started again. Before the devnet is up,
// one that keeps dying has no reason to get better, and is an error.
func (s service) run(ctx context.Context, logDir string, isUp *atomic.Bool, log *slog.Logger) error {
	const tries = 3
	for failures := 1; ctx.Err() == nil; failures++ {
		p, err := s.start(logDir)
		if err != nil {
			return fmt.Errorf("start %s: %w", s.name, err)
		}
		select {
		case <-ctx.Done():
			if err := p.Stop(); err != nil {
				log.Warn("a service did not end well", "service", s.name, "how", err)
			}
			return nil
		case <-p.Done():
		}
		log.Warn("a service ended and is started again", "service", s.name, "how", p.Err())
		if failures == tries && !isUp.Load() {
			return fmt.Errorf("%s does not run: %s", s.name, lastLine(filepath.Join(logDir, s.name+".log")))
		}
		select {
		case <-ctx.Done():
		case <-time.After(500 * time.Millisecond):
		}
	}
	return nil
}

// lastLine is what a log says last.
func lastLine(path string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return err.Error()
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	return lines[len(lines)-1]
}

// timerSlack is what docs/guides/serve.md advises.
const timerSlack = 5 * time.Millisecond

func (s service) start(logDir string) (*program.Process, error) {
	out, err := os.OpenFile(filepath.Join(logDir, s.name+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, err
	}
	defer out.Close() // the program has its own copy
	path, err := sibling(s.args[0])
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(path, s.args[1:]...)
	cmd.Env, cmd.Stdout, cmd.Stderr = s.env, out, out
	return program.Start(cmd, program.Options{Stop: syscall.SIGTERM, Slack: timerSlack})
}

// await returns when the service answers.
func (s service) await(ctx context.Context) error {
	for s.ready != "" {
		if answers(ctx, s.ready) {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s does not answer: look into its log", s.name)
		case <-time.After(50 * time.Millisecond):
		}
	}
	return nil
}

func answers(ctx context.Context, url string) bool {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return false
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return false
	}
	resp.Body.Close()
	return resp.StatusCode < http.StatusInternalServerError
}

// sibling is the path of a program in the folder of this one.
func sibling(name string) (string, error) {
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	path := filepath.Join(filepath.Dir(self), name)
	if _, err := os.Stat(path); err != nil {
		return "", fmt.Errorf("the program %s is not beside devnet: `make build` puts all three in one folder", name)
	}
	return path, nil
}
