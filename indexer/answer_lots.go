package indexer

import "github.com/ethereum/go-ethereum/common"

// Lot of kits or reagents.
type Lot struct {
	ID              common.Hash      `json:"lot"`
	Member          common.Hash      `json:"member" doc:"its manufacturer"`
	GTIN            string           `json:"gtin" doc:"14 digits"`
	Number          string           `json:"number" doc:"lot number, AI (10)"`
	Expiry          uint64           `json:"expiry" doc:"unix seconds from which it must not be used"`
	Quantity        uint64           `json:"quantity" doc:"units registered"`
	Registered      Place            `json:"registered"`
	Holdings        []Holding        `json:"holdings" doc:"where the units are"`
	Recalls         []Recall         `json:"recalls" doc:"oldest first; the last one counts"`
	Acknowledgments []Acknowledgment `json:"acknowledgments" doc:"who answered which recall"`
}

// Holding is what a member has of a lot, and what became of the rest.
type Holding struct {
	Member    common.Hash `json:"member"`
	Held      uint64      `json:"held"`
	Reserved  uint64      `json:"reserved" doc:"on offer to another member"`
	Consumed  uint64      `json:"consumed"`
	Destroyed uint64      `json:"destroyed"`
}

// Recall of a lot.
type Recall struct {
	Member       *common.Hash `json:"member" doc:"the manufacturer; null where the members voted for it"`
	Class        string       `json:"class" enum:"I,II,III,unclassified" doc:"21 CFR 7.3(m)"`
	NoticeCommit common.Hash  `json:"noticeCommit"`
	Place
}

// Acknowledgment of a recall.
type Acknowledgment struct {
	Member         common.Hash `json:"member"`
	Class          string      `json:"class" enum:"I,II,III,unclassified"`
	ResponseCommit common.Hash `json:"responseCommit"`
	Place
}

// LotUse says that units of a lot were used, and commits to the specimens and results that they touched.
type LotUse struct {
	Member     common.Hash `json:"member"`
	Quantity   uint64      `json:"quantity"`
	OccurredOn uint64      `json:"occurredOn" doc:"unix seconds of the day's beginning"`
	UseCommit  common.Hash `json:"useCommit" doc:"root of a tree over what was touched (docs/spec/lots.md); the lab opens it"`
	Place
}
