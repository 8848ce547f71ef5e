package indexer

import "github.com/ethereum/go-ethereum/common"

// Study is a research study.
type Study struct {
	ID             common.Hash   `json:"study"`
	Member         common.Hash   `json:"member" doc:"the researcher"`
	Version        uint64        `json:"version" doc:"the newest"`
	ProtocolCommit common.Hash   `json:"protocolCommit"`
	DUO            []uint32      `json:"duo" doc:"terms of the Data Use Ontology"`
	Diseases       []common.Hash `json:"diseases"`
	ValidFrom      uint64        `json:"validFrom" doc:"unix seconds"`
	Expiry         uint64        `json:"expiry" doc:"unix seconds"`
	ReviewedUntil  uint64        `json:"reviewedUntil" doc:"unix seconds up to which the ethics review of this version counts; 0 for none"`
	IsApproved     bool          `json:"approved" doc:"this version was approved, it runs, and is reviewed where its terms ask for that, by the block's time; whether its researcher is in good standing is the member's to ask"`
	Participants   []Participant `json:"participants" doc:"labs that joined this version"`
	Registered     Place         `json:"registered"`
}

// Participant takes part in a study.
type Participant struct {
	Member common.Hash `json:"member"`
	Since  uint64      `json:"sinceBlock"`
}

// Proposal that members vote on.
type Proposal struct {
	ID         string         `json:"proposal" doc:"number, decimal"`
	Member     common.Hash    `json:"member" doc:"who proposed it"`
	Target     common.Address `json:"target" doc:"contract that it calls"`
	Data       string         `json:"data" doc:"of the call, hexadecimal"`
	VotingEnds uint64         `json:"votingEnds" doc:"unix seconds"`
	DecidedAt  *uint64        `json:"decidedAt" doc:"unix seconds at which a vote decided it early; null where none did"`
	State      string         `json:"state" enum:"voting,decided,executed,cancelled" doc:"decided: voting is over, for or against, and it was not executed"`
	Proposed   Place          `json:"proposed"`
	Votes      []Vote         `json:"votes" doc:"oldest first"`
}

// Vote of a member.
type Vote struct {
	Member    common.Hash `json:"member"`
	IsSupport bool        `json:"support"`
	Place
}
