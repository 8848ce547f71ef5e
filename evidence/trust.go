package evidence

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
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
	Attestation []TrustPeriod   `json:"attestation"` // by blocks, ascending
	Validators  []ValidatorSet  `json:"validators"`  // likewise; none where headers carry no seals
	Pinned      []PinnedBlock   `json:"pinned"`      // by number, ascending
	Members     []*Member       `json:"members"`
}

// TrustChain says which chain it is.
type TrustChain struct {
	ID      uint64      `json:"id"`
	Genesis common.Hash `json:"genesis"`
	Codec   string      `json:"codec"` // how headers are encoded and hashed
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

// TrustPeriod is how many different members must attest a block, and for which blocks that holds. Evidence made under
// an earlier threshold stays good when the consortium changes it.
type TrustPeriod struct {
	Threshold int     `json:"threshold"`
	From      uint64  `json:"from"`
	Until     *uint64 `json:"until"`
}

// ValidatorSet is who seals blocks, and which blocks. It comes from the consortium, never from a header.
type ValidatorSet struct {
	Accounts []common.Address `json:"accounts"` // ascending
	Validity
}

// PinnedBlock is a block that the consortium vouches for by its hash, whatever became of its signatures.
type PinnedBlock struct {
	Number uint64      `json:"number"`
	Hash   common.Hash `json:"hash"`
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

// why says why a validity does not cover a block, for people.
func (v Validity) why(block uint64) string {
	switch {
	case v.CompromisedSince != nil && block >= *v.CompromisedSince:
		return fmt.Sprintf("compromised since block %d; what was anchored since may be a thief's", *v.CompromisedSince)
	case block < v.From:
		return fmt.Sprintf("counts from block %d on", v.From)
	case v.Until != nil && block >= *v.Until:
		return fmt.Sprintf("counted until block %d", *v.Until)
	}
	return "counts"
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

// attestor is the member whose attestor an account is for a block.
func (t *Trust) attestor(account common.Address, block uint64) (*Member, TrustAccount, error) {
	why := ""
	for _, m := range t.Members {
		for _, a := range m.Attestors {
			switch {
			case a.Account != account:
			case a.covers(block):
				return m, a, nil
			default:
				why = fmt.Sprintf(": it is one of %s, but %s", m.Name, a.why(block))
			}
		}
	}
	return nil, TrustAccount{}, fmt.Errorf("%s is not an attestor for block %d%s", account, block, why)
}

// AttestationThreshold is how many members must attest a block; 0 where the trust file does not say.
func (t *Trust) AttestationThreshold(block uint64) int {
	for _, p := range t.Attestation {
		if block >= p.From && (p.Until == nil || block < *p.Until) {
			return p.Threshold
		}
	}
	return 0
}

// Wanted is how many attestations of a block a lab gathers before it hands out evidence that rests on it: none where
// validators seal it, else as many as the trust file asks for of that very block. Where the file says neither, no evidence
// can rest on the block, and that is an error.
func (t *Trust) Wanted(block uint64) (int, error) {
	if t.IsSealed(block) {
		return 0, nil
	}
	threshold := t.AttestationThreshold(block)
	if threshold == 0 {
		return 0, fmt.Errorf("the trust file has no attestation threshold for block %d", block)
	}
	return threshold, nil
}

// IsSealed says whether the trust file knows who seals a block.
func (t *Trust) IsSealed(block uint64) bool { return t.validatorSet(block) != nil }

func (t *Trust) validatorSet(block uint64) *ValidatorSet {
	for i := range t.Validators {
		if t.Validators[i].covers(block) {
			return &t.Validators[i]
		}
	}
	return nil
}

// AttestorOf returns the id of the member whose attestor an account is for a block; zero where it is nobody's.
func (t *Trust) AttestorOf(account common.Address, block uint64) common.Hash {
	if m, _, err := t.attestor(account, block); err == nil {
		return m.ID
	}
	return common.Hash{}
}

// key returns the member's key of a kind with this id that counts for the block.
func (m *Member) key(kind string, id []byte, block uint64) (TrustKey, error) {
	for _, k := range m.Keys {
		if k.Kind != kind || !bytes.Equal(keyID(k.Key), id) {
			continue
		}
		if !k.covers(block) {
			return k, fmt.Errorf("the %s key of member %s does not count for block %d: %s", kind, m.ID, block, k.why(block))
		}
		return k, nil
	}
	return TrustKey{}, fmt.Errorf("member %s has no such %s key in the trust file", m.ID, kind)
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
