package api_test

import (
	"encoding/binary"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/transparency-dev/merkle/compact"
	"github.com/transparency-dev/merkle/rfc6962"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// Things that happened in the filled mirror.
var (
	lab, clinic, maker = hash(1), hash(11), hash(12)
	log3               = hash(3)
	leaves             = []common.Hash{hash(20), hash(21), hash(22), hash(23), hash(24)}
	handle             = hash(4)
	subject            = hash(5)
	grant, second      = hash(6), hash(7)
	specimen, aliquot  = hash(30), hash(31)
	parcel             = hash(32)
	order              = hash(40)
	lot                = hash(50)
	study              = hash(60)
	account            = common.Address{19: 1}
)

// monthBegin is when the first block was made: a block comes each day.
var monthBegin = time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)

// filled returns a mirror in which something happened under each contract, one event a block.
func filled(t testing.TB) *postgres.Store {
	t.Helper()
	store, _ := filledAt(t)
	return store
}

// filledAt returns a filled mirror and its database.
func filledAt(t testing.TB) (*postgres.Store, string) {
	t.Helper()
	url := pgtest.CloneDatabase(t, "api", func(url string) error {
		return fill(t, url)
	})
	store, err := postgres.Open(t.Context(), url, deploymentOfTest)
	check(t, err)
	t.Cleanup(func() { store.Close() })
	return store, url
}

var deploymentOfTest = deploy.Deployment{ChainID: 7, Genesis: common.Hash{1}}

func fill(t testing.TB, url string) error {
	store, err := postgres.Open(t.Context(), url, deploymentOfTest)
	if err != nil {
		return err
	}
	defer store.Close()
	w, err := store.TryWriter(t.Context(), "")
	if err != nil {
		return err
	}
	if err := w.Append(t.Context(), story()); err != nil {
		return err
	}
	w.Close()
	mirrored := indexer.MirroredLog{Member: lab, Log: log3}
	tree := indexer.Tree{Size: 4, Root: rootOf(leaves[:4]), Frontier: []common.Hash{hash(92)}}
	return store.AddLeaves(t.Context(), mirrored, leaves[:4], tree)
}

// rootOf is the root of a log with these leaves.
func rootOf(leaves []common.Hash) common.Hash {
	factory := compact.RangeFactory{Hash: rfc6962.DefaultHasher.HashChildren}
	r := factory.NewEmptyRange(0)
	for _, leaf := range leaves {
		if err := r.Append(leaf[:], nil); err != nil {
			panic(err)
		}
	}
	root, err := r.GetRootHash(nil)
	if err != nil {
		panic(err)
	}
	return common.Hash(root)
}

// story is a chain of blocks with an event each, from block 1 on.
func story() []indexer.Block {
	happened := slices.Concat(membersStory(), logsStory(), consentsStory(), custodyStory(), lotsStory(), ordersStory(),
		studiesStory(), disclosuresStory())
	seq := map[string]uint64{}
	var blocks []indexer.Block
	var parent common.Hash
	for i, e := range happened {
		seq[e.Contract]++
		number := uint64(i + 1)
		e.Seq, e.TxHash = seq[e.Contract], common.Hash{0x77, 31: byte(number)}
		e.Topics, e.Data = []common.Hash{{0x88}, hash(byte(i))}, []byte{byte(i)}
		b := indexer.Block{
			Ref: indexer.Ref{
				Number: number, Hash: common.Hash{0xb, 31: byte(number)},
				Time: uint64(monthBegin.Unix()) + 86400*uint64(i),
			},
			Parent: parent, Events: []indexer.Event{e},
		}
		blocks, parent = append(blocks, b), b.Hash
	}
	return blocks
}

func said(contract, name string, fact indexer.Fact) indexer.Event {
	return indexer.Event{Contract: contract, Name: name, Fact: fact}
}

func record(contract, name string, fields ...indexer.Field) indexer.Event {
	return said(contract, name, indexer.Record{Fields: fields})
}

func b(h common.Hash) indexer.Field { return indexer.Field{Bytes: h[:]} }

func a(address common.Address) indexer.Field { return indexer.Field{Bytes: address[:]} }

func n(v uint64) indexer.Field { return indexer.Field{Kind: indexer.FieldNumber, Bytes: word(v)} }

func is(v bool) indexer.Field {
	f := indexer.Field{Kind: indexer.FieldBool, Bytes: word(0)}
	if v {
		f.Bytes = word(1)
	}
	return f
}

func list(hashes ...common.Hash) indexer.Field {
	f := indexer.Field{Kind: indexer.FieldBytesList}
	for _, h := range hashes {
		f.List = append(f.List, h[:])
	}
	return f
}

func numbers(values ...uint64) indexer.Field {
	f := indexer.Field{Kind: indexer.FieldNumberList}
	for _, v := range values {
		f.List = append(f.List, word(v))
	}
	return f
}

func word(v uint64) []byte { return append(make([]byte, 24), binary.BigEndian.AppendUint64(nil, v)...) }

func membersStory() []indexer.Event {
	const c = indexer.Consortium
	admitted := func(member common.Hash, roles uint64, from byte) indexer.Event {
		return said(c, "MemberAdmitted", indexer.MemberAdmitted{
			Member: member, Roles: roles, LogURL: "https://member.example/log",
			Accounts: []indexer.AccountChange{
				{Member: member, Account: common.Address{19: from}, Purpose: "governor", IsActive: true},
				{Member: member, Account: common.Address{19: from + 1}, Purpose: "custodian", IsActive: true},
			},
			Keys: []indexer.KeyChange{{Member: member, Kind: "log", Key: make([]byte, 32)}},
		})
	}
	return []indexer.Event{ // blocks 1 to 14
		admitted(lab, 1|1<<5, 1), admitted(clinic, 1<<3|1<<1, 3), admitted(maker, 1<<6, 5),
		said(c, "RolesChanged", indexer.RolesChange{Member: lab, Roles: 1}),
		said(c, "MemberSuspended", indexer.StatusChange{Member: lab, Status: indexer.StatusSuspended}),
		said(c, "MemberReinstated", indexer.StatusChange{Member: lab, Status: indexer.StatusActive}),
		said(c, "AccountChanged", indexer.AccountChange{
			Member: lab, Account: common.Address{19: 9}, Purpose: "sequencer", IsActive: true, ActiveFrom: 100,
		}),
		said(c, "AccountCompromised", indexer.AccountCompromised{Member: lab, Account: common.Address{19: 9}}),
		record(c, "ProposalCreated", n(1), b(lab), a(account), indexer.Field{Bytes: []byte{1, 2}}, n(uint64(monthBegin.Unix())+86400*30)),
		record(c, "VoteCast", n(1), b(lab), is(true), n(0)),
		record(c, "VoteCast", n(1), b(clinic), is(false), n(uint64(monthBegin.Unix())+86400*10)),
		record(c, "ProposalExecuted", n(1)),
		record(c, "ValidatorChanged", a(account), is(true)),
		said(c, "ParametersChanged", nil),
	}
}

func logsStory() []indexer.Event {
	const c = indexer.ResultLog
	anchored := func(from, to uint64) indexer.Event {
		return said(c, "CheckpointAnchored", indexer.CheckpointAnchored{
			Member: lab, Log: log3, OldSize: from, Size: to, Root: rootOf(leaves[:to]),
		})
	}
	return []indexer.Event{ // blocks 15 to 20
		said(c, "LogOpened", indexer.LogOpened{Member: lab, Log: log3, OpensAt: uint64(monthBegin.Unix())}),
		anchored(0, 2), anchored(2, 4),
		said(c, "HandlesAmended", indexer.HandlesAmended{Member: lab, Amendments: []indexer.Amendment{
			{Handle: handle, Reason: "corrected", Replacement: hash(8)}, {Handle: hash(9), Reason: "cancelled"},
		}}),
		anchored(4, 5),
		said(c, "LogClosed", indexer.LogChange{
			Member: lab, Log: log3, Change: indexer.LogClosed, ClosesAt: uint64(monthBegin.Unix()) + 86400*40,
		}),
	}
}

func consentsStory() []indexer.Event {
	const c = indexer.ConsentRegistry
	granted := func(id common.Hash, number uint64, supersedes common.Hash) indexer.Event {
		return said(c, "Granted", indexer.Granted{
			Grant: id, Subject: subject, Number: number, TermsCommit: hash(70), Expiry: 4102444800, Supersedes: supersedes,
		})
	}
	return []indexer.Event{ // blocks 21 to 25
		said(c, "SubjectEnrolled", indexer.SubjectEnrolled{Subject: subject, Member: lab, Signer: make([]byte, 20)}),
		granted(grant, 1, common.Hash{}), granted(second, 2, grant),
		said(c, "Revoked", indexer.Revoked{Grant: second, Subject: subject}),
		said(c, "SignerRotated", indexer.SignerRotated{Subject: subject, Signer: []byte{1, 2, 3}}),
	}
}

func custodyStory() []indexer.Event {
	const c = indexer.CustodyLedger
	at := n(60)
	return []indexer.Event{ // blocks 26 to 34
		record(c, "Collected", b(specimen), b(clinic), b(hash(71)), at),
		record(c, "Aliquoted", b(specimen), b(clinic), list(aliquot), list(hash(72)), at),
		record(c, "Packed", b(parcel), b(clinic), b(hash(73)), b(hash(74)), at, list(specimen, aliquot)),
		record(c, "HandOffOffered", b(parcel), b(clinic), b(lab), n(1), a(account), b(hash(74)), b(hash(75)), at, n(4102444800)),
		record(c, "HandOffAccepted", b(parcel), b(clinic), b(lab), n(1), a(account), b(hash(74)), b(hash(75)), is(true), at),
		record(c, "Unpacked", b(parcel), b(lab), at, list(specimen)),
		record(c, "ItemFlagged", b(specimen), b(lab), n(6), b(hash(76)), at),
		record(c, "HandOffOffered", b(specimen), b(lab), b(clinic), n(1), a(account), b(hash(74)), b(hash(75)), at, n(60)),
		record(c, "ItemsDisposed", b(lab), b(hash(77)), at, list(aliquot)),
	}
}

func lotsStory() []indexer.Event {
	const c = indexer.LotRegistry
	number := indexer.Field{Bytes: append([]byte("AB-1"), make([]byte, 16)...)}
	return []indexer.Event{ // blocks 35 to 42
		record(c, "LotRegistered", b(lot), b(maker), n(4006381333931), number, n(4102444800), n(100)),
		record(c, "TransferOffered", n(1), b(lot), b(maker), b(lab), a(account), n(40), n(4102444800)),
		record(c, "TransferAccepted", n(1)),
		record(c, "TransferOffered", n(2), b(lot), b(maker), b(clinic), a(account), n(10), n(4102444800)),
		record(c, "UnitsConsumed", b(lot), b(lab), n(3), n(86400), b(hash(78))),
		record(c, "UnitsDestroyed", b(lot), b(lab), n(2)),
		record(c, "LotRecalled", b(lot), b(maker), n(2), b(hash(79))),
		record(c, "RecallAcknowledged", b(lot), b(lab), n(2), b(hash(80))),
	}
}

func ordersStory() []indexer.Event {
	const c = indexer.OrderEscrow
	return []indexer.Event{ // blocks 43 to 46
		record(c, "Deposited", b(clinic), a(account), n(1000)),
		record(c, "OrderFunded", b(order), b(clinic), b(lab), b(hash(81)), a(account), n(500), n(4102444800)),
		record(c, "OrderClaimed", b(order), b(hash(82)), n(4102444800)),
		record(c, "OrderReleased", b(order)),
	}
}

func studiesStory() []indexer.Event {
	const c = indexer.StudyRegistry
	from := uint64(monthBegin.Unix())
	return []indexer.Event{ // blocks 47 to 52
		record(c, "StudyRegistered", b(study), b(lab), b(hash(83)), numbers(6, 21), list(), n(from), n(4102444800)),
		record(c, "ReviewRecorded", b(study), n(1), b(hash(84)), n(4102444800)),
		record(c, "StudyApproved", b(study), n(1)),
		record(c, "StudyJoined", b(study), b(lab), n(1)),
		record(c, "StudyRevised", b(study), n(2), b(hash(85)), numbers(7), list(hash(86)), n(from), n(4102444800)),
		record(c, "StudyApproved", b(study), n(2)),
	}
}

func disclosuresStory() []indexer.Event {
	const c = indexer.DisclosureLog
	return []indexer.Event{ // blocks 53 to 55
		record(c, "GlassBroken", b(lab), b(hash(87)), n(1), b(hash(88))),
		record(c, "EmergencyReviewed", b(lab), n(1), n(3), b(hash(89))),
		record(c, "BatchAnchored", b(lab), n(1), b(hash(95)), n(16), n(1), b(hash(96))),
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
