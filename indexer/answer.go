package indexer

import (
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

// What the mirror answers. The JSON is the API's.

// Place is where on the chain something was said.
type Place struct {
	Block    uint64      `json:"block" doc:"number of the block"`
	Hash     common.Hash `json:"blockHash" doc:"hash of the block"`
	Time     uint64      `json:"blockTime" doc:"unix seconds"`
	LogIndex uint64      `json:"logIndex" doc:"place among all events of the block"`
	Tx       common.Hash `json:"tx" doc:"hash of the transaction"`
}

// Member is an organisation as the Consortium contract knows it.
type Member struct {
	ID       common.Hash    `json:"id"`
	Roles    []string       `json:"roles"`
	Standing StatusState    `json:"standing" doc:"how it stands as of the answer's block and its time"`
	LogURL   string         `json:"logUrl" doc:"where its logs' tiles are published; empty where it has none"`
	Admitted Place          `json:"admitted"`
	Accounts []AccountState `json:"accounts" doc:"what counts now"`
	Keys     []KeyState     `json:"keys" doc:"what counts now"`
}

// AccountState is what an account is for, since a block.
type AccountState struct {
	Account  common.Address `json:"account"`
	Purpose  string         `json:"purpose" enum:"governor,sequencer,manager,attestor,relayer,custodian,treasurer"`
	IsActive bool           `json:"active"`
	From     uint64         `json:"activeFrom" doc:"unix seconds from which it may act; 0 where it is off, or acts since its block"`
	Since    uint64         `json:"sinceBlock"`
}

// KeyState is a key of a kind, since a block.
type KeyState struct {
	Kind  string        `json:"kind" enum:"statement,log,encryption"`
	Key   hexutil.Bytes `json:"key"`
	From  uint64        `json:"validFrom" doc:"unix seconds from which it counts; 0 where it counts since its block"`
	Since uint64        `json:"sinceBlock"`
}

// RolesState is what a member does, since a block.
type RolesState struct {
	Roles []string `json:"roles"`
	Since uint64   `json:"sinceBlock"`
}

// StatusState is how a member stands, since a block.
type StatusState struct {
	Status string `json:"status" enum:"active,suspended,removed"`
	Until  uint64 `json:"suspendedUntil" doc:"unix seconds when a suspension in an emergency lapses; else 0"`
	Since  uint64 `json:"sinceBlock"`
}

// Compromise says that an account or key was in other hands.
type Compromise struct {
	Account  *common.Address `json:"account,omitempty"`
	Kind     string          `json:"kind,omitempty" doc:"of a key"`
	Key      hexutil.Bytes   `json:"key,omitempty"`
	Block    uint64          `json:"compromisedSinceBlock" doc:"with the place in it: nothing signed from there on counts"`
	LogIndex uint64          `json:"compromisedSinceLogIndex"`
	Since    uint64          `json:"sinceBlock" doc:"in which it was reported"`
}

// LogURLState is where a member publishes tiles, since a block.
type LogURLState struct {
	URL   string `json:"logUrl"`
	Since uint64 `json:"sinceBlock"`
}

// History is all that was ever true of a member, oldest first.
type History struct {
	Roles       []RolesState   `json:"roles"`
	Standing    []StatusState  `json:"standing"`
	Accounts    []AccountState `json:"accounts"`
	Keys        []KeyState     `json:"keys"`
	LogURLs     []LogURLState  `json:"logUrls"`
	Compromises []Compromise   `json:"compromises"`
}

// Checkpoint is an anchored head of a log.
type Checkpoint struct {
	Member  common.Hash `json:"member"`
	Log     common.Hash `json:"log"`
	OldSize uint64      `json:"oldSize" doc:"leaves before"`
	Size    uint64      `json:"size" doc:"leaves"`
	Root    common.Hash `json:"root" doc:"RFC 9162 tree head"`
	Place
}

// Subject is a patient as the chain knows them, for one lab, with all grants.
type Subject struct {
	ID       common.Hash   `json:"subject"`
	Member   common.Hash   `json:"member"`
	Signer   hexutil.Bytes `json:"signer" doc:"ERC-7913 signer"`
	Enrolled Place         `json:"enrolled"`
	Grants   []Grant       `json:"grants"`
}

// Grant is a subject's consent. What it permits is not on the chain, only a commitment to it.
type Grant struct {
	ID          common.Hash `json:"grant"`
	Subject     common.Hash `json:"grantedBy" doc:"subject id"`
	Number      uint64      `json:"number" doc:"contiguous per subject, from 1"`
	TermsCommit common.Hash `json:"termsCommit"`
	Expiry      uint64      `json:"expiry" doc:"unix seconds"`
	Effective   uint64      `json:"effectiveAt" doc:"unix seconds"`
	ByProxy     bool        `json:"byProxy" doc:"made by a proxy of the subject"`
	State       string      `json:"state" enum:"pending,active,revoked,expired" doc:"as of the answer's block and its time"`
	Granted     Place       `json:"granted"`
	Revoked     *Place      `json:"revoked" doc:"by itself, or by a grant that superseded it; null while it is not"`
}

// Version is where a version's statement is logged: the entry that was anchored first.
type Version struct {
	Leaf common.Hash `json:"leaf"`
	Entry
	Elsewhere  []Entry    `json:"elsewhere" doc:"other places with the same leaf: copies, which prove nothing"`
	Checkpoint Checkpoint `json:"checkpoint" doc:"the first anchored one that covers the entry"`
}

// Inclusion proves that a leaf is in a checkpoint.
type Inclusion struct {
	Size  uint64        `json:"size" doc:"leaves of the checkpoint"`
	Index uint64        `json:"index" doc:"the leaf's place, from 0"`
	Path  []common.Hash `json:"path" doc:"RFC 9162, section 2.1.3: from the leaf's sibling up; with the leaf it gives the checkpoint's root"`
}

// Entry is a place in a log.
type Entry struct {
	Member common.Hash `json:"member"`
	Log    common.Hash `json:"log"`
	Index  uint64      `json:"index"`
}

// Amended says why, and with what, a version was amended.
type Amended struct {
	Reason      string       `json:"reason"`
	Replacement *common.Hash `json:"replacement" doc:"salted pointer to the successor's leaf; null where there is none"`
	Place
}

// Fields are what an event says: texts, lists of texts, true and false.
type Fields map[string]any

// StoredEvent is an event as the chain holds it, and what it says.
type StoredEvent struct {
	Contract string        `json:"contract" enum:"Consortium,ResultLog,ConsentRegistry,CustodyLedger,DisclosureLog,OrderEscrow,LotRegistry,StudyRegistry"`
	Name     string        `json:"name"`
	Seq      uint64        `json:"seq" doc:"contiguous per contract, from 1"`
	TxIndex  uint64        `json:"txIndex"`
	Topics   []common.Hash `json:"topics"`
	Data     hexutil.Bytes `json:"data"`
	Fields   Fields        `json:"fields" nullable:"true" doc:"what it says, by name: bytes in hexadecimal, numbers in decimal; null where only topics and data hold it"`
	Place
}

// Attestation is what an attestor signed of a block.
type Attestation struct {
	Number    uint64         `json:"number"`
	Hash      common.Hash    `json:"hash"`
	Account   common.Address `json:"account"`
	Signature hexutil.Bytes  `json:"signature" doc:"65 bytes r, s, v (0 or 1) over the EIP-712 digest of the block"`
}

// Health is how the mirror does.
type Health struct {
	Follower   *Following
	Settled    uint64
	Logs       []LogHealth
	Alarms     []Alarm
	Complaints []Complaint
}

// Following is the state that the follower last noted.
type Following struct {
	Head   Ref
	Halted string
	Trust  string // why the blocks are believed, in words
	// Unattested is what members' attestations lack; empty where nothing does.
	Unattested string
	IsOverdue  bool // for so long that nothing newer is taken in
	Seen       time.Time
}

// LogHealth is how far a log's leaves are mirrored.
type LogHealth struct {
	Member   common.Hash `json:"member"`
	Log      common.Hash `json:"log"`
	Anchored uint64      `json:"anchoredSize" doc:"leaves that are anchored"`
	Mirrored uint64      `json:"mirroredSize" doc:"leaves that are mirrored and checked"`
	Reason   *string     `json:"reason" doc:"why the mirror lags; null where no attempt failed"`
}

// Alarm is what a person must look at.
type Alarm struct {
	Kind   string    `json:"kind"`
	About  string    `json:"about"`
	Detail string    `json:"detail"`
	Times  uint64    `json:"times"`
	First  time.Time `json:"first"`
	Last   time.Time `json:"last"`
}

// Complaint is what a node answered wrongly.
type Complaint struct {
	Node   string    `json:"node" doc:"its host, for whoever runs the indexer; for others a number"`
	Check  string    `json:"check"`
	Block  uint64    `json:"block" doc:"the last time; 0 where it concerned none"`
	Detail string    `json:"detail" doc:"the last time; empty for those who see numbers only"`
	Times  uint64    `json:"times"`
	First  time.Time `json:"first"`
	Last   time.Time `json:"last"`
}

// MirroredLog is a log with what of it is mirrored, and what is to be.
type MirroredLog struct {
	Member     common.Hash
	Log        common.Hash
	URL        string // the member's; empty where it publishes nothing
	Tree       Tree   // mirrored so far
	IsAnchored bool   // whether the mirrored tree is still one that was anchored
	Ahead      []Tree // anchored and settled, not mirrored yet, oldest first; without frontiers
}

// Tree is a log's tree at a size.
type Tree struct {
	Size     uint64
	Root     common.Hash
	Frontier []common.Hash // its compact range: the roots of its full subtrees, from the left
}
