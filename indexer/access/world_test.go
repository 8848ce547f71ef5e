package access_test

import (
	"encoding/binary"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/auth"
	"github.com/labseal/labseal/docs/spec"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/access"
	"github.com/labseal/labseal/indexer/api"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// side is a member with one thing of each kind. There are two in the world, who have nothing to do with each other.
type side struct {
	member, subject, grant, specimen, parcel, order, lot, study common.Hash
}

func newSide(n byte) side {
	id := func(kind byte) common.Hash { return common.Hash{n, kind, 0xee, 31: 0xdd} }
	return side{id(1), id(2), id(3), id(4), id(5), id(6), id(7), id(8)}
}

// thing is what a rule of the table speaks of.
func (s side) thing(kind, operation string) common.Hash {
	switch kind {
	case "member":
		return s.member
	case "subject":
		return s.subject
	case "grant":
		return s.grant
	case "item":
		if strings.Contains(operation, "package") {
			return s.parcel
		}
		return s.specimen
	case "order":
		return s.order
	case "lot", "product":
		return s.lot
	}
	panic("no thing of kind " + kind)
}

var (
	ours, theirs = newSide(0xa1), newSide(0xb2)
	third        = common.Hash{0xc3}
)

// events are what was said of a side, one of each contract at least.
func (s side) events() []indexer.Event {
	none, account := indexer.Field{Bytes: make([]byte, 32)}, indexer.Field{Bytes: make([]byte, 20)}
	b := func(h common.Hash) indexer.Field { return indexer.Field{Bytes: h[:]} }
	n := func(n uint64) indexer.Field {
		return indexer.Field{Kind: indexer.FieldNumber, Bytes: binary.BigEndian.AppendUint64(make([]byte, 24), n)}
	}
	list := indexer.Field{Kind: indexer.FieldBytesList, List: [][]byte{s.specimen[:]}}
	numbers := indexer.Field{Kind: indexer.FieldNumberList}
	said := func(contract, name string, fact indexer.Fact, topics ...common.Hash) indexer.Event {
		return indexer.Event{Contract: contract, Name: name, Fact: fact, Topics: append([]common.Hash{{0xff}}, topics...)}
	}
	record := func(contract, name string, topics []common.Hash, fields ...indexer.Field) indexer.Event {
		return said(contract, name, indexer.Record{Fields: fields}, topics...)
	}
	on := func(h ...common.Hash) []common.Hash { return h }
	transfer := func(which byte) (id common.Hash, field indexer.Field) { // of this side
		field = n(uint64(s.member[0])<<8 | uint64(which))
		return common.Hash(field.Bytes), field
	}
	accepted, acceptedField := transfer(1)
	refused, refusedField := transfer(2)
	withdrawn, withdrawnField := transfer(3)
	return []indexer.Event{
		said(indexer.Consortium, "MemberAdmitted", indexer.MemberAdmitted{Member: s.member, Roles: 255}, s.member),
		said(indexer.ResultLog, "LogOpened", indexer.LogOpened{Member: s.member, Log: s.study}, s.member, s.study),
		said(indexer.ConsentRegistry, "SubjectEnrolled", indexer.SubjectEnrolled{Subject: s.subject, Member: s.member, Signer: []byte{1}}, s.subject, s.member),
		said(indexer.ConsentRegistry, "Granted", indexer.Granted{Grant: s.grant, Subject: s.subject, Number: 1, Expiry: 1 << 40}, s.grant, s.subject),
		said(indexer.ConsentRegistry, "Revoked", indexer.Revoked{Grant: s.grant, Subject: s.subject}, s.grant, s.subject),
		record(indexer.CustodyLedger, "Collected", on(s.specimen, s.member), b(s.specimen), b(s.member), none, n(60)),
		record(indexer.CustodyLedger, "Packed", on(s.parcel, s.member), b(s.parcel), b(s.member), none, none, n(120), list),
		record(indexer.CustodyLedger, "HandOffRefused", on(s.parcel, third), b(s.parcel), b(third), n(1), none),
		record(indexer.DisclosureLog, "BatchAnchored", on(s.member), b(s.member), n(1), none, n(1), n(1), none),
		record(indexer.DisclosureLog, "GlassBroken", on(s.member, s.order), b(s.member), b(s.order), n(1), none),
		record(indexer.OrderEscrow, "OrderFunded", on(s.order, s.member, third), b(s.order), b(s.member), b(third), none, account, n(5), n(9)),
		record(indexer.OrderEscrow, "OrderReleased", on(s.order), b(s.order)),
		record(indexer.LotRegistry, "LotRegistered", on(s.lot, s.member), b(s.lot), b(s.member), n(1), account, n(1), n(9)),
		record(indexer.LotRegistry, "UnitsDestroyed", on(s.lot, s.member), b(s.lot), b(s.member), n(1)),
		record(indexer.LotRegistry, "TransferOffered", on(accepted, s.lot, s.member), acceptedField, b(s.lot), b(s.member), b(third), account, n(1), n(9)),
		record(indexer.LotRegistry, "TransferAccepted", on(accepted), acceptedField),
		record(indexer.LotRegistry, "TransferOffered", on(refused, s.lot, s.member), refusedField, b(s.lot), b(third), b(s.member), account, n(1), n(9)),
		record(indexer.LotRegistry, "TransferRefused", on(refused), refusedField),
		record(indexer.LotRegistry, "TransferOffered", on(withdrawn, s.lot, s.member), withdrawnField, b(s.lot), b(s.member), b(third), account, n(1), n(9)),
		record(indexer.LotRegistry, "TransferWithdrawn", on(withdrawn), withdrawnField),
		record(indexer.LotRegistry, "LotRecalled", on(s.lot, s.member), b(s.lot), b(s.member), n(1), none),
		record(indexer.StudyRegistry, "StudyRegistered", on(s.study, s.member), b(s.study), b(s.member), none, numbers, indexer.Field{Kind: indexer.FieldBytesList}, n(1), n(9)),
	}
}

// newWorld is a mirror with both sides.
func newWorld(t *testing.T) *postgres.Store {
	t.Helper()
	store, err := postgres.Open(t.Context(), pgtest.NewDatabase(t), deploy.Deployment{ChainID: 1, Genesis: common.Hash{1}})
	check(t, err)
	t.Cleanup(func() { store.Close() })
	w, err := store.TryWriter(t.Context(), "")
	check(t, err)
	defer w.Close()
	var blocks []indexer.Block
	var parent common.Hash
	seq := map[string]uint64{}
	for i, s := range []side{ours, theirs} {
		block := indexer.Block{Ref: indexer.Ref{Number: uint64(i + 1), Hash: common.Hash{byte(i + 1)}, Time: 1000}, Parent: parent}
		for n, e := range s.events() {
			seq[e.Contract]++
			e.Seq, e.LogIndex = seq[e.Contract], uint64(n)
			block.Events = append(block.Events, e)
		}
		blocks, parent = append(blocks, block), block.Hash
	}
	check(t, w.Append(t.Context(), blocks))
	return store
}

// roleCaller is a caller of our side with one role, whom a request names: what a token would say.
type roleCaller struct{}

func (roleCaller) Caller(r *http.Request) (auth.Caller, error) {
	role, isThere := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !isThere {
		return auth.Anyone, nil
	}
	return callerOf(role), nil
}

func callerOf(role string) auth.Caller {
	c := auth.Caller{Method: auth.Backend, Subject: role, Member: ours.member, Roles: []string{role}}
	switch role {
	case "public":
		return auth.Anyone
	case "suspended":
		c.Roles = nil
	case "patient":
		c.Patients = []common.Hash{ours.subject}
	case "patient of theirs":
		c.Roles, c.Patients = []string{"patient"}, []common.Hash{theirs.subject}
	case "member":
		c.Roles = []string{"some role that no column has"}
	}
	return c
}

// newServer serves a mirror behind a table.
func newServer(t *testing.T, store *postgres.Store, table string) *httptest.Server {
	t.Helper()
	parsed, err := access.Parse(table)
	check(t, err)
	guard := &access.Guard{Table: parsed, Callers: roleCaller{}, Parties: store, Log: discard}
	check(t, guard.Check(api.Describe()))
	server := httptest.NewServer(api.New(api.Config{
		Mirror: scoped{store}, Log: discard, Middlewares: huma.Middlewares{guard.Middleware},
	}))
	t.Cleanup(server.Close)
	return server
}

var discard = slog.New(slog.DiscardHandler)

// ask asks as a role.
func ask(t *testing.T, url, role string) (int, string, http.Header) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	check(t, err)
	if role != "public" {
		request.Header.Set("Authorization", "Bearer "+role)
	}
	response, err := http.DefaultClient.Do(request)
	check(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	check(t, err)
	return response.StatusCode, string(body), response.Header
}

// table is the one in the documents, as this test reads it: by row and column.
func table(t *testing.T, text string) map[string]map[string]string {
	t.Helper()
	rows := map[string]map[string]string{}
	lines := strings.Split(strings.TrimSpace(text), "\n")
	head := strings.Split(lines[0], "\t")
	for _, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		rows[cells[0]] = map[string]string{}
		for i, cell := range cells {
			rows[cells[0]][head[i]] = cell
		}
	}
	return rows
}

// change returns the table in the documents with one cell changed.
func change(t *testing.T, row, column, cell string) string {
	t.Helper()
	lines := strings.Split(spec.Access, "\n")
	head := strings.Split(lines[0], "\t")
	for i, line := range lines {
		cells := strings.Split(line, "\t")
		if cells[0] != row {
			continue
		}
		for n := range cells {
			if head[n] == column {
				cells[n] = cell
			}
		}
		if !strings.Contains(strings.Join(cells[2:len(cells)-1], "\t"), "own") {
			cells[1] = "-"
		}
		lines[i] = strings.Join(cells, "\t")
		return strings.Join(lines, "\n")
	}
	t.Fatalf("no row %s", row)
	return ""
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
