package postgres

import (
	"bytes"
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"strconv"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/internal/quickhex"
)

// lines are rows of a table in the text form of COPY. They are written as that from the first: a value that travels
// through database/sql's interfaces costs more than all else that is done with an event.
type lines struct {
	text   []byte
	isOpen bool // a row is begun
}

// sep begins the next value.
func (l *lines) sep() {
	if l.isOpen {
		l.text = append(l.text, '\t')
	}
	l.isOpen = true
}

// end ends a row.
func (l *lines) end() {
	l.text = append(l.text, '\n')
	l.isOpen = false
}

func (l *lines) null() *lines {
	l.sep()
	l.text = append(l.text, '\\', 'N')
	return l
}

func (l *lines) number(n uint64) *lines {
	l.sep()
	l.text = strconv.AppendUint(l.text, n, 10)
	return l
}

// some is a number of which 0 is none.
func (l *lines) some(n uint64) *lines {
	if n == 0 {
		return l.null()
	}
	return l.number(n)
}

func (l *lines) bool(b bool) *lines {
	l.sep()
	c := byte('f')
	if b {
		c = 't'
	}
	l.text = append(l.text, c)
	return l
}

// bytes of none are empty, and not null.
func (l *lines) bytes(b []byte) *lines {
	l.sep()
	l.text = quickhex.AppendEncode(append(l.text, `\\x`...), b)
	return l
}

// hash is bytes.
func (l *lines) hash(h common.Hash) *lines { return l.bytes(h[:]) }

// hashes are an array of bytes.
func (l *lines) hashes(list []common.Hash) *lines {
	l.sep()
	l.text = append(l.text, '{')
	for i := range list {
		if i > 0 {
			l.text = append(l.text, ',')
		}
		l.text = quickhex.AppendEncode(append(l.text, `"\\\\x`...), list[i][:])
		l.text = append(l.text, '"')
	}
	l.text = append(l.text, '}')
	return l
}

// list is an array of bytes.
func (l *lines) list(items [][]byte) {
	l.sep()
	l.text = append(l.text, '{')
	for i, b := range items {
		if i > 0 {
			l.text = append(l.text, ',')
		}
		l.text = append(quickhex.AppendEncode(append(l.text, `"\\\\x`...), b), '"')
	}
	l.text = append(l.text, '}')
}

// word is a text that is known to need no escapes, such as a name of an event.
func (l *lines) word(s string) *lines {
	l.sep()
	l.text = append(l.text, s...)
	return l
}

// string is any text that the database takes.
func (l *lines) string(s string) *lines {
	l.sep()
	for i := range len(s) {
		switch c := s[i]; c {
		case '\\':
			l.text = append(l.text, `\\`...)
		case '\n':
			l.text = append(l.text, `\n`...)
		case '\r':
			l.text = append(l.text, `\r`...)
		case '\t':
			l.text = append(l.text, `\t`...)
		default:
			l.text = append(l.text, c)
		}
	}
	return l
}

// piece is how many bytes are handed to the driver at once: a little less than it sends at once.
const piece = 60 << 10

// copier is a copy that was begun, as lib/pq has it. CopyData ends each line that it is given.
type copier interface {
	driver.Stmt
	CopyData(ctx context.Context, line string) (driver.Result, error)
}

// copyIn copies rows into a table, in the transaction that the session is in.
func copyIn(ctx context.Context, conn *sqlx.Conn, t table, rows []byte) error {
	if len(rows) == 0 {
		return nil
	}
	return conn.Raw(func(raw any) error {
		preparer, isPreparer := raw.(driver.ConnPrepareContext)
		if !isPreparer {
			return fmt.Errorf("the driver's %T can't prepare", raw)
		}
		statement, err := preparer.PrepareContext(ctx, "copy "+t.name+" ("+t.key+", "+t.columns+") from stdin")
		if err != nil {
			return err
		}
		c, isCopier := statement.(copier)
		if !isCopier {
			return errors.Join(fmt.Errorf("the driver's %T can't copy", statement), statement.Close())
		}
		err = send(ctx, c, rows)
		if err == nil {
			_, err = c.Exec(nil) //nolint:staticcheck // how lib/pq ends a copy
		}
		return errors.Join(err, c.Close())
	})
}

// send hands rows out in pieces of whole lines.
func send(ctx context.Context, c copier, rows []byte) error {
	for len(rows) > 0 {
		end := len(rows)
		if end > piece {
			end = bytes.LastIndexByte(rows[:piece], '\n') + 1
			if end == 0 {
				end = bytes.IndexByte(rows, '\n') + 1 // one row that is larger
			}
		}
		if _, err := c.CopyData(ctx, string(rows[:end-1])); err != nil {
			return err
		}
		rows = rows[end:]
	}
	return nil
}
