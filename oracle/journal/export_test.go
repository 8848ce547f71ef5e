package journal

import "github.com/jmoiron/sqlx"

// DB are the journal's sessions.
func (j *Journal) DB() *sqlx.DB { return j.db }
