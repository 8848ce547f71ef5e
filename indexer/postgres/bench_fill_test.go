package postgres_test

import (
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/auth"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/postgres"
)

// The mirror that the benchmark of reads asks: a year of a consortium with twenty members, each of which does everything,
// and one that came last and did little. Events of ten kinds take turns.
const (
	labs       = 20
	kinds      = 10
	eventBlock = 150 // events a block
	blockTime  = 960 // seconds from one to the next: ten million rows are a year
	yearBegun  = 1_700_000_000
	leavesEach = 4 // leaves a checkpoint

	ofSubject = 21   // consents of a subject: it is enrolled, grants nineteen times, and revokes one
	ofLot     = 1001 // events of a lot: it is registered, and used a thousand times
)

// The kinds.
const (
	checkpointKind = iota
	consentKind
	amendmentKind
	collectionKind
	offerKind
	acceptanceKind
	emergencyKind
	lotKind
	orderKind
	batchKind
)

func labOf(n int) common.Hash      { return named("lab", n%labs) }
func logOf(n int) common.Hash      { return named("log", n%labs) }
func newcomer() common.Hash        { return named("newcomer", 0) }
func custodian(n int) []byte       { return named("account", n).Bytes()[:20] }
func tokenOf(n int) string         { return "labseal_" + named("token", n).Hex() }
func timeOf(block uint64) uint64   { return yearBegun + block*blockTime }
func handleOf(n int) common.Hash   { return named("handle", n) }
func grantOf(n int) common.Hash    { return named("grant", n) }
func subjectOf(n int) common.Hash  { return named("subject", n/ofSubject) }
func specimenOf(n int) common.Hash { return named("specimen", n) }
func lotOf(n int) common.Hash      { return named("lot", n/ofLot) }
func orderOf(n int) common.Hash    { return named("order", n) }

func named(kind string, n int) common.Hash {
	return crypto.Keccak256Hash([]byte(kind), binary.BigEndian.AppendUint64(nil, uint64(n)))
}

// leafOf is what insertLeaves puts there.
func leafOf(log common.Hash, index int) common.Hash {
	return sha256.Sum256(binary.BigEndian.AppendUint64(log.Bytes(), uint64(index)))
}

// manyEvent is the n-th event; i counts those of its kind.
func manyEvent(n int) indexer.Event {
	i := n / kinds
	lab, next := labOf(i), labOf(i+1)
	record := func(contract, name string, topics []common.Hash, fields ...indexer.Field) indexer.Event {
		return indexer.Event{
			Contract: contract, Name: name, Topics: topics, Fact: indexer.Record{Fields: fields},
		}
	}
	account, none := indexer.Field{Bytes: custodian(0)}, bytesField(named("salted", n))
	switch n % kinds {
	case checkpointKind:
		size := uint64(i/labs) * leavesEach
		return indexer.Event{
			Contract: indexer.ResultLog, Name: "CheckpointAnchored", Topics: []common.Hash{lab, logOf(i)},
			Fact: indexer.CheckpointAnchored{
				Member: lab, Log: logOf(i), OldSize: size, Size: size + leavesEach, Root: named("root", n),
			},
		}
	case consentKind:
		return consent(i)
	case amendmentKind:
		return indexer.Event{
			Contract: indexer.ResultLog, Name: "HandlesAmended", Topics: []common.Hash{lab},
			Fact: indexer.HandlesAmended{Member: lab, Amendments: []indexer.Amendment{{Handle: handleOf(i), Reason: "corrected"}}},
		}
	case collectionKind:
		return record(indexer.CustodyLedger, "Collected", []common.Hash{specimenOf(i), lab},
			bytesField(specimenOf(i)), bytesField(lab), none, numberField(60))
	case offerKind:
		return record(indexer.CustodyLedger, "HandOffOffered", []common.Hash{specimenOf(i), lab, next},
			bytesField(specimenOf(i)), bytesField(lab), bytesField(next), numberField(1), account, none, none,
			numberField(70), numberField(90))
	case acceptanceKind:
		return record(indexer.CustodyLedger, "HandOffAccepted", []common.Hash{specimenOf(i), lab, next},
			bytesField(specimenOf(i)), bytesField(lab), bytesField(next), numberField(1), account, none, none,
			indexer.Field{Kind: indexer.FieldBool, Bytes: word(1)}, numberField(80))
	case emergencyKind:
		return record(indexer.DisclosureLog, "GlassBroken", []common.Hash{lab, named("pseudonym", i)},
			bytesField(lab), bytesField(named("pseudonym", i)), numberField(uint64(i/labs+1)), none)
	case lotKind:
		return lot(i, record)
	case orderKind:
		return record(indexer.OrderEscrow, "OrderFunded", []common.Hash{orderOf(i), lab, next},
			bytesField(orderOf(i)), bytesField(lab), bytesField(next), none, account, numberField(5), numberField(9))
	}
	return record(indexer.DisclosureLog, "BatchAnchored", []common.Hash{lab}, bytesField(lab), numberField(uint64(i/labs+1)),
		none, numberField(10), numberField(uint64(i/labs)), none)
}

func consent(i int) indexer.Event {
	subject := subjectOf(i)
	e := indexer.Event{Contract: indexer.ConsentRegistry}
	switch number := i % ofSubject; number {
	case 0:
		lab := labOf(i / ofSubject)
		e.Name, e.Topics = "SubjectEnrolled", []common.Hash{subject, lab}
		e.Fact = indexer.SubjectEnrolled{Subject: subject, Member: lab, Signer: subject[:20]}
	case ofSubject - 1:
		e.Name, e.Topics = "Revoked", []common.Hash{grantOf(i - 1), subject}
		e.Fact = indexer.Revoked{Grant: grantOf(i - 1), Subject: subject}
	default:
		e.Name, e.Topics = "Granted", []common.Hash{grantOf(i), subject}
		e.Fact = indexer.Granted{
			Grant: grantOf(i), Subject: subject, Number: uint64(number), TermsCommit: named("terms", i), Expiry: 1 << 32,
		}
	}
	return e
}

func lot(
	i int, record func(string, string, []common.Hash, ...indexer.Field) indexer.Event,
) indexer.Event {
	lot, lab := lotOf(i), labOf(i/ofLot)
	if i%ofLot == 0 {
		number := indexer.Field{Bytes: append([]byte("LOT"), make([]byte, 17)...)}
		return record(indexer.LotRegistry, "LotRegistered", []common.Hash{lot, lab},
			bytesField(lot), bytesField(lab), numberField(4012345678901), number, numberField(1<<32), numberField(1e6))
	}
	return record(indexer.LotRegistry, "UnitsConsumed", []common.Hash{lot, lab},
		bytesField(lot), bytesField(lab), numberField(1), numberField(1_700_000_000), bytesField(named("use", i)))
}

// founding is the first block: members and their logs.
func founding() indexer.Block {
	b := indexer.Block{Ref: indexer.Ref{Number: 1, Hash: common.Hash{1}, Time: timeOf(1)}}
	admit := func(i int, id common.Hash) {
		b.Events = append(b.Events, indexer.Event{
			Contract: indexer.Consortium, Name: "MemberAdmitted", Topics: []common.Hash{id},
			Fact: indexer.MemberAdmitted{
				Member: id, Roles: 0x7f, LogURL: "https://lab.example/log",
				Accounts: []indexer.AccountChange{{
					Member: id, Account: common.Address(custodian(i)), Purpose: "governor", IsActive: true,
				}},
				Keys: []indexer.KeyChange{{Member: id, Kind: "statement", Key: named("key", i).Bytes()}},
			},
		})
	}
	for i := range labs {
		admit(i, labOf(i))
		b.Events = append(b.Events, indexer.Event{
			Contract: indexer.ResultLog, Name: "LogOpened", Topics: []common.Hash{labOf(i), logOf(i)},
			Fact: indexer.LogOpened{Member: labOf(i), Log: logOf(i)},
		})
	}
	admit(labs, newcomer())
	specimen := named("specimen of the newcomer", 0)
	b.Events = append(b.Events, indexer.Event{
		Contract: indexer.CustodyLedger, Name: "Collected", Topics: []common.Hash{specimen, newcomer()},
		Fact: indexer.Record{Fields: []indexer.Field{
			bytesField(specimen), bytesField(newcomer()), bytesField(named("salted", 0)), numberField(60),
		}},
	})
	return b
}

// fillMany loads a mirror with that many events.
func fillMany(t *testing.T, store *postgres.Store, events int) {
	t.Helper()
	w := newWriter(t, store)
	defer w.Close()
	seq := map[string]uint64{}
	loading, err := w.Load(t.Context())
	check(t, err)
	var blocks []indexer.Block
	add := func(b indexer.Block) {
		for i := range b.Events {
			e := &b.Events[i]
			seq[e.Contract]++
			e.Seq, e.LogIndex, e.TxHash, e.Data = seq[e.Contract], uint64(i), named("tx", i), make([]byte, 160)
			e.Topics = append([]common.Hash{named(e.Name, 0)}, e.Topics...)
		}
		if blocks = append(blocks, b); len(blocks) == 200 {
			check(t, loading.Add(blocks))
			blocks = nil
		}
	}
	b := founding()
	for n := 0; n < events; {
		add(b)
		number := b.Number + 1
		b = indexer.Block{
			Ref: indexer.Ref{Number: number, Hash: named("block", int(number)), Time: timeOf(number)}, Parent: b.Hash,
		}
		for ; n < events && len(b.Events) < eventBlock; n++ {
			b.Events = append(b.Events, manyEvent(n))
		}
	}
	add(b)
	if len(blocks) > 0 {
		check(t, loading.Add(blocks))
	}
	check(t, loading.Close())
}

// fillLocal mirrors the leaves of all logs, and gives each member a token.
func fillLocal(t *testing.T, store *postgres.Store, url string, events int) {
	t.Helper()
	db, err := sql.Open("postgres", url)
	check(t, err)
	defer db.Close()
	const mirrored = `
		insert into local.mirrored_logs (member, log_id, size, root, frontier)
		values ($1, $2, $3, sha256(''), '{}')`
	const insertLeaves = `
		insert into local.leaves (member, log_id, index, leaf)
		select $1, $2, i, sha256($2 || int8send(i)) from generate_series(0, $3::bigint - 1) i`
	leaves := events / kinds / labs * leavesEach
	for i := range labs {
		for _, statement := range []string{mirrored, insertLeaves} {
			_, err := db.Exec(statement, labOf(i).Bytes(), logOf(i).Bytes(), leaves)
			check(t, err)
		}
	}
	for i := range labs + 1 {
		account := common.Address(custodian(i))
		token := auth.Token{Method: auth.Ethereum, Subject: account.Hex(), Expires: time.Now().AddDate(1, 0, 0)}
		check(t, store.KeepToken(t.Context(), sha256.Sum256([]byte(tokenOf(i))), token))
	}
}
