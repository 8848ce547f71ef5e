package postgres

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
)

// away marks the error of a read whose database is away, for those who answer to others.
func away(err error) error {
	if IsAway(err) {
		return fmt.Errorf("%w: %w", indexer.ErrAway, err)
	}
	return err
}

// IsAway says whether an error is of a database that can't be reached or takes nobody now, and may later: it is down,
// starts or stops, or has no connection left. A password that is wrong, or a database that is not there, is none of these.
func IsAway(err error) bool {
	var (
		told    *pq.Error
		read    *pgconn.PgError
		network net.Error
	)
	switch {
	case errors.As(err, &told):
		return isAway(string(told.Code))
	case errors.As(err, &read):
		return isAway(read.Code)
	}
	return errors.As(err, &network) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.EOF) ||
		errors.Is(err, io.ErrUnexpectedEOF)
}

// isAway looks at a code's class: of the connection, of what the server has too little of, and of its being stopped or started.
func isAway(code string) bool {
	const canceled = "57014"
	switch code[:min(2, len(code))] {
	case "08", "53", "57":
		return code != canceled
	}
	return false
}
