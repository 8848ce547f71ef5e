package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/oracle/chain"
)

func proposeTrust(c *ucli.Context) error {
	_, before, _, err := issued(c)
	if err != nil {
		return err
	}
	d, err := deploy.Load(c.Path(deploymentFlag.Name))
	if err != nil {
		return err
	}
	evm, err := chain.Dial(c.Context, c.String(rpcFlag.Name), d)
	if err != nil {
		return err
	}
	defer evm.Close()
	books, err := evm.Consortium().Books(c.Context)
	if err != nil {
		return err
	}
	t := &evidence.Trust{
		Format: evidence.TrustFormat, Number: 1, Attestation: books.Attestation, Validators: []evidence.ValidatorSet{},
		Pinned: []evidence.PinnedBlock{}, Members: books.Members,
		Governance: evidence.TrustThreshold{Threshold: len(books.Members)/2 + 1},
	}
	t.Chain, t.Contracts = d.Trusted()
	if t.Chain.Codec != evidence.CodecEthereum && len(books.Validators) > 0 {
		t.Validators = books.Validators
	}
	if before != nil {
		text, err := before.Text()
		if err != nil {
			return err
		}
		follow(t, before, evidence.TrustHash(text))
	}
	if c.IsSet(governorsFlag.Name) {
		t.Governance.Threshold = c.Int(governorsFlag.Name)
	}
	if err := nameMembers(t, c.StringSlice(nameFlag.Name)); err != nil {
		return err
	}
	if c.IsSet(pinFlag.Name) {
		block, err := evm.Pin(c.Context, c.Uint64(pinFlag.Name))
		if err != nil {
			return err
		}
		pin(t, block)
	}
	text, err := t.Text()
	if err != nil {
		return err
	}
	if err := writeNew(c.Path(trustOutFlag.Name), text, 0o644); err != nil {
		return err
	}
	for _, note := range books.Notes {
		if _, err := fmt.Fprintln(c.App.ErrWriter, "note:", note); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(c.App.Writer, "proposed trust file %d: %s\nwrote %s: read it with `oracle trust show`, then have it signed\n",
		t.Number, evidence.TrustHash(text), c.Path(trustOutFlag.Name))
	return err
}

// follow makes t the file behind one: what the consortium said before and the chain does not know stays as it was.
func follow(t, before *evidence.Trust, hash common.Hash) {
	t.Number, t.Previous = before.Number+1, &hash
	t.Governance, t.Pinned = before.Governance, before.Pinned
	for _, m := range t.Members {
		old := before.Member(m.ID)
		if old == nil {
			continue
		}
		m.Name = old.Name
		for i, a := range m.Attestors {
			for _, o := range old.Attestors {
				if o.Account == a.Account && a.CompromisedSince == nil {
					m.Attestors[i].CompromisedSince = o.CompromisedSince
				}
			}
		}
		for i, k := range m.Keys {
			for _, o := range old.Keys {
				if o.Kind == k.Kind && slices.Equal(o.Key, k.Key) && k.CompromisedSince == nil {
					m.Keys[i].CompromisedSince = o.CompromisedSince
				}
			}
		}
	}
	followValidators(t, before)
}

// followValidators keeps the sets as they were, with the blocks from which they sealed, and adds a newer one.
func followValidators(t, before *evidence.Trust) {
	if len(before.Validators) == 0 || len(t.Validators) == 0 {
		return
	}
	newest := t.Validators[len(t.Validators)-1]
	t.Validators = slices.Clone(before.Validators)
	last := &t.Validators[len(t.Validators)-1]
	if slices.Equal(last.Accounts, newest.Accounts) || newest.From <= last.From {
		return
	}
	last.Until = &newest.From
	t.Validators = append(t.Validators, newest)
}

// nameMembers gives members their names for people.
func nameMembers(t *evidence.Trust, names []string) error {
	for _, pair := range names {
		id, name, ok := strings.Cut(pair, "=")
		if !ok || name == "" {
			return cli.Usage("--%s %q: want ID=NAME", nameFlag.Name, pair)
		}
		hash, err := parseHash(nameFlag.Name, id)
		if err != nil {
			return err
		}
		m := t.Member(hash)
		if m == nil {
			return cli.Usage("--%s: there is no member %s", nameFlag.Name, id)
		}
		m.Name = name
	}
	var errs []error
	for _, m := range t.Members {
		if m.Name == "" {
			errs = append(errs, cli.Usage("member %s has no name yet: give it by --%s %s=NAME", m.ID, nameFlag.Name, m.ID))
		}
	}
	return errors.Join(errs...)
}

// pin adds a block in its place.
func pin(t *evidence.Trust, block evidence.PinnedBlock) {
	i, isThere := slices.BinarySearchFunc(t.Pinned, block.Number, func(p evidence.PinnedBlock, number uint64) int {
		return cmp.Compare(p.Number, number)
	})
	if !isThere {
		t.Pinned = slices.Insert(slices.Clone(t.Pinned), i, block)
	}
}
