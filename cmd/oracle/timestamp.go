package main

import (
	"crypto"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/evidence/ers"
)

var (
	tsaCAFlag = &ucli.PathFlag{Name: "tsa-ca", Usage: "`FILE` with certificates (PEM) of time-stamping authorities that you trust, or of their roots", EnvVars: cli.Env("tsa-ca")}
	tsaFlag   = &ucli.StringFlag{Name: "tsa", Usage: "`URL` of a time-stamping authority (RFC 3161)", EnvVars: cli.Env("tsa")}
	queryFlag = &ucli.PathFlag{Name: "query", Usage: "`FILE` to write the query to, for an authority that is asked by other means"}
	tokenFlag = &ucli.PathFlag{Name: "token", Usage: "`FILE` with an authority's answer to that query"}
	hashFlag  = &ucli.StringFlag{Name: "hash", Usage: "sha256, sha384 or sha512; renew: by default the one before"}
)

const stampingHelp = "All files of a call share one timestamp, so that an authority is asked once.\n" +
	"Exit code 0: done; 1: the answer proves nothing, and no file is changed; 2: the call was wrong."

func timestampCommand() *ucli.Command {
	return &ucli.Command{
		Name:        "timestamp",
		Usage:       "add a timestamp of an outside authority to evidence, so that it outlives keys",
		ArgsUsage:   "EVIDENCE...",
		Description: "Needs no key of a lab. The authority learns a hash.\n" + stampingHelp,
		Flags:       []ucli.Flag{jsonFlag, tsaCAFlag, tsaFlag, queryFlag, tokenFlag, hashFlag},
		Action:      func(c *ucli.Context) error { return runStamp(c, false) },
	}
}

func renewCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "renew",
		Usage:     "cover evidence's timestamps with a new one, before their certificates or hash function age",
		ArgsUsage: "EVIDENCE...",
		Description: "With the hash function of before, the new timestamp covers the last one; with another, the evidence and all its\n" +
			"timestamps (RFC 4998).\n" + stampingHelp,
		Flags:  []ucli.Flag{jsonFlag, tsaCAFlag, tsaFlag, queryFlag, tokenFlag, hashFlag},
		Action: func(c *ucli.Context) error { return runStamp(c, true) },
	}
}

func runStamp(c *ucli.Context, renewal bool) error {
	if c.NArg() == 0 {
		return cli.Usage("name at least one evidence file")
	}
	asked := []bool{c.IsSet(tsaFlag.Name), c.IsSet(queryFlag.Name), c.IsSet(tokenFlag.Name)}
	if c.IsSet(queryFlag.Name) || c.IsSet(tokenFlag.Name) {
		asked[0] = false // the environment may name an authority that this call does not ask
	}
	if n := len(slices.DeleteFunc(asked, func(is bool) bool { return !is })); n != 1 {
		return cli.Usage("name an authority by --tsa, or write --query for one and give its answer by --token")
	}
	trusted, err := readAuthorities(c.Path(tsaCAFlag.Name))
	if err != nil {
		return err
	}
	if trusted == nil && !c.IsSet(queryFlag.Name) {
		return cli.Usage("--tsa-ca is missing: without an authority that you trust, nobody can tell whether the timestamp proves anything")
	}
	s, err := readStamping(c.Args().Slice(), renewal)
	if err != nil {
		return err
	}
	h, err := s.hash(c.String(hashFlag.Name))
	if err != nil {
		return err
	}
	batch, err := ers.Prepare(h, s.items...)
	if err != nil {
		return err
	}
	if query := c.Path(queryFlag.Name); query != "" {
		return writeQuery(c.App.Writer, query, batch)
	}
	token, err := takeToken(c, batch)
	if err != nil {
		return err
	}
	return s.stamp(c, batch, token, trusted)
}

// stamping are evidence files that are to get a timestamp.
type stamping struct {
	paths []string
	files [][]byte
	items []ers.Item
}

func readStamping(paths []string, renewal bool) (*stamping, error) {
	s := &stamping{paths: paths}
	for _, path := range paths {
		file, err := os.ReadFile(path)
		if err != nil {
			return nil, cli.Usage("read evidence: %w", err)
		}
		document, err := evidence.Document(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		record, err := evidence.Timestamps(file)
		switch {
		case err != nil:
			return nil, fmt.Errorf("%s: %w", path, err)
		case renewal && record == nil:
			return nil, cli.Usage("%s has no timestamp to renew: `oracle timestamp` adds one", path)
		case !renewal && record != nil:
			return nil, cli.Usage("%s has a timestamp: `oracle renew` covers it with a new one", path)
		}
		s.files, s.items = append(s.files, file), append(s.items, ers.Item{Document: document, Record: record})
	}
	return s, nil
}

var stampHashes = map[string]crypto.Hash{"sha256": crypto.SHA256, "sha384": crypto.SHA384, "sha512": crypto.SHA512}

// hash is the hash function by its name, or the one that the files used last.
func (s *stamping) hash(name string) (crypto.Hash, error) {
	if name != "" {
		h, ok := stampHashes[name]
		if !ok {
			return 0, cli.Usage("--hash: %q is none of sha256, sha384 and sha512", name)
		}
		return h, nil
	}
	h := crypto.SHA256
	for i, item := range s.items {
		switch {
		case item.Record == nil:
		case i == 0:
			h = item.Record.Hash()
		case h != item.Record.Hash():
			return 0, cli.Usage("%s and %s used different hash functions: name one by --hash, or renew them apart", s.paths[0], s.paths[i])
		}
	}
	return h, nil
}

// stamp puts the timestamp into every file, once all of them verify.
func (s *stamping) stamp(c *ucli.Context, batch *ers.Batch, token []byte, trusted ers.Authorities) error {
	records, err := batch.Records(token)
	if err != nil {
		return cli.Hint(err, "the files are unchanged; was the query made of the same files, in the same order?")
	}
	now := time.Now()
	var said []*stamped
	for i, r := range records {
		stamps, err := r.Verify(s.items[i].Document, trusted)
		if err != nil {
			return cli.Hint(fmt.Errorf("%s: the timestamp does not verify: %w", s.paths[i], err),
				"no file is changed; does --tsa-ca name this authority, and those before?")
		}
		since, ok := ers.Since(stamps, now)
		if !ok {
			return fmt.Errorf("%s: the authority's certificate has ended, or its key was stolen, so the timestamp proves nothing; no file is changed", s.paths[i])
		}
		said = append(said, newStamped(s.paths[i], stamps, since))
	}
	for i, r := range records {
		file, err := evidence.AttachTimestamps(s.files[i], r)
		if err != nil {
			return fmt.Errorf("%s: %w", s.paths[i], err)
		}
		if err := replaceFile(s.paths[i], file); err != nil {
			return err
		}
		if err := said[i].print(c.App.Writer, c.Bool(jsonFlag.Name)); err != nil {
			return err
		}
	}
	return nil
}

// stamped is what the commands say of one file, on one line.
type stamped struct {
	File        string `json:"file"`
	Timestamps  int    `json:"timestamps"`
	Time        string `json:"time"` // of the newest
	Authority   string `json:"authority"`
	Since       string `json:"since"` // proven to exist
	RenewBefore string `json:"renewBefore"`
}

func newStamped(path string, stamps []ers.Stamp, since time.Time) *stamped {
	last := stamps[len(stamps)-1]
	return &stamped{path, len(stamps), instant(last.Time), last.Authority, instant(since), instant(last.Expires)}
}

func (s *stamped) print(w io.Writer, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(w).Encode(s)
	}
	_, err := fmt.Fprintf(w, "%s: stamped at %s by %s; proven since %s; renew it before %s\n",
		s.File, s.Time, s.Authority, s.Since, s.RenewBefore)
	return err
}
