package postgres

import (
	"context"
	"fmt"
)

// ReadBy makes a store answer by a driver, to compare them.
func (s *Store) ReadBy(driver string) error {
	connections := map[string]func(string, string) error{
		"pgx": func(url, schemas string) (err error) { s.reads, err = connectReads(url, schemas); return err },
		"lib/pq": func(url, schemas string) (err error) {
			if s.reads, err = connect(url, schemas); err == nil {
				s.reads.SetMaxOpenConns(maxReads)
				s.reads.SetMaxIdleConns(maxReads)
			}
			return err
		},
	}
	connect := connections[driver]
	if connect == nil {
		return fmt.Errorf("no driver %s", driver)
	}
	s.reads.Close()
	return connect(s.url, chainSchema+", "+localSchema)
}

// Analyse collects statistics, as Postgres does by itself after a while.
func (s *Store) Analyse(ctx context.Context) error {
	_, err := s.db.ExecContext(ctx, `vacuum analyze`)
	return err
}
