package journal

// The queries that anchoring makes several times a second.
const (
	UnprovenQuery        = unprovenQuery
	UnprovenBatchesQuery = unprovenBatchesQuery
)
