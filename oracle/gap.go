package oracle

import (
	"encoding/json"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/tiles"
)

// Gap is what the chain knows of our log and our accounts and the journal does not: the database was restored from a
// backup, or somebody else has sent with our key. Package gap finds it.
type Gap struct {
	Base         tiles.Tree    // the newest tree that is final for both
	Trees        []tiles.Tree  // that were anchored behind it, oldest first
	Leaves       []common.Hash // of the newest of them, behind Base
	Tiles        []tiles.Tile  // that these leaves change, whole
	Copies       []EntryCopy   // of these leaves' entries, whose bodies are there too, in order of place
	Transactions []GapTx
	Batches      []GapBatch // of disclosures, which are lost

	Suspensions int             // of accountings, which the store has a copy of and the journal lacks, or does not know to have ended
	Suspended   json.RawMessage // the copy's rows, where there are such
}

// GapBatch is a batch of disclosures that the chain knows and the journal does not.
type GapBatch struct {
	Batch
	Tx   common.Hash
	Made uint64 // the block's time, unix seconds
}

// GapTx is a transaction that a final block holds and the journal does not know.
type GapTx struct {
	Tx
	Kind    TxKind
	Mined   Mined
	Size    uint64        // of the tree that it anchored; else 0
	Handles []common.Hash // that it amended
}

// IsEmpty says whether nothing is missing.
func (g *Gap) IsEmpty() bool {
	return len(g.Leaves)+len(g.Transactions)+len(g.Batches)+g.Suspensions == 0
}

// Foreign are the transactions that the journal can't have staged.
func (g *Gap) Foreign() (list []GapTx) {
	for _, t := range g.Transactions {
		if t.Kind == TxForeign {
			list = append(list, t)
		}
	}
	return list
}
