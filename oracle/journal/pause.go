package journal

import (
	"context"
	"fmt"
)

// Pause lets anchoring rest until Resume, in whatever process. A reason given again replaces the one before.
func (j *Journal) Pause(ctx context.Context, reason string) error {
	const insert = `
		insert into pause (reason) values ($1) on conflict (is_only) do update set reason = excluded.reason`
	if _, err := j.db.ExecContext(ctx, insert, reason); err != nil {
		return fmt.Errorf("pause: %w", err)
	}
	return nil
}

// Resume ends the pause. It answers false where there was none.
func (j *Journal) Resume(ctx context.Context) (bool, error) {
	result, err := j.db.ExecContext(ctx, `delete from pause`)
	if err != nil {
		return false, fmt.Errorf("resume: %w", err)
	}
	n, err := result.RowsAffected()
	return n > 0, err
}

// Paused returns why anchoring rests; empty if it does not.
func (j *Journal) Paused(ctx context.Context) (string, error) {
	var reason []string
	if err := j.db.SelectContext(ctx, &reason, `select reason from pause`); err != nil {
		return "", fmt.Errorf("ask for a pause: %w", err)
	}
	if len(reason) == 0 {
		return "", nil
	}
	return reason[0], nil
}
