package indexer

import "github.com/ethereum/go-ethereum/common"

// Fact is what an event says, decoded: one of the types below.
type Fact interface{ fact() }

// MemberAdmitted says who became a member, with what.
type MemberAdmitted struct {
	Member   common.Hash
	Roles    uint64 // bits, see Roles
	LogURL   string
	Accounts []AccountChange // of this member
	Keys     []KeyChange     // of this member
}

// AccountChange binds an account to a member and a purpose, or switches it on or off.
type AccountChange struct {
	Member   common.Hash
	Account  common.Address
	Purpose  string
	IsActive bool
}

// KeyChange is a member's key of a kind from now on.
type KeyChange struct {
	Member common.Hash
	Kind   string
	Key    []byte
}

// LogURLChange is where a member publishes its logs' tiles from now on.
type LogURLChange struct {
	Member common.Hash
	URL    string
}

// LogOpened begins a member's log.
type LogOpened struct {
	Member common.Hash
	Log    common.Hash
}

// CheckpointAnchored moves a log's head.
type CheckpointAnchored struct {
	Member  common.Hash
	Log     common.Hash
	OldSize uint64
	Size    uint64
	Root    common.Hash
}

// HandlesAmended sets the status of versions. Handles that were set before are left out.
type HandlesAmended struct {
	Member     common.Hash
	Amendments []Amendment
}

// Amendment is why a version was amended, and a salted pointer to its successor or zero.
type Amendment struct {
	Handle      common.Hash
	Reason      string
	Replacement common.Hash
}

// SubjectEnrolled makes a subject known.
type SubjectEnrolled struct {
	Subject common.Hash
	Member  common.Hash
	Signer  []byte // ERC-7913
}

// Granted is a subject's consent.
type Granted struct {
	Grant       common.Hash
	Subject     common.Hash
	Number      uint64 // contiguous per subject, from 1
	TermsCommit common.Hash
	Expiry      uint64 // unix seconds
}

// Revoked ends a grant.
type Revoked struct {
	Grant   common.Hash
	Subject common.Hash
}

func (MemberAdmitted) fact()     {}
func (AccountChange) fact()      {}
func (KeyChange) fact()          {}
func (LogURLChange) fact()       {}
func (LogOpened) fact()          {}
func (CheckpointAnchored) fact() {}
func (HandlesAmended) fact()     {}
func (SubjectEnrolled) fact()    {}
func (Granted) fact()            {}
func (Revoked) fact()            {}

var roleNames = []string{
	"lab", "collector", "courier", "provider", "payer", "researcher", "manufacturer", "auditor",
}

// Roles names role bits.
func Roles(bits uint64) []string {
	names := []string{}
	for i, name := range roleNames {
		if bits>>i&1 != 0 {
			names = append(names, name)
		}
	}
	return names
}
