package evidence

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

// TrustFormat names the form of a trust file that this package writes and reads.
const TrustFormat = "labseal/trust/1"

// Trust is what a verifier believes without proof (docs/spec/trust.md). It is issued by the consortium, never by a lab:
// file 1 is named by its hash, which is the consortium id, and a verifier must know that from elsewhere.
type Trust struct {
	Format      string          `json:"format"`
	Number      uint64          `json:"number"`
	Previous    *common.Hash    `json:"previous"` // hash of the file before; null in file 1
	Chain       TrustChain      `json:"chain"`
	Contracts   []TrustContract `json:"contracts"`
	Governance  TrustThreshold  `json:"governance"`
	Attestation TrustThreshold  `json:"attestation"`
	Members     []*Member       `json:"members"`
}

// TrustChain says which chain it is.
type TrustChain struct {
	ID      uint64      `json:"id"`
	Genesis common.Hash `json:"genesis"`
	Codec   string      `json:"codec"` // how headers are encoded and hashed: "ethereum"
}

// TrustContract is a contract with what its code and storage layout were when it was deployed.
type TrustContract struct {
	Name     string         `json:"name"`
	Address  common.Address `json:"address"`
	CodeHash common.Hash    `json:"codeHash"`
	Layout   string         `json:"layout"`
	Block    uint64         `json:"block"` // where it was deployed
}

// TrustThreshold is how many different members must sign.
type TrustThreshold struct {
	Threshold int `json:"threshold"`
}

// Member is a member as the trust file names it.
type Member struct {
	ID        common.Hash      `json:"id"`
	Name      string           `json:"name"`
	Governors []common.Address `json:"governors"`
	Attestors []TrustAccount   `json:"attestors"`
	Keys      []TrustKey       `json:"keys"`
}

// TrustAccount is an account with the blocks for which it counts.
type TrustAccount struct {
	Account common.Address `json:"account"`
	Validity
}

// TrustKey is a public key with the blocks for which it counts.
type TrustKey struct {
	Kind string        `json:"kind"` // "statement" (ES256) or "log" (Ed25519)
	Key  hexutil.Bytes `json:"key"`
	Validity
}

// Validity is a range of blocks: from the first, up to but not including until (null: open), and never from the block
// since which it is known to be compromised.
type Validity struct {
	From             uint64  `json:"from"`
	Until            *uint64 `json:"until"`
	CompromisedSince *uint64 `json:"compromisedSince"`
}

func (v Validity) covers(block uint64) bool {
	return block >= v.From && (v.Until == nil || block < *v.Until) &&
		(v.CompromisedSince == nil || block < *v.CompromisedSince)
}

// Text is the trust file without its signatures: JSON in the one layout that is accepted.
func (t *Trust) Text() ([]byte, error) {
	if err := t.check(); err != nil {
		return nil, fmt.Errorf("trust file: %w", err)
	}
	b, err := json.MarshalIndent(t, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("trust file: %w", err)
	}
	return append(b, '\n'), nil
}

// TrustHash names a trust file by its text. That of file 1 is the consortium id.
func TrustHash(text []byte) common.Hash { return sha256.Sum256(text) }

// ParseTrust reads a signed trust file and checks that enough governors of different members signed it. Since file 1
// names its own governors, that alone proves nothing: compare the returned hash with the consortium id.
func ParseTrust(file []byte) (*Trust, common.Hash, error) {
	text, signatures, err := splitNote(file)
	if err != nil {
		return nil, common.Hash{}, fmt.Errorf("trust file: %w", err)
	}
	t := new(Trust)
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(t); err != nil {
		return nil, common.Hash{}, fmt.Errorf("trust file: %w", err)
	}
	if again, err := t.Text(); err != nil {
		return nil, common.Hash{}, err
	} else if !bytes.Equal(again, text) {
		return nil, common.Hash{}, fmt.Errorf("trust file: %w", errNotCanonical)
	}
	if t.Number != 1 {
		return nil, common.Hash{}, fmt.Errorf("trust file: number %d; this verifier reads file 1 only", t.Number)
	}
	if err := t.checkGovernors(text, signatures); err != nil {
		return nil, common.Hash{}, fmt.Errorf("trust file: %w", err)
	}
	return t, TrustHash(text), nil
}

// checkGovernors counts the members whose governors signed.
func (t *Trust) checkGovernors(text []byte, signatures []noteSignature) error {
	var signed []common.Hash
	for _, s := range signatures {
		m := t.governor(s.account)
		if m == nil {
			return fmt.Errorf("signed by %s, which is no governor in it", s.account)
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
		return fmt.Errorf("signed by %d members, its own rule wants %d", len(signed), t.Governance.Threshold)
	}
	return nil
}

func (t *Trust) check() error {
	switch {
	case t.Format != TrustFormat:
		return fmt.Errorf("format %q is not known; a newer verifier may read it", t.Format)
	case t.Number == 0 || (t.Number == 1) != (t.Previous == nil):
		return errors.New("every file but number 1 names the one before")
	case t.Chain.Codec != "ethereum":
		return fmt.Errorf("header codec %q is not known", t.Chain.Codec)
	case t.hasNull():
		return errors.New("null where a member or a list belongs; a list without entries is []")
	case t.Governance.Threshold < 1 || t.Governance.Threshold > len(t.Members):
		return errors.New("the governance threshold does not fit the members")
	case t.Attestation.Threshold < 1 || t.Attestation.Threshold > len(t.Members):
		return errors.New("the attestation threshold does not fit the members")
	}
	return t.checkDistinct()
}

// hasNull finds what JSON leaves nil where it reads null.
func (t *Trust) hasNull() bool {
	return t.Contracts == nil || t.Members == nil || slices.ContainsFunc(t.Members, func(m *Member) bool {
		return m == nil || m.Governors == nil || m.Attestors == nil || m.Keys == nil
	})
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

// Contract returns a contract by name.
func (t *Trust) Contract(name string) (TrustContract, bool) {
	i := slices.IndexFunc(t.Contracts, func(c TrustContract) bool { return c.Name == name })
	if i < 0 {
		return TrustContract{}, false
	}
	return t.Contracts[i], true
}

// Member returns a member by id, nil where there is none.
func (t *Trust) Member(id common.Hash) *Member {
	i := slices.IndexFunc(t.Members, func(m *Member) bool { return m.ID == id })
	if i < 0 {
		return nil
	}
	return t.Members[i]
}

func (t *Trust) governor(account common.Address) *Member {
	for _, m := range t.Members {
		if slices.Contains(m.Governors, account) {
			return m
		}
	}
	return nil
}

func (t *Trust) attestor(account common.Address, block uint64) *Member {
	for _, m := range t.Members {
		for _, a := range m.Attestors {
			if a.Account == account && a.covers(block) {
				return m
			}
		}
	}
	return nil
}

// AttestorOf returns the id of the member whose attestor an account is for a block; zero where it is nobody's.
func (t *Trust) AttestorOf(account common.Address, block uint64) common.Hash {
	if m := t.attestor(account, block); m != nil {
		return m.ID
	}
	return common.Hash{}
}

// key returns the member's key of a kind with this id that counts for the block.
func (m *Member) key(kind string, id []byte, block uint64) ([]byte, error) {
	for _, k := range m.Keys {
		if k.Kind != kind || !bytes.Equal(keyID(k.Key), id) {
			continue
		}
		if !k.covers(block) {
			return nil, fmt.Errorf("the %s key of member %s does not count for block %d", kind, m.ID, block)
		}
		return k.Key, nil
	}
	return nil, fmt.Errorf("member %s has no such %s key in the trust file", m.ID, kind)
}

// KeysAt returns the member's keys of a kind (statement, log) that count for a block, those that count from later on
// first.
func (m *Member) KeysAt(kind string, block uint64) (keys [][]byte) {
	list := slices.Clone(m.Keys)
	slices.SortStableFunc(list, func(a, b TrustKey) int { return cmp.Compare(b.From, a.From) })
	for _, k := range list {
		if k.Kind == kind && k.covers(block) {
			keys = append(keys, k.Key)
		}
	}
	return keys
}
