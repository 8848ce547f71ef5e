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

// RolesChange replaces a member's roles.
type RolesChange struct {
	Member common.Hash
	Roles  uint64 // bits, see Roles
}

// The statuses of a member.
const (
	StatusActive    = "active"
	StatusSuspended = "suspended"
	StatusRemoved   = "removed"
)

// StatusChange is how a member stands from now on.
type StatusChange struct {
	Member         common.Hash
	Status         string
	SuspendedUntil uint64 // unix seconds, for a suspension in an emergency; else 0
}

// AccountChange binds an account to a member and a purpose, or switches it on or off.
type AccountChange struct {
	Member     common.Hash
	Account    common.Address
	Purpose    string
	IsActive   bool
	ActiveFrom uint64 // unix seconds; 0 where it is off
}

// Position is a place in the chain's order of events.
type Position struct{ Block, LogIndex uint64 }

// AccountCompromised says that an account counts no more, and since when nothing it signed does.
type AccountCompromised struct {
	Member  common.Hash
	Account common.Address
	Since   Position
}

// KeyChange is a member's key of a kind from a time on.
type KeyChange struct {
	Member    common.Hash
	Kind      string
	Key       []byte
	ValidFrom uint64 // unix seconds
}

// KeyEnded drops a key that does not count yet, or says since when one was compromised.
type KeyEnded struct {
	Member      common.Hash
	Kind        string
	Key         []byte
	Compromised *Position // nil where it was dropped
}

// LogURLChange is where a member publishes its logs' tiles from now on.
type LogURLChange struct {
	Member common.Hash
	URL    string
}

// LogOpened begins a member's log.
type LogOpened struct {
	Member      common.Hash
	Log         common.Hash
	OpensAt     uint64      // unix seconds
	Predecessor common.Hash // the closed log that it continues; zero for none
}

// The changes of a log.
const (
	LogOpeningCancelled = "opening cancelled"
	LogClosed           = "closed"
	LogClosingCancelled = "closing cancelled"
)

// LogChange closes a log, or takes its opening or closing back.
type LogChange struct {
	Member   common.Hash
	Log      common.Hash
	Change   string
	ClosesAt uint64 // unix seconds, of a closing; else 0
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

// SignerRotated replaces a subject's signer.
type SignerRotated struct {
	Subject common.Hash
	Signer  []byte // ERC-7913
}

// The steps of a recovery.
const (
	RecoveryStarted   = "started"
	RecoveryVetoed    = "vetoed"
	RecoveryCompleted = "completed"
)

// Recovery is a step of a subject's recovery by guardians. A completed one makes the signer that was started with last
// the subject's.
type Recovery struct {
	Subject common.Hash
	Step    string
	Signer  []byte // of a start
}

// Granted is a subject's consent.
type Granted struct {
	Grant       common.Hash
	Subject     common.Hash
	Number      uint64 // contiguous per subject, from 1
	TermsCommit common.Hash
	Expiry      uint64      // unix seconds
	EffectiveAt uint64      // unix seconds
	Supersedes  common.Hash // the grant that it ended; zero for none
	Appointment common.Hash // of the proxy that made it; zero for none
}

// Revoked ends a grant.
type Revoked struct {
	Grant   common.Hash
	Subject common.Hash
}

func (MemberAdmitted) fact()     {}
func (RolesChange) fact()        {}
func (StatusChange) fact()       {}
func (AccountChange) fact()      {}
func (AccountCompromised) fact() {}
func (KeyChange) fact()          {}
func (KeyEnded) fact()           {}
func (LogURLChange) fact()       {}
func (LogOpened) fact()          {}
func (LogChange) fact()          {}
func (CheckpointAnchored) fact() {}
func (HandlesAmended) fact()     {}
func (SubjectEnrolled) fact()    {}
func (SignerRotated) fact()      {}
func (Recovery) fact()           {}
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
