package indexer

import "github.com/ethereum/go-ethereum/common"

// DisclosureBatch is an anchored part of a member's accounting of disclosures.
type DisclosureBatch struct {
	Member  common.Hash `json:"member"`
	Number  uint64      `json:"number" doc:"contiguous per member, from 1"`
	Root    common.Hash `json:"root"`
	Size    uint64      `json:"size" doc:"leaves, padding among them"`
	Covered uint64      `json:"covered" doc:"number up to which emergencies are accounted for"`
	Head    common.Hash `json:"head" doc:"of the chain of batches"`
	Place
}

// Emergency is a release without consent, recorded at once.
type Emergency struct {
	Member     common.Hash `json:"member"`
	Number     uint64      `json:"number" doc:"contiguous per member, from 1"`
	Pseudonym  common.Hash `json:"pseudonym" doc:"random; not the subject"`
	Commitment common.Hash `json:"commitment"`
	Reviews    []Review    `json:"reviews" doc:"two make it reviewed: a manager's and a governor's"`
	IsCovered  bool        `json:"accounted" doc:"a batch accounts for it"`
	Place
}

// Review of an emergency.
type Review struct {
	Reviewer     string      `json:"reviewer" enum:"governor,manager"`
	ReviewCommit common.Hash `json:"reviewCommit"`
	Place
}
