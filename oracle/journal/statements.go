package journal

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/jmoiron/sqlx"
)

// statements are queries that each session prepares once. Every batch needs them, and to prepare them anew for each costs
// a second round trip a query.
type statements struct {
	db       *sqlx.DB
	mu       sync.Mutex
	prepared map[string]*sqlx.Stmt
	joined   map[uint]string // inserts that are one query, by which of them have rows
}

func newStatements(db *sqlx.DB) *statements {
	return &statements{db: db, prepared: map[string]*sqlx.Stmt{}, joined: map[uint]string{}}
}

// of is a query's statement. Each session prepares it when it needs it first.
func (s *statements) of(ctx context.Context, query string) (*sqlx.Stmt, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	statement, ok := s.prepared[query]
	if !ok {
		var err error
		if statement, err = s.db.PreparexContext(ctx, query); err != nil {
			return nil, err
		}
		s.prepared[query] = statement
	}
	return statement, nil
}

// in is a query's statement for a transaction.
func (s *statements) in(ctx context.Context, tx *sqlx.Tx, query string) (*sqlx.Stmt, error) {
	statement, err := s.of(ctx, query)
	if err != nil {
		return nil, err
	}
	return tx.StmtxContext(ctx, statement), nil
}

// exec runs one of the queries that every batch needs.
func (d *Desk) exec(ctx context.Context, query string, args ...any) error {
	statement, err := d.statements.in(ctx, d.tx, query)
	if err != nil {
		return err
	}
	_, err = statement.ExecContext(ctx, args...)
	return err
}

// rows reads what one of the queries finds that every batch needs.
func (d *Desk) rows(ctx context.Context, to any, query string, args ...any) error {
	statement, err := d.statements.in(ctx, d.tx, query)
	if err != nil {
		return err
	}
	return statement.SelectContext(ctx, to, args...)
}

// insert is a query that inserts rows, with its arguments.
type insert struct {
	rows  int
	query string
	args  []any
}

// together inserts as one query, in one round trip instead of many: each insert that has rows is a part of one with
// clause. Foreign keys are checked at the end of a query, so that rows may refer to each other in any order.
func (d *Desk) together(ctx context.Context, list []insert) error {
	var which uint
	var args []any
	for i, in := range list {
		if in.rows > 0 {
			which |= 1 << i
			args = append(args, in.args...)
		}
	}
	if which == 0 {
		return nil
	}
	return d.exec(ctx, d.statements.join(which, list), args...)
}

// join makes one query of the inserts that have rows. The list is always the same one.
func (s *statements) join(which uint, list []insert) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	query, ok := s.joined[which]
	if ok {
		return query
	}
	var parts []string
	behind := 0
	for _, in := range list {
		if in.rows > 0 {
			parts = append(parts, fmt.Sprintf("part%d as (%s)", len(parts), renumbered(in.query, behind)))
			behind += len(in.args)
		}
	}
	query = "with " + strings.Join(parts, ", ") + " select"
	s.joined[which] = query
	return query
}

var parameter = regexp.MustCompile(`\$\d+`)

// renumbered is a query whose parameters stand behind so many others.
func renumbered(query string, behind int) string {
	return parameter.ReplaceAllStringFunc(query, func(name string) string {
		n, _ := strconv.Atoi(name[1:]) // digits, by the expression
		return "$" + strconv.Itoa(behind+n)
	})
}
