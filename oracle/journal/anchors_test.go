package journal_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/journal"
)

// TestUnproven_Cost: what is attested costs nothing, however much it is. Each look reads the rows of what is open and no more.
func TestUnproven_Cost(t *testing.T) {
	const attested = 20_000
	j, db := openBoth(t)
	_, err := db.Exec(`
		insert into trees (size, root) select n, sha256(int8send(n)) from generate_series(1, $1 + 2) n`, attested)
	check(t, err)
	_, err = db.Exec(`
		insert into transactions (account, nonce, kind, hash, state, block_number, block_hash, is_attested)
		select substr(sha256(''), 1, 20), n, 'checkpoint', sha256(int8send(n)), 'final', n, sha256(int8send(-n)), n <= $1
		from generate_series(1, $1 + 2) n`, attested)
	check(t, err)
	_, err = db.Exec(`insert into checkpoints (size, account, nonce) select nonce, account, nonce from transactions`)
	check(t, err)
	_, err = db.Exec(`
		insert into anchors (account, nonce, header, tx_index, log_index, receipt)
		select account, nonce, '', 0, 0, '{}' from transactions where nonce <= $1 + 1`, attested)
	check(t, err)
	_, err = db.Exec(`analyze`)
	check(t, err)

	unproven, unattested, err := j.Unproven(t.Context())
	check(t, err)
	if len(unproven) != 1 || unproven[0].Number != attested+2 || len(unattested) != 1 || unattested[0].Number != attested+1 {
		t.Fatalf("unproven %v, unattested %v", unproven, unattested)
	}
	held, err := j.Held(t.Context())
	check(t, err)
	if len(held) != attested+1 {
		t.Errorf("%d are held to be proven, want %d", len(held), attested+1)
	}
	check(t, j.SetAttested(t.Context(), []oracle.Tx{unattested[0].Tx}, true))
	if _, unattested, err = j.Unproven(t.Context()); err != nil || len(unattested) > 0 {
		t.Errorf("noted as attested, it is %v (%v)", unattested, err)
	}
	for name, query := range map[string]string{"checkpoints": journal.UnprovenQuery, "batches": journal.UnprovenBatchesQuery} {
		if rows := scanned(t, db, query); rows > 20 {
			t.Errorf("looking for unproven %s reads %d rows", name, rows)
		}
	}
}

// scanned is how many rows the scans of a query read, by Postgres' own account.
func scanned(t *testing.T, db *sqlx.DB, query string) int {
	t.Helper()
	var text string
	check(t, db.Get(&text, `explain (analyze, format json) `+query))
	type node struct {
		Type    string  `json:"Node Type"`
		Rows    float64 `json:"Actual Rows"`
		Loops   float64 `json:"Actual Loops"`
		Removed float64 `json:"Rows Removed by Filter"`
		Plans   []json.RawMessage
	}
	var count func(raw json.RawMessage) int
	count = func(raw json.RawMessage) (sum int) {
		var n node
		check(t, json.Unmarshal(raw, &n))
		if strings.HasSuffix(n.Type, "Scan") {
			sum = int((n.Rows + n.Removed) * n.Loops)
		}
		for _, p := range n.Plans {
			sum += count(p)
		}
		return sum
	}
	var plans []struct{ Plan json.RawMessage }
	check(t, json.Unmarshal([]byte(text), &plans))
	return count(plans[0].Plan)
}
