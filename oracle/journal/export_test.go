package journal

import "github.com/jmoiron/sqlx"

// DB are the journal's sessions.
func (j *Journal) DB() *sqlx.DB { return j.db }

// The queries that anchoring makes several times a second.
const (
	UnprovenQuery        = unprovenQuery
	UnprovenBatchesQuery = unprovenBatchesQuery
)
