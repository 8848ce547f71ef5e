package share_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hpke"
	"crypto/rand"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/internal/devpg/pgtest"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/issue"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/share"
)

// still is a chain that always tells the same.
type still struct{}

func (still) View(context.Context) (release.View, error) {
	return release.View{IsFresh: true, IsAgreed: true, Time: uint64(time.Now().Unix())}, nil
}

func (still) Recipient(context.Context, common.Hash) (share.Recipient, error) {
	return share.Recipient{}, nil
}

func (still) Grants(context.Context, common.Hash) ([]share.Grant, error) { return nil, nil }

// BenchmarkShare releases a record whole: opened, projected and committed to again, decided, its disclosure durable, two
// envelopes sealed and signed. The chain is left out.
func BenchmarkShare(b *testing.B) {
	check := func(err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	j, err := journal.Open(b.Context(), pgtest.NewDatabase(b), common.Hash{1}, common.Hash{2})
	check(err)
	b.Cleanup(func() { j.Close() })
	dir := b.TempDir()
	check(os.Chmod(dir, 0o700))
	check(os.WriteFile(filepath.Join(dir, "password"), []byte("test\n"), 0o600))
	folder, err := keys.Open(dir, filepath.Join(dir, "password"))
	check(err)
	folder.Cost = keys.None
	check(folder.Create(keys.Lookup))
	lookup, err := folder.Lookup()
	check(err)
	ring, err := intake.OpenKeyring(b.Context(), j, folder)
	check(err)
	statement, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(err)
	in := &intake.Intake{
		Member: common.Hash{1}, Log: common.Hash{2}, Statement: statement, Lookup: lookup, Keyring: ring, Journal: j, Now: time.Now,
	}
	text, err := os.ReadFile("../hl7/testdata/lipid-panel.hl7")
	check(err)
	answers, err := in.Take(b.Context(), []intake.Artefact{{Bytes: text, Source: intake.FromMLLP}})
	check(err)
	pair, err := hpke.MLKEM768P256().GenerateKey()
	check(err)
	sharer := &share.Sharer{
		Member: common.Hash{1}, Journal: j, Issuer: &issue.Issuer{Journal: j, Keyring: ring}, Chain: still{}, Keyring: ring,
		Statement: statement, Now: time.Now, Log: slog.New(slog.DiscardHandler),
		Evidence: func(context.Context, oracle.VersionID) ([]byte, error) { return []byte("evidence"), nil },
	}
	ask := share.Ask{Record: answers[0].Record, Key: pair.PublicKey().Bytes(), Request: release.Request{
		Basis: release.PatientAccess, Purpose: consent.PatientRequest, Recipient: release.Recipient{IsPerson: true},
	}}
	for b.Loop() {
		shared, err := sharer.Share(b.Context(), ask)
		check(err)
		if !shared.IsWhole {
			b.Fatal("it was not released whole")
		}
	}
}
