package chain_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/lib/pq"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/chain"
	"github.com/labseal/labseal/internal/deploy"
)

var metas = map[string]*bind.MetaData{
	indexer.Consortium: &bindings.ConsortiumMetaData, indexer.ResultLog: &bindings.ResultLogMetaData,
	indexer.ConsentRegistry: &bindings.ConsentRegistryMetaData, indexer.CustodyLedger: &bindings.CustodyLedgerMetaData,
	indexer.DisclosureLog: &bindings.DisclosureLogMetaData, indexer.OrderEscrow: &bindings.OrderEscrowMetaData,
	indexer.LotRegistry: &bindings.LotRegistryMetaData, indexer.StudyRegistry: &bindings.StudyRegistryMetaData,
}

// raw are the events that are kept as the chain holds them, and of which nothing else is kept.
var raw = map[string]bool{"ParametersChanged": true, "NoncesInvalidated": true}

// values of an event by the names of its fields.
type values map[string]any

func (v values) hash(name string) common.Hash { return common.Hash(v[name].([32]byte)) }
func (v values) number(name string) uint64    { return reflect.ValueOf(v[name]).Uint() }
func (v values) bytes(name string) []byte     { return v[name].([]byte) }

// facts are what events say that are decoded by hand.
var facts = map[string]func(v values) indexer.Fact{
	"LogOpened": func(v values) indexer.Fact {
		return indexer.LogOpened{Member: v.hash("member"), Log: v.hash("logId"), OpensAt: v.number("opensAt"), Predecessor: v.hash("predecessor")}
	},
	"OpeningCancelled": func(v values) indexer.Fact {
		return indexer.LogChange{Member: v.hash("member"), Log: v.hash("logId"), Change: indexer.LogOpeningCancelled}
	},
	"LogClosed": func(v values) indexer.Fact {
		return indexer.LogChange{Member: v.hash("member"), Log: v.hash("logId"), Change: indexer.LogClosed, ClosesAt: v.number("closesAt")}
	},
	"ClosingCancelled": func(v values) indexer.Fact {
		return indexer.LogChange{Member: v.hash("member"), Log: v.hash("logId"), Change: indexer.LogClosingCancelled}
	},
	"CheckpointAnchored": func(v values) indexer.Fact {
		return indexer.CheckpointAnchored{Member: v.hash("member"), Log: v.hash("logId"), OldSize: v.number("oldSize"), Size: v.number("size"), Root: v.hash("root")}
	},
	"HandlesAmended": func(v values) indexer.Fact {
		f := indexer.HandlesAmended{Member: v.hash("member")}
		list := reflect.ValueOf(v["amendments"])
		for i := range list.Len() {
			if a := list.Index(i); v["skipped"].(*big.Int).Bit(i) == 0 {
				f.Amendments = append(f.Amendments, indexer.Amendment{
					Handle: common.Hash(a.Field(0).Interface().([32]byte)), Reason: evidence.Reason(a.Field(1).Uint()).String(),
					Replacement: common.Hash(a.Field(2).Interface().([32]byte)),
				})
			}
		}
		return f
	},
	"SubjectEnrolled": func(v values) indexer.Fact {
		return indexer.SubjectEnrolled{Subject: v.hash("subject"), Member: v.hash("member"), Signer: v.bytes("signer")}
	},
	"SignerRotated": func(v values) indexer.Fact {
		return indexer.SignerRotated{Subject: v.hash("subject"), Signer: v.bytes("newSigner")}
	},
	"RecoveryStarted": func(v values) indexer.Fact {
		return indexer.Recovery{Subject: v.hash("subject"), Step: indexer.RecoveryStarted, Signer: v.bytes("newSigner")}
	},
	"RecoveryVetoed": func(v values) indexer.Fact {
		return indexer.Recovery{Subject: v.hash("subject"), Step: indexer.RecoveryVetoed}
	},
	"RecoveryCompleted": func(v values) indexer.Fact {
		return indexer.Recovery{Subject: v.hash("subject"), Step: indexer.RecoveryCompleted}
	},
	"Granted": func(v values) indexer.Fact {
		return indexer.Granted{
			Grant: v.hash("grantId"), Subject: v.hash("subject"), Number: v.number("number"), TermsCommit: v.hash("termsCommit"),
			Expiry: v.number("expiry"), EffectiveAt: v.number("effectiveAt"), Supersedes: v.hash("supersedes"), Appointment: v.hash("appointment"),
		}
	},
	"Revoked": func(v values) indexer.Fact {
		return indexer.Revoked{Grant: v.hash("grantId"), Subject: v.hash("subject")}
	},
}

// TestEvents makes an event of every kind of every contract, of random fields. Those that are decoded by hand say what
// go-ethereum's decoder reads; the others' rows hold what it reads, column by column; and one that is cut off is refused.
func TestEvents(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	m := newMirror(t, deploy.Deployment{})
	block := indexer.Block{Ref: indexer.Ref{Number: 1, Hash: common.Hash{1}}}
	want := map[string][]string{} // by contract and event
	for contract, meta := range metas {
		parsed, err := meta.ParseABI()
		check(t, err)
		seq := uint64(0)
		for _, event := range parsed.Events {
			if len(event.Inputs) == 0 || contract == indexer.Consortium && event.RawName == "MemberAdmitted" {
				continue // real ones are decoded wherever a chain is
			}
			seq++
			l, v, texts := makeEvent(t, chance, event, seq)
			e, err := chain.Decode(contract, l.Topics, l.Data)
			if err != nil || e.Seq != seq || e.Name != event.RawName {
				t.Fatalf("%s of %s: %+v, %v", event.RawName, contract, e, err)
			}
			if fact, isByHand := facts[event.RawName]; isByHand {
				if f := fact(v); !reflect.DeepEqual(e.Fact, f) {
					t.Errorf("%s: got %+v\nwant %+v", event.RawName, e.Fact, f)
				}
			} else if _, isRecord := e.Fact.(indexer.Record); isRecord {
				want[event.RawName] = texts
			} else if contract != indexer.Consortium && !raw[event.RawName] {
				t.Errorf("%s of %s says nothing", event.RawName, contract)
			}
			for cut := range len(l.Data) / 32 {
				short := *l
				short.Data = l.Data[:cut*32]
				if e, err := chain.Decode(contract, short.Topics, short.Data); err == nil && !raw[event.RawName] {
					t.Errorf("%s of %d words is taken: %+v", event.RawName, cut, e.Fact)
				}
			}
			e.LogIndex = uint64(len(block.Events))
			block.Events = append(block.Events, e)
		}
	}
	check(t, m.writer.Append(t.Context(), []indexer.Block{block}))
	if len(want) < 45 {
		t.Errorf("%d kinds of records only", len(want))
	}
	for event, texts := range want {
		if got := m.record(t, event); !reflect.DeepEqual(got, texts) {
			t.Errorf("%s: stored %q\nwant %q", event, got, texts)
		}
	}
	m.digest(t, 0)
}

// record returns the one row of an event's table.
func (m mirror) record(t *testing.T, event string) []string {
	t.Helper()
	var got pq.StringArray
	query := fmt.Sprintf(`
		select array_agg(value #>> '{}' order by ordinality)
		from chain.%s r, json_each(row_to_json(r)) with ordinality
		where key not in ('block_number', 'log_index')`, pq.QuoteIdentifier(recordTable(t, event)))
	check(t, m.db.QueryRow(query).Scan(&got))
	return got
}

// makeEvent makes an event, and says its fields as go-ethereum takes them and as the database writes them.
func makeEvent(t *testing.T, chance *rand.Rand, event abi.Event, seq uint64) (*types.Log, values, []string) {
	t.Helper()
	l := &types.Log{Topics: []common.Hash{event.ID}}
	v := values{}
	var data []any
	var texts []string
	for _, input := range event.Inputs {
		value := makeValue(chance, input.Type)
		switch input.Name {
		case "seq":
			value = reflect.ValueOf(seq)
		case "oldSize":
			value = reflect.ValueOf(seq) // of a log that grows
		default:
			texts = append(texts, textsOf(value)...)
		}
		v[input.Name] = value.Interface()
		if !input.Indexed {
			data = append(data, value.Interface())
			continue
		}
		packed, err := abi.Arguments{{Type: input.Type}}.Pack(value.Interface())
		check(t, err)
		l.Topics = append(l.Topics, common.Hash(packed))
	}
	var err error
	l.Data, err = event.Inputs.NonIndexed().Pack(data...)
	check(t, err)
	return l, v, texts
}

func makeValue(chance *rand.Rand, t abi.Type) reflect.Value {
	value := reflect.New(t.GetType()).Elem()
	fill(chance, value)
	return value
}

func fill(chance *rand.Rand, v reflect.Value) {
	switch v.Kind() {
	case reflect.Uint8:
		v.SetUint(1 + chance.Uint64N(2)) // of enums there are at least so many
	case reflect.Uint16, reflect.Uint32:
		v.SetUint(chance.Uint64N(1 << 16))
	case reflect.Uint64:
		v.SetUint(chance.Uint64() >> 1)
	case reflect.Bool:
		v.SetBool(chance.IntN(2) == 0)
	case reflect.String:
		v.SetString("text\\\t\n")
	case reflect.Pointer:
		v.Set(reflect.ValueOf(new(big.Int).SetUint64(chance.Uint64() >> 1)))
	case reflect.Array:
		for i := range v.Len() {
			v.Index(i).SetUint(chance.Uint64N(256))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 3, 3))
		for i := range v.Len() {
			fill(chance, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(chance, v.Field(i))
		}
	}
}

// textsOf a value: one, or those of a struct's fields.
func textsOf(v reflect.Value) []string {
	switch v.Kind() {
	case reflect.Struct:
		var texts []string
		for i := range v.NumField() {
			texts = append(texts, textsOf(v.Field(i))...)
		}
		return texts
	case reflect.Array:
		b := make([]byte, v.Len())
		reflect.Copy(reflect.ValueOf(b), v)
		return []string{fmt.Sprintf(`\x%x`, b)}
	case reflect.Slice:
		if b, isBytes := v.Interface().([]byte); isBytes {
			return []string{fmt.Sprintf(`\x%x`, b)}
		}
		var items []string
		for i := range v.Len() {
			item := textsOf(v.Index(i))[0]
			if strings.HasPrefix(item, `\`) {
				item = `"\` + item + `"`
			}
			items = append(items, item)
		}
		return []string{"[" + strings.Join(items, ",") + "]"}
	}
	return []string{fmt.Sprint(v.Interface())}
}

// recordTable is the table of an event's records, as the comment in the migration says.
func recordTable(t *testing.T, event string) string {
	t.Helper()
	for line := range strings.Lines(postgresRecords(t)) {
		if before, about, found := strings.Cut(line, " ( -- "); found && strings.FieldsFunc(about, unicode.IsSpace)[0] == event {
			return strings.TrimPrefix(before, "create table ")
		}
	}
	t.Fatalf("no table for %s", event)
	return ""
}

func postgresRecords(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("../postgres/migrations/chain/00002_records.sql")
	check(t, err)
	return string(b)
}
