package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/oracle/chain"
)

var refreshTimeoutFlag = &ucli.DurationFlag{Name: "timeout", Usage: "how long to wait for the attestors", Value: time.Minute}

func refreshCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "refresh",
		Usage:     "add to evidence what the chain records of amendments now",
		ArgsUsage: "EVIDENCE...",
		Description: "Asks a node for the proof and the attestors for the newest final block, checks both, and writes the files anew.\n" +
			"Anyone can: no key of a lab is needed, and the node is believed nothing. It learns which handles are asked for.\n" +
			"Exit code 0: all are refreshed; 1: a file is not genuine, or the node proves nothing; 2: the call was wrong;\n" +
			"3: too few attestors have signed by now.",
		Flags: []ucli.Flag{
			jsonFlag, trustFlag, consortiumFlag, rpcFlag, finalityFlag, attestorsFlag, refreshTimeoutFlag,
		},
		Action: runRefresh,
	}
}

func runRefresh(c *ucli.Context) error {
	if c.NArg() == 0 {
		return cli.Usage("name at least one evidence file")
	}
	finality, err := deploy.ParseFinality(c.String(finalityFlag.Name))
	if err != nil {
		return cli.Usage("%w", err)
	}
	trust, _, err := readTrust(c.Path(trustFlag.Name), c.String(consortiumFlag.Name))
	if err != nil {
		return err
	}
	var files []*stale
	for _, path := range c.Args().Slice() {
		f, err := readStale(path, trust)
		if err != nil {
			return err
		}
		files = append(files, f)
	}
	reader, err := chain.Read(c.Context, c.String(rpcFlag.Name), trust, finality)
	if err != nil {
		return err
	}
	defer reader.Close()
	r := &refresher{trust: trust, reader: reader}
	attestors := chain.NewAttestors(c.StringSlice(attestorsFlag.Name))
	if r.attestations, err = r.attest(c.Context, attestors, c.Duration(refreshTimeoutFlag.Name)); err != nil {
		return err
	}
	for _, f := range files {
		state, err := r.refresh(c.Context, f)
		if err != nil {
			return fmt.Errorf("%s: %w", f.path, err)
		}
		if err := printRefreshed(c.App.Writer, c.Bool(jsonFlag.Name), f.path, state); err != nil {
			return err
		}
	}
	return nil
}

// stale is genuine evidence that is to be refreshed.
type stale struct {
	path      string
	file      []byte
	statement evidence.Statement
}

// readStale reads evidence, and refuses what is not genuine before anybody is asked about it.
func readStale(path string, trust *evidence.Trust) (*stale, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, cli.Usage("read evidence: %w", err)
	}
	proven, err := evidence.Verify(evidence.Input{Evidence: file}, trust)
	if err != nil {
		return nil, fmt.Errorf("%s is not genuine: %w", path, err)
	}
	return &stale{path, file, proven.Statement}, nil
}

// refresher proves states as of one block, which enough members attest.
type refresher struct {
	trust        *evidence.Trust
	reader       *chain.Reader
	attestations []evidence.Attestation
}

// attest asks the attestors for the newest final block until as many members have signed as the trust file asks for.
func (r *refresher) attest(ctx context.Context, attestors *chain.Attestors, patience time.Duration) ([]evidence.Attestation, error) {
	const pause = 500 * time.Millisecond
	number, hash := r.reader.FinalBlock()
	want := r.trust.Attestation.Threshold
	signed := map[common.Hash]evidence.Attestation{}
	var refused error
	for deadline := time.Now().Add(patience); ; {
		for _, got := range attestors.Request(ctx, number) {
			m, err := r.trust.CheckAttestation(got.Attestation, number, got.Block)
			switch {
			case err != nil:
				refused = err
			case got.Block != hash:
				refused = fmt.Errorf("%s holds another block %d as final than the node", m.Name, number)
			default:
				signed[m.ID] = got.Attestation
			}
		}
		if len(signed) >= want {
			break
		}
		if time.Now().After(deadline) {
			err := fmt.Errorf("%d of %d members have attested block %d by now", len(signed), want, number)
			return nil, &cli.Error{
				Code: cli.ExitPending, Err: errors.Join(err, refused),
				Hint: "are all --attestors named, and do they follow the chain of --rpc-url? the files are unchanged",
			}
		}
		if err := sleep(ctx, pause); err != nil {
			return nil, err
		}
	}
	var list []evidence.Attestation
	for _, a := range signed {
		list = append(list, a)
	}
	return evidence.SortAttestations(list)[:want], nil
}

// refresh puts the state into a file, once it verifies.
func (r *refresher) refresh(ctx context.Context, f *stale) (*evidence.State, error) {
	state, err := r.reader.AmendmentState(ctx, f.statement.Member, f.statement.StatusHandle())
	if err != nil {
		return nil, cli.Hint(err, "the file is unchanged; ask another node by --rpc-url: it must answer eth_getProof")
	}
	state.Attestations = r.attestations
	file, err := evidence.AttachAmendmentState(f.file, state)
	if err != nil {
		return nil, err
	}
	proven, err := evidence.Verify(evidence.Input{Evidence: file}, r.trust)
	if err != nil {
		return nil, fmt.Errorf("what the node and the attestors gave does not verify, and the file is unchanged: %w", err)
	}
	return proven.State, replaceFile(f.path, file)
}

// replaceFile writes a file anew: at any moment the old one is there or the new one, whole.
func replaceFile(path string, content []byte) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("write evidence: %w", err)
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".refresh-*")
	if err != nil {
		return fmt.Errorf("write evidence: %w", err)
	}
	defer os.Remove(temp.Name()) // gone already where all went well
	_, err = temp.Write(content)
	for _, next := range []func() error{
		func() error { return temp.Chmod(info.Mode().Perm()) },
		temp.Sync, temp.Close,
		func() error { return os.Rename(temp.Name(), path) },
	} {
		if err == nil {
			err = next()
		}
	}
	if err != nil {
		temp.Close()
		return fmt.Errorf("write evidence: %w", err)
	}
	return nil
}

// refreshed is what the command says of one file, on one line.
type refreshed struct {
	File    string    `json:"file"`
	AsOf    blockInfo `json:"asOf"`
	Amended string    `json:"amended,omitempty"` // the reason
	Block   uint64    `json:"block,omitempty"`   // in which it was recorded
}

func printRefreshed(w io.Writer, asJSON bool, path string, s *evidence.State) error {
	line := refreshed{File: path, AsOf: blockInfo{s.Block.Number, s.Block.Hash, moment(s.Block.Time)}}
	said := "no amendment is recorded"
	if s.Reason != evidence.ReasonNone {
		line.Amended, line.Block = s.Reason.String(), s.Amended
		said = fmt.Sprintf("amended in block %d: %s", s.Amended, s.Reason)
	}
	if asJSON {
		return json.NewEncoder(w).Encode(line)
	}
	_, err := fmt.Fprintf(w, "%s: %s, as of block %d at %s\n", path, said, line.AsOf.Number, line.AsOf.Time)
	return err
}
