package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/oracle/chain"
)

var (
	refreshTimeoutFlag   = &ucli.DurationFlag{Name: "timeout", Usage: "how long to wait for the attestors", Value: time.Minute}
	refreshAttestorsFlag = &ucli.StringSliceFlag{Name: "attestors", Usage: "base `URL`s of members' attestors; not needed where validators seal the blocks", EnvVars: cli.Env("attestors")}
	unattestedFlag       = &ucli.BoolFlag{Name: "unattested", Usage: "ask no attestors: readers ask nodes of their own for the block (verify --node)"}
)

func refreshCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "refresh",
		Usage:     "add to evidence what the chain records of amendments now",
		ArgsUsage: "EVIDENCE...",
		Description: "Asks a node for the proof as of its newest final block, and the attestors for that block where validators don't\n" +
			"seal it; checks all, and writes the files anew.\n" +
			"Anyone can: no key of a lab is needed, and the node is believed nothing. It learns which handles are asked for.\n" +
			"Exit code 0: all are refreshed; 1: a file is not genuine, or the node proves nothing; 2: the call was wrong;\n" +
			"3: too few attestors have signed by now.",
		Flags: []ucli.Flag{
			jsonFlag, trustFlag, consortiumFlag, rpcFlag, finalityFlag, refreshAttestorsFlag, unattestedFlag, refreshTimeoutFlag,
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
	if err := r.prepare(c); err != nil {
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
	agreed    common.Hash // the anchoring block, of evidence that is unattested
}

// readStale reads evidence, and refuses what is not genuine before anybody is asked about it.
func readStale(path string, trust *evidence.Trust) (*stale, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, cli.Usage("read evidence: %w", err)
	}
	in := evidence.Input{Evidence: file}
	proven, err := evidence.Verify(in, trust)
	var unattested *evidence.UnattestedError
	for range 2 { // who holds its blocks as final is for its readers to ask; here, only the rest counts
		if !errors.As(err, &unattested) {
			break
		}
		if in.Agreed == (common.Hash{}) {
			in.Agreed = unattested.Hash
		} else {
			in.AgreedState = unattested.Hash
		}
		proven, err = evidence.Verify(in, trust)
	}
	if err != nil {
		return nil, fmt.Errorf("%s is not genuine: %w", path, err)
	}
	return &stale{path, file, proven.Statement, in.Agreed}, nil
}

// refresher proves states as of one block.
type refresher struct {
	trust        *evidence.Trust
	reader       *chain.Reader
	block        evidence.Block
	method       evidence.Method
	attestations []evidence.Attestation // of the block, by that method
}

// prepare finds out what makes the newest final block trusted, and waits for attestors where they do.
func (r *refresher) prepare(c *ucli.Context) error {
	header, err := r.reader.FinalHeader()
	if err != nil {
		return err
	}
	if r.block, err = evidence.DecodeHeader(r.trust.Chain.Codec, header); err != nil {
		return err
	}
	attestors := c.StringSlice(refreshAttestorsFlag.Name)
	switch {
	case c.Bool(unattestedFlag.Name):
		r.method = evidence.Unattested
	case r.trust.IsSealed(r.block.Number):
		r.method = evidence.BySeals
	case len(attestors) == 0:
		return cli.Usage("name the members' attestors by --attestors, or say --unattested")
	default:
		r.method = evidence.ByAttestations
		r.attestations, err = r.attest(c.Context, chain.NewAttestors(attestors), c.Duration(refreshTimeoutFlag.Name))
	}
	return err
}

// trusted puts under a state what makes its header trusted.
func (r *refresher) trusted(s evidence.AmendmentState) (evidence.AmendmentState, error) {
	switch r.method {
	case evidence.BySeals:
		return s.Sealed(r.trust)
	case evidence.Unattested:
		return s.Unattested(r.trust)
	default:
		return s.Attested(r.trust, r.attestations)
	}
}

// attest asks the attestors for the newest final block until as many members have signed as the trust file asks for.
func (r *refresher) attest(ctx context.Context, attestors *chain.Attestors, patience time.Duration) ([]evidence.Attestation, error) {
	const pause = 500 * time.Millisecond
	number, hash := r.block.Number, r.block.Hash
	want := r.trust.AttestationThreshold(number)
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
	return slices.Collect(maps.Values(signed)), nil
}

// refresh puts the state into a file, once it verifies.
func (r *refresher) refresh(ctx context.Context, f *stale) (*evidence.State, error) {
	state, err := r.reader.AmendmentState(ctx, f.statement.Member, f.statement.StatusHandle())
	if err != nil {
		return nil, cli.Hint(err, "the file is unchanged; ask another node by --rpc-url: it must answer eth_getProof")
	}
	if state, err = r.trusted(state); err != nil {
		return nil, err
	}
	file, err := evidence.AttachAmendmentState(f.file, state)
	if err != nil {
		return nil, err
	}
	in := evidence.Input{Evidence: file, Agreed: f.agreed, AgreedState: r.block.Hash}
	proven, err := evidence.Verify(in, r.trust)
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
