package evidence

import (
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
)

// check refuses a trust file that contradicts itself.
func (t *Trust) check() error {
	switch {
	case t.Format != TrustFormat:
		return fmt.Errorf("format %q is not known; a newer verifier may read it", t.Format)
	case t.Number == 0 || (t.Number == 1) != (t.Previous == nil):
		return errors.New("every file but number 1 names the one before")
	case mostFields[t.Chain.Codec] == 0:
		return fmt.Errorf("header codec %q is not known", t.Chain.Codec)
	case t.hasNull():
		return errors.New("null where a member or a list belongs; a list without entries is []")
	case t.Governance.Threshold < 1 || t.Governance.Threshold > len(t.Members):
		return errors.New("the governance threshold does not fit the members")
	}
	for _, check := range []func() error{t.checkAttestation, t.checkValidators, t.checkPinned} {
		if err := check(); err != nil {
			return err
		}
	}
	return t.checkDistinct()
}

// hasNull finds what JSON leaves nil where it reads null.
func (t *Trust) hasNull() bool {
	return t.Contracts == nil || t.Members == nil || t.Attestation == nil || t.Validators == nil || t.Pinned == nil ||
		slices.ContainsFunc(t.Members, func(m *Member) bool {
			return m == nil || m.Governors == nil || m.Attestors == nil || m.Keys == nil
		})
}

func (t *Trust) checkAttestation() error {
	var last *uint64
	for i, p := range t.Attestation {
		if p.Threshold < 1 || p.Threshold > len(t.Members) {
			return errors.New("an attestation threshold does not fit the members")
		}
		if err := follows(i, last, p.From, p.Until); err != nil {
			return fmt.Errorf("attestation thresholds: %w", err)
		}
		last = p.Until
	}
	return nil
}

func (t *Trust) checkValidators() error {
	if t.Chain.Codec == CodecEthereum && len(t.Validators) > 0 {
		return errors.New("validator sets, but headers of the codec ethereum carry no seals")
	}
	var last *uint64
	for i, s := range t.Validators {
		if len(s.Accounts) == 0 {
			return errors.New("a validator set is empty")
		}
		for j := range s.Accounts {
			if j > 0 && s.Accounts[j-1].Cmp(s.Accounts[j]) >= 0 {
				return errors.New("the accounts of a validator set do not ascend")
			}
		}
		if err := follows(i, last, s.From, s.Until); err != nil {
			return fmt.Errorf("validator sets: %w", err)
		}
		last = s.Until
	}
	return nil
}

func (t *Trust) checkPinned() error {
	for i := range t.Pinned {
		if i > 0 && t.Pinned[i-1].Number >= t.Pinned[i].Number {
			return errors.New("pinned blocks do not ascend")
		}
	}
	return nil
}

// follows wants ranges of blocks that ascend and don't overlap, so that one holds for a block.
func follows(i int, last *uint64, from uint64, until *uint64) error {
	if until != nil && *until <= from {
		return fmt.Errorf("one from block %d ends before it begins", from)
	}
	if i > 0 && (last == nil || from < *last) {
		return fmt.Errorf("the one from block %d overlaps the one before", from)
	}
	return nil
}

// checkDistinct refuses an account, key or id that stands for two.
func (t *Trust) checkDistinct() error {
	seen := map[string]bool{}
	distinct := func(kind string, b []byte) error {
		if seen[kind+string(b)] {
			return fmt.Errorf("%s %x appears twice", kind, b)
		}
		seen[kind+string(b)] = true
		return nil
	}
	var errs []error
	for _, c := range t.Contracts {
		errs = append(errs, distinct("contract", []byte(c.Name)))
	}
	for _, m := range t.Members {
		errs = append(errs, distinct("member", m.ID[:]))
		for _, a := range m.Governors {
			errs = append(errs, distinct("account", a[:]))
		}
		for _, a := range m.Attestors {
			errs = append(errs, distinct("account", a.Account[:]))
		}
		for _, k := range m.Keys {
			errs = append(errs, distinct("key", k.Key))
		}
	}
	return errors.Join(errs...)
}

// checkGovernors counts the members of t whose governors signed a text.
func (t *Trust) checkGovernors(text []byte, signatures []noteSignature) error {
	var signed []common.Hash
	for _, s := range signatures {
		m := t.governor(s.account)
		if m == nil {
			return fmt.Errorf("signed by %s, which is no governor in file %d", s.account, t.Number)
		}
		if err := s.check(text); err != nil {
			return fmt.Errorf("signature of %s: %w", s.account, err)
		}
		if slices.Contains(signed, m.ID) {
			return fmt.Errorf("signed twice for member %s", m.ID)
		}
		signed = append(signed, m.ID)
	}
	if len(signed) < t.Governance.Threshold {
		return fmt.Errorf("signed by %d members, file %d wants %d", len(signed), t.Number, t.Governance.Threshold)
	}
	return nil
}
