package oracle_test

import (
	"context"
	"encoding/binary"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/journal"
)

// foreign sends a transaction with the sequencer's key, as a thief would, and when the oracles have cried it takes note of it,
// as an operator would. It may take the nonce of what an oracle has sent and no block has yet.
func (c *campaign) foreign(ctx context.Context, t *testing.T) {
	t.Helper()
	c.note("foreign transaction")
	chainID, err := c.client.ChainID(ctx)
	check(t, err)
	var tx *types.Transaction
	isMined := c.await(2*time.Minute, func() bool {
		nonce, err := c.client.NonceAt(ctx, c.sequencer.Address(), nil)
		check(t, err)
		if tx != nil && nonce > tx.Nonce() {
			if _, err := c.client.TransactionReceipt(ctx, tx.Hash()); err == nil {
				return true
			}
		}
		tx, err = c.sequencer.SignTx(types.NewTx(&types.DynamicFeeTx{
			ChainID: chainID, Nonce: nonce, Gas: 21_000, GasFeeCap: big.NewInt(1e10), GasTipCap: big.NewInt(1e10), To: &common.Address{1},
		}), chainID)
		check(t, err)
		_ = c.client.SendTransaction(ctx, tx) // an oracle may have been faster, then it is tried again
		return false
	})
	if !isMined || !c.await(3*time.Minute, c.cries) {
		t.Errorf("a foreign transaction is mined: %v; and nobody cried", isMined)
		return
	}
	c.recover(t, func(g *oracle.Gap) bool {
		return slices.ContainsFunc(g.Foreign(), func(f oracle.GapTx) bool { return f.Hash == tx.Hash() })
	})
	if !c.await(3*time.Minute, func() bool { return !c.cries() }) {
		t.Error("the alarm of a foreign transaction that was seen to does not end")
	}
}

// cries says whether an oracle has raised an alarm.
func (c *campaign) cries() bool {
	obstacles, err := c.Obstacles(context.Background())
	return err == nil && slices.ContainsFunc(obstacles, func(o journal.Obstacle) bool { return o.Alarm })
}

// recover fills the gap, once it is the one that is waited for. It takes the sender's lock from whoever has it.
func (c *campaign) recover(t *testing.T, is func(*oracle.Gap) bool) {
	t.Helper()
	db := c.connect(t)
	defer db.Close()
	conn, err := db.Connx(t.Context())
	check(t, err)
	defer conn.Close()
	var own int
	check(t, conn.GetContext(t.Context(), &own, `select pg_backend_pid()`))
	locked := make(chan error, 1)
	account := c.sequencer.Address()
	go func() {
		_, err := conn.ExecContext(t.Context(), `select pg_advisory_lock($1)`, int64(binary.BigEndian.Uint64(account[:8])))
		locked <- err
	}()
	for isLocked := false; !isLocked; {
		check(t, c.endSessions(own))
		select {
		case err := <-locked:
			check(t, err)
			isLocked = true
		case <-time.After(100 * time.Millisecond): // it was not in the queue yet
		}
	}
	c.reopen(t)
	isFilled := c.await(3*time.Minute, func() bool {
		g, err := c.gap(t)
		check(t, err)
		if !is(g) { // not final yet
			return false
		}
		check(t, c.FillGap(t.Context(), g))
		return true
	})
	if !isFilled {
		t.Error("there is no gap to be filled")
	}
}

// takeBackup copies the database as it is, and remembers what was accepted before that.
func (c *campaign) takeBackup(t *testing.T) {
	t.Helper()
	c.lock.Lock()
	for system := range c.sent {
		c.mark[system] = len(c.sent[system])
	}
	c.lock.Unlock()
	c.admin(t, `drop database if exists backup`, `alter database journal allow_connections false`)
	check(t, c.endSessions(0))
	c.admin(t, `create database backup template journal`, `alter database journal allow_connections true`)
	c.isBackedUp = true
}

// restoreOld puts the backup in the place of the database, some copies in the store being lost too. The information systems
// wait until the gap is filled, and then send again what was accepted since the backup.
func (c *campaign) restoreOld(t *testing.T, dice *rand.Rand) {
	t.Helper()
	c.halt.Lock()
	defer c.halt.Unlock()
	c.awaitSettled(t, anchored)
	size, err := c.Anchored(t.Context(), true)
	check(t, err)
	c.await(3*time.Minute, func() bool { return c.isPublished(t, size.Size) })
	c.note("old database restored")
	if dice.IntN(2) == 0 {
		c.loseCopies(t)
	}
	c.admin(t, `drop database journal with (force)`, `create database journal template backup`)
	c.isBackedUp = false
	c.reopen(t)
	old, err := c.Anchored(t.Context(), true)
	check(t, err)
	if old.Size < size.Size {
		if !c.await(3*time.Minute, c.cries) {
			t.Error("the database is older than the chain, and nobody cried")
		}
		c.recover(t, func(g *oracle.Gap) bool { return len(g.Trees) > 0 && g.Trees[len(g.Trees)-1] == size })
	}
	c.lock.Lock()
	c.again = c.mark
	c.lock.Unlock()
	c.restores.Add(1)
}

// isPublished says whether the tiles of a tree are there.
func (c *campaign) isPublished(t *testing.T, size uint64) bool {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(c.tilesDir, strings.TrimPrefix(c.log.Hex(), "0x"), "checkpoint"))
	return err == nil && strings.Contains(string(text), "\n"+big.NewInt(int64(size)).String()+"\n")
}

// loseCopies loses the newest copy of entries.
func (c *campaign) loseCopies(t *testing.T) {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(strings.TrimPrefix(c.storeURL, "file://"), "copies-*", "*"))
	check(t, err)
	if len(list) > 0 {
		c.note("copies lost")
		check(t, os.Remove(list[len(list)-1]))
	}
}

// resend sends again what a system sent since the backup, if a backup was restored since the last time.
func (c *campaign) resend(ctx context.Context, system int, l *informationSystem) error {
	restores := c.restores.Load()
	if c.resent[system] == restores {
		return nil
	}
	c.lock.Lock()
	list, from := c.sent[system], c.again[system]
	c.resentFrom[system] = append(c.resentFrom[system], span{from, len(list)})
	c.lock.Unlock()
	for _, m := range list[from:] {
		if err := l.sendUntil(ctx, m); err != nil {
			return err
		}
	}
	c.resent[system] = restores
	return nil
}

// span is a run of messages.
type span struct{ from, to int }

// wasResent says whether a message was sent again; then it may be behind what came after it.
func (c *campaign) wasResent(system, message int) bool {
	return slices.ContainsFunc(c.resentFrom[system], func(s span) bool { return message >= s.from && message < s.to })
}

func (c *campaign) admin(t *testing.T, statements ...string) {
	t.Helper()
	db, err := sqlx.Connect("postgres", c.server.URL("postgres"))
	check(t, err)
	defer db.Close()
	for _, s := range statements {
		_, err := db.Exec(s)
		check(t, err)
	}
}

// endSessions ends all sessions on the journal but one.
func (c *campaign) endSessions(spared int) error {
	db, err := sqlx.Connect("postgres", c.server.URL("postgres"))
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Exec(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = 'journal' and pid <> $1`, spared)
	return err
}

// await waits until something is so, and says whether it is.
func (c *campaign) await(most time.Duration, is func() bool) bool {
	for since := time.Now(); time.Since(since) < most; time.Sleep(50 * time.Millisecond) {
		if is() {
			return true
		}
	}
	return false
}
