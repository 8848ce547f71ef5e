package indexer

import "github.com/ethereum/go-ethereum/common"

// Custody is where a specimen or a package is, and who had it.
type Custody struct {
	Item      common.Hash   `json:"item"`
	Kind      string        `json:"kind" enum:"specimen,package"`
	Custodian common.Hash   `json:"custodian" doc:"who has it, or had it when it was disposed of"`
	Package   *common.Hash  `json:"package" doc:"that the specimen is in; null where it is loose"`
	Contents  []common.Hash `json:"contents" doc:"specimens in the package"`
	Flaw      *string       `json:"flaw" enum:"no-form,no-specimen,no-collector,two-collections,id-mismatch,broken-seal,insufficient-volume,device-expired" doc:"that was recorded last (49 CFR 40.199); null for none"`
	Offer     *HandOff      `json:"offer" doc:"a hand-off that one side signed and that has not ended; of a specimen in a package, the package's; null for none"`
	Disposed  *Place        `json:"disposed" doc:"null while it is not"`
	Trail     []Step        `json:"trail" doc:"who had it, oldest first; of a specimen in a package, who had the package"`
}

// Step is how custody came to somebody.
type Step struct {
	Custodian  common.Hash  `json:"custodian"`
	How        string       `json:"how" enum:"collected,aliquoted,packed,unpacked,accepted,assigned"`
	Package    *common.Hash `json:"package" doc:"that the specimen was in meanwhile, or came out of; null for none"`
	OccurredAt *uint64      `json:"occurredAt" doc:"unix seconds, by the word of who did it; null where the members voted"`
	Place
}

// HandOff is an offer of custody.
type HandOff struct {
	From       common.Hash `json:"from"`
	To         common.Hash `json:"to"`
	Number     uint64      `json:"number"`
	OccurredAt uint64      `json:"occurredAt" doc:"unix seconds"`
	ExpiresAt  uint64      `json:"expiresAt" doc:"unix seconds"`
	IsExpired  bool        `json:"expired" doc:"by the time of the answer's block"`
	Place
}
