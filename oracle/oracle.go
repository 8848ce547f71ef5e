// Package oracle is the lab's side of LabSeal: it takes a record from the lab's system to evidence of it.
//
// Each version of a record passes these states, in order, and each is durable in the journal before the next begins:
//
//	sealed     committed to, signed, encrypted, journalled; from here on nothing is lost
//	logged     it has its place in the lab's log
//	sent       a transaction that anchors the log so far is on its way
//	confirmed  that transaction is in a block
//	final      that block is final
//	attested   enough members hold it as final; there is evidence now
//
// [Anchorer] drives all of them from sealed to attested, one step after the other, and does so again from wherever the
// journal says after a crash: recovery is the normal path. Subpackages hold the technologies: hl7 and fhir read
// records, vault and keys seal them, journal is Postgres, tiles is the log's tree, chain is the node.
package oracle

import (
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/tiles"
	"github.com/labseal/labseal/oracle/vault"
)

// State is how far a version is on its way.
type State string

// The states, in order.
const (
	Sealed    State = "sealed"
	Logged    State = "logged"
	Sent      State = "sent"
	Confirmed State = "confirmed"
	Final     State = "final"
	Attested  State = "attested"
)

// States are all of them, in order.
var States = []State{Sealed, Logged, Sent, Confirmed, Final, Attested}

// VersionID names a version of a record.
type VersionID struct {
	Record  vault.RecordID
	Version uint32 // from 1
}

// Version is a version as intake hands it to the journal.
type Version struct {
	VersionID
	Entry      []byte // the signed statement: what the log takes
	Handle     common.Hash
	Projection string
	Status     evidence.Status
	Sealed     *vault.Sealed // nil for a withdrawal without a body
	Amends     *Amendment    // nil for the first version
}

// Amendment is what a version does to the one before it.
type Amendment struct {
	Handle      common.Hash // of the amended version
	Reason      evidence.Reason
	Replacement common.Hash // zero where the reason withdraws
	Entry       []byte      // the signed amendment; a withdrawal's own entry
}

// Progress is where a version is on its way.
type Progress struct {
	VersionID
	Leaf       common.Hash
	Handle     common.Hash
	State      State
	Index      *uint64      // place in the log, from logged on
	Checkpoint *uint64      // size of the anchoring tree, from sent on
	Tx         *common.Hash // from sent on
	Withdrawal bool
}

// Tx is a signed transaction.
type Tx struct {
	Account common.Address
	Nonce   uint64
	Hash    common.Hash
	Raw     []byte
}

// TxKind says what a transaction does.
type TxKind string

// The kinds of transaction.
const (
	TxCheckpoint TxKind = "checkpoint"
	TxAmend      TxKind = "amend"
	TxConsent    TxKind = "consent"

	TxDisclosures TxKind = "disclosures" // a batch of the accounting
	TxEmergency   TxKind = "emergency"

	TxForeign TxKind = "foreign" // not ours, though under our key; a person has looked into it
)

// TxState is how far a transaction is on its way.
type TxState string

// The states of a transaction. The last two are for good.
const (
	TxStaged    TxState = "staged"
	TxSent      TxState = "sent"
	TxConfirmed TxState = "confirmed"
	TxFinal     TxState = "final"
	TxReverted  TxState = "reverted"
)

// OutboxTx is a transaction in the outbox.
type OutboxTx struct {
	Tx       // the attempt that a block holds, else the newest
	Kind     TxKind
	State    TxState
	Mined    *Mined // from confirmed on
	Attempts []Attempt
}

// Attempt is one of the signed transactions for a nonce. All of them do the same, each at a higher price than those before,
// and a block may hold any one of them.
type Attempt struct {
	Tx
	Signed time.Time
}

// Mined says what became of a transaction in a block.
type Mined struct {
	Block     common.Hash
	Number    uint64
	Succeeded bool
	Reason    string // why it reverted, as far as the node says
}

// Anchored is a final checkpoint.
type Anchored struct {
	Tx     Tx
	Tree   tiles.Tree
	Block  common.Hash
	Number uint64
}
