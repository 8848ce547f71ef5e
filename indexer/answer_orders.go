package indexer

import "github.com/ethereum/go-ethereum/common"

// Order that is paid through the escrow.
type Order struct {
	ID           common.Hash    `json:"order"`
	Payer        common.Hash    `json:"payer"`
	Lab          common.Hash    `json:"lab"`
	OrderCommit  common.Hash    `json:"orderCommit"`
	Token        common.Address `json:"token"`
	Amount       string         `json:"amount" doc:"in the token's smallest unit, decimal"`
	State        string         `json:"state" enum:"funded,claimed,disputed,released,refunded,resolved"`
	Until        *uint64        `json:"until" doc:"unix seconds: last second of the state's period; null at an end"`
	ResultCommit *common.Hash   `json:"resultCommit" doc:"of the claim; null before"`
	ReasonCommit *common.Hash   `json:"reasonCommit" doc:"of the dispute; null before"`
	LabAmount    *string        `json:"labAmount" doc:"what a vote gave the lab; null where none did"`
	Funded       Place          `json:"funded"`
	Since        uint64         `json:"sinceBlock" doc:"of the state"`
}

// OrderFilter chooses orders. Nil fields choose all.
type OrderFilter struct{ Payer, Lab *common.Hash }
