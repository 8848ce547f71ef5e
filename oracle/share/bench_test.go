package share_test

import (
	"context"
	"crypto/hpke"
	"log/slog"
	"os"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/intake/intaketest"
	"github.com/labseal/labseal/oracle/issue"
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
	books := intaketest.New(b, common.Hash{1}, common.Hash{2})
	text, err := os.ReadFile("../hl7/testdata/lipid-panel.hl7")
	check(err)
	answers, err := books.Take(b.Context(), []intake.Artefact{{Bytes: text, Source: intake.FromMLLP}})
	check(err)
	pair, err := hpke.MLKEM768P256().GenerateKey()
	check(err)
	sharer := &share.Sharer{
		Member: common.Hash{1}, Journal: books.Journal, Issuer: &issue.Issuer{Journal: books.Journal, Keyring: books.Keyring}, Chain: still{}, Keyring: books.Keyring,
		Statement: books.Statement, Now: time.Now, Log: slog.New(slog.DiscardHandler),
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
