package journal

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/lib/pq"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
)

// Amended is the signed statement of an amendment, in the log, with what proves the checkpoint that covers it.
type Amended struct {
	Statement []byte
	Index     uint64 // in the log
	Size      uint64 // of the checkpoint
	Proof     evidence.ChainProof

	Attestations []evidence.Attestation // of the checkpoint's block
}

// Amendment returns the statement by which a version amends the one before it, under the first checkpoint that is proven
// and attested; ErrNotFound where there is none, or none yet.
func (j *Journal) Amendment(ctx context.Context, id oracle.VersionID) (*Amended, error) {
	const query = `
		select e.statement, e.place, c.size, a.header, a.tx_index, a.log_index, a.receipt, t.block_hash
		from amendments d
		join entries e using (place)
		join checkpoints c on c.size > e.place
		join transactions t on t.account = c.account and t.nonce = c.nonce
		join anchors a on a.account = c.account and a.nonce = c.nonce
		where d.record = $1 and d.version = $2 and t.state = 'final' and t.is_attested
		order by c.size
		limit 1`
	var out Amended
	var receipt pq.ByteaArray
	var block []byte
	row := j.db.QueryRowxContext(ctx, query, id.Record[:], id.Version)
	p := &out.Proof
	err := row.Scan(&out.Statement, &out.Index, &out.Size, &p.Header, &p.TxIndex, &p.LogIndex, &receipt, &block)
	if err != nil {
		return nil, fmt.Errorf("read amendment: %w", notFound(err))
	}
	p.Receipt = receipt
	out.Attestations, err = j.attestations(ctx, common.Hash(block))
	return &out, err
}
