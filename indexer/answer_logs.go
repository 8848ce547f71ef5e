package indexer

import "github.com/ethereum/go-ethereum/common"

// Log is a lab's log as its contract knows it.
type Log struct {
	Member      common.Hash  `json:"member"`
	Log         common.Hash  `json:"log"`
	State       string       `json:"state" enum:"none,opening,open,closing,closed" doc:"as of the answer's block and its time; none: its opening was cancelled"`
	OpensAt     uint64       `json:"opensAt" doc:"unix seconds"`
	ClosesAt    *uint64      `json:"closesAt" doc:"unix seconds; null where it is not to close"`
	Predecessor *common.Hash `json:"predecessor" doc:"the closed log that it continues; null for none"`
	Opened      Place        `json:"opened"`
	Head        *Checkpoint  `json:"head" doc:"its newest checkpoint; null before the first"`
}

// Completeness is what a member's logs anchored in a period, and what of it is missing.
type Completeness struct {
	Member common.Hash  `json:"member"`
	Logs   []LogAccount `json:"logs" doc:"those that had been opened by the answer's block"`
}

// LogAccount is what a log anchored in a period.
type LogAccount struct {
	Log         common.Hash `json:"log"`
	Checkpoints uint64      `json:"checkpoints" doc:"anchored in the period"`
	OldSize     uint64      `json:"oldSize" doc:"leaves that were anchored before the period"`
	Size        uint64      `json:"size" doc:"leaves that were anchored by the end of the period"`
	First       *Checkpoint `json:"first" doc:"of the period; null where there is none"`
	Last        *Checkpoint `json:"last" doc:"of the period; null where there is none"`
	Gaps        []Gap       `json:"gaps" doc:"checkpoints that do not begin where the one before ended; at most 100"`
	Missing     []Range     `json:"missing" doc:"leaves of the period that are not mirrored and checked against an anchored root; at most 100 ranges"`
	Reason      *string     `json:"reason" doc:"why the newest leaves are not mirrored; null where no attempt failed"`
	Complete    bool        `json:"complete" doc:"no gap, nothing missing"`
}

// Gap is where a log's checkpoints are not contiguous.
type Gap struct {
	After uint64 `json:"afterSize" doc:"leaves of the checkpoint before"`
	Next  uint64 `json:"nextOldSize" doc:"leaves that the next one begins with"`
}

// Range of leaves: From counts, Until does not.
type Range struct {
	From  uint64 `json:"from"`
	Until uint64 `json:"until"`
}

// AccountHolder is whose an account is.
type AccountHolder struct {
	Member common.Hash `json:"member"`
	AccountState
}
