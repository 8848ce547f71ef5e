// Package indexer is the readers' side: a mirror of the consortium's contracts that proves its own completeness.
//
// A [Source] hands out blocks whose headers, receipts and transactions were recomputed, never taken on a node's word
// (package chain). A [Store] keeps all of them (package postgres). The [Follower] joins the two, one step at a time:
//
//   - one step is one bounded range of blocks and one transaction, so a crash loses nothing and repeats nothing;
//   - the cursor is the newest stored block, number and hash. Every step begins by finding the newest stored block that
//     is on the node's chain. A reorganisation is the case in which that is not the newest stored one: what lies above
//     is replaced in the same transaction, and nothing else is special about it. The head's number may fall;
//   - a block that was held as final is settled and never replaced. A chain that wants it replaced halts the follower.
//
// The rows that follow from the chain are the same after every rebuild, whoever builds them and in whatever steps.
//
// All this proves that the mirror is complete and consistent with the chain that the source believes in (package chain).
// Where that is the word of one node, it is the members' attestations (package attestor) that prove whose chain it is.
package indexer

import (
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

var (
	// ErrFinality halts the follower: the node's chain contradicts a block that was final.
	ErrFinality = errors.New("the chain was reorganised deeper than finality")
	// ErrConflict halts the follower: it can't be told any more which chain the members hold as final.
	ErrConflict = errors.New("members attested different blocks at one height")
	// ErrGap halts the follower: a contract's events are not contiguous.
	ErrGap = errors.New("a contract's events are not contiguous")
	// ErrMoved is returned by a Store for blocks whose parent it does not hold.
	ErrMoved = errors.New("the blocks do not follow on the stored ones")
	// ErrNotFound is returned for what the mirror does not hold.
	ErrNotFound = errors.New("not found")
	// ErrReplaced is returned for a cursor into a block that is no longer on the chain.
	ErrReplaced = errors.New("the cursor's block was replaced by a reorganisation")
	// ErrAway is returned by reads of a mirror that can't be reached now, and may be later.
	ErrAway = errors.New("the mirror is away")
	// ErrEmpty is returned by reads of a mirror that holds no block yet.
	ErrEmpty = errors.New("no block is indexed yet")
)

// Ref names a block.
type Ref struct {
	Number uint64
	Hash   common.Hash
	Time   uint64 // unix seconds
	Final  bool   // said of blocks that answers are as of: it is settled, and with it all before it
}

// Head is the newest block of a node, and the number of the newest one that is final.
type Head struct {
	Ref
	Final    uint64
	Attested *Attested // what final blocks must be to count; nil where it takes no attestations
}

// Attested is how far enough members have attested the chain. An attested block makes those that it descends from
// trusted; what is above it is shown, and does not count as final.
type Attested struct {
	Newest    Ref       // the newest attested block that the node's chain may hold; zero where there is none
	Since     time.Time // when a final block began to wait for being attested; zero where none does
	Missing   string    // what attestations lack; empty where enough members give theirs
	IsOverdue bool      // too long a wait: nothing newer is to be taken in
}

// Block is a block with those of its events that our contracts emitted, in their order.
type Block struct {
	Ref
	Parent common.Hash
	Events []Event
}

// Event is an event of one of our contracts: as the chain holds it, and what it says.
type Event struct {
	Contract string // one of the names below
	Name     string
	Seq      uint64 // contiguous per contract, from 1
	LogIndex uint64 // place among all events of the block
	TxIndex  uint64 // place of the transaction in the block
	TxHash   common.Hash
	Topics   []common.Hash
	Data     []byte
	Fact     Fact // nil where the mirror keeps the event and does not ask what it says
}

// The contracts' names.
const (
	Consortium      = "Consortium"
	ResultLog       = "ResultLog"
	ConsentRegistry = "ConsentRegistry"
	CustodyLedger   = "CustodyLedger"
	DisclosureLog   = "DisclosureLog"
	OrderEscrow     = "OrderEscrow"
	LotRegistry     = "LotRegistry"
	StudyRegistry   = "StudyRegistry"
)

// Contracts are all names.
var Contracts = []string{
	Consortium, ResultLog, ConsentRegistry, CustodyLedger, DisclosureLog, OrderEscrow, LotRegistry, StudyRegistry,
}

// Fault is a node's answer that failed a check, or no answer.
type Fault struct {
	Node  string // host of the node's URL
	Check string // one of the Check constants
	Block uint64 // 0 where the fault concerns none
	Err   error
}

// What a node's answers are checked for.
const (
	CheckAnswer       = "answer"       // it answers, and what it should
	CheckDeployment   = "deployment"   // its chain is the one with our contracts
	CheckHeader       = "header"       // the hash follows from the header
	CheckLink         = "link"         // the header follows on its parent
	CheckReceipts     = "receipts"     // the receipts give the header's receipts root
	CheckTransactions = "transactions" // the transactions give the header's transactions root
	CheckEvent        = "event"        // the contracts' events are ones that we know
	CheckAgreement    = "agreement"    // as many nodes as must have the same block
	CheckSeals        = "seals"        // a quorum of the chain's validators sealed the block
	CheckAttestation  = "attestation"  // the chain holds the block that enough members attested
)

func (f *Fault) Error() string {
	if f.Block == 0 {
		return fmt.Sprintf("node %s: %s: %v", f.Node, f.Check, f.Err)
	}
	return fmt.Sprintf("node %s: block %d: %s: %v", f.Node, f.Block, f.Check, f.Err)
}

// Unwrap returns the cause.
func (f *Fault) Unwrap() error { return f.Err }
