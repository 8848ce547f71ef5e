package evidence_test

import (
	"math"
	"reflect"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/evidence"
)

type releaseVectors struct {
	Description string                  `json:"description"`
	Key         hexutil.Bytes           `json:"key"` // x || y of the key that signed
	Receipt     releaseReceiptVector    `json:"receipt"`
	Request     releaseRequestVector    `json:"request"`
	Negative    []releaseNegativeVector `json:"negative"`
}

type releaseReceiptVector struct {
	Recipient  common.Hash   `json:"recipient"`
	Leaf       common.Hash   `json:"leaf"`
	Lab        common.Hash   `json:"lab"`
	Disclosure hexutil.Bytes `json:"disclosure"`
	Envelopes  []common.Hash `json:"envelopes"`
	Received   uint64        `json:"received"`
	Signed     hexutil.Bytes `json:"signed"`
}

type releaseRequestVector struct {
	Member common.Hash   `json:"member"`
	Lab    common.Hash   `json:"lab"`
	Time   uint64        `json:"time"`
	Nonce  hexutil.Bytes `json:"nonce"`
	Path   string        `json:"path"`
	Body   string        `json:"body"`
	Signed hexutil.Bytes `json:"signed"`
}

type releaseNegativeVector struct {
	Name   string        `json:"name"`
	Why    string        `json:"why"`
	Signed hexutil.Bytes `json:"signed"`
}

func TestVectors_Release(t *testing.T) {
	testVectors(t, "release.json", makeReleaseVectors, (*releaseVectors).consume)
}

func makeReleaseVectors(t testing.TB) *releaseVectors {
	c := fixedConsortium(t)
	key := steady{c.statement}
	id := fixed("disclosure")
	r := evidence.ReleaseReceipt{
		Recipient: c.member, Leaf: fixed("leaf"), Lab: c.trust.Members[1].ID, Disclosure: evidence.DisclosureID(id[:16]),
		Envelopes: []common.Hash{evidence.EnvelopeHash([]byte("opening")), evidence.EnvelopeHash([]byte("record"))},
		Received:  1_789_999_321,
	}
	receipt, err := evidence.SignReleaseReceipt(r, key)
	check(t, err)
	q := evidence.Request{
		Member: c.member, Lab: c.trust.Members[1].ID, Time: 1_789_999_321, Nonce: [16]byte(id[16:]),
		Path: "/release/v1/records", Body: []byte(`{"basis":"consent","purpose":"TREAT"}`),
	}
	request, err := evidence.SignRequest(q, key)
	check(t, err)
	stranger := r
	stranger.Recipient = common.Hash{9}
	byStranger, err := evidence.SignReleaseReceipt(stranger, key)
	check(t, err)
	v := &releaseVectors{
		Description: "Receipts of releases and members' requests: see release-receipt.md and release-api.md. The signatures are by RFC 6979, but any valid one will do.",
		Key:         evidence.StatementKey(&c.statement.PublicKey),
		Receipt:     releaseReceiptVector{r.Recipient, r.Leaf, r.Lab, r.Disclosure[:], r.Envelopes, r.Received, receipt},
		Request:     releaseRequestVector{q.Member, q.Lab, q.Time, q.Nonce[:], q.Path, string(q.Body), request},
		Negative: []releaseNegativeVector{
			{"a member that is not in the trust file", "nobody knows its key", byStranger},
			{"trailing byte", "bytes behind the item", append(append([]byte{}, receipt...), 0)},
		},
	}
	m := decodeCOSE(t, receipt)
	m.Signature[5] ^= 1
	v.Negative = append(v.Negative, releaseNegativeVector{"another signature", "not over these bytes", m.encode(t)})
	return v
}

func (v *releaseVectors) consume(t *testing.T) {
	trust := fixedConsortium(t).trust
	r := evidence.ReleaseReceipt{
		Recipient: v.Receipt.Recipient, Leaf: v.Receipt.Leaf, Lab: v.Receipt.Lab,
		Disclosure: evidence.DisclosureID(v.Receipt.Disclosure), Envelopes: v.Receipt.Envelopes, Received: v.Receipt.Received,
	}
	if got, err := trust.CheckReleaseReceipt(v.Receipt.Signed, math.MaxUint64); err != nil || !reflect.DeepEqual(got, r) {
		t.Errorf("receipt: %+v, %v", got, err)
	}
	q := evidence.Request{
		Member: v.Request.Member, Lab: v.Request.Lab, Time: v.Request.Time, Nonce: [16]byte(v.Request.Nonce),
		Path: v.Request.Path, Body: []byte(v.Request.Body),
	}
	if got, err := trust.CheckRequest(v.Request.Signed, math.MaxUint64); err != nil || !reflect.DeepEqual(got, q) {
		t.Errorf("request: %+v, %v", got, err)
	}
	// One is never taken for the other.
	if _, err := trust.CheckRequest(v.Receipt.Signed, math.MaxUint64); err == nil {
		t.Error("a receipt is taken for a request")
	}
	for _, n := range v.Negative {
		if _, err := trust.CheckReleaseReceipt(n.Signed, math.MaxUint64); err == nil {
			t.Errorf("%s: accepted", n.Name)
		}
	}
}

// TestSignRelease_Refuses signs nothing that its reader would refuse.
func TestSignRelease_Refuses(t *testing.T) {
	c := newConsortium(t)
	good := evidence.ReleaseReceipt{
		Recipient: c.member, Leaf: common.Hash{1}, Lab: common.Hash{2}, Disclosure: evidence.DisclosureID{3},
		Envelopes: []common.Hash{{4}}, Received: 5,
	}
	for name, change := range map[string]func(*evidence.ReleaseReceipt){
		"no leaf": func(r *evidence.ReleaseReceipt) { r.Leaf = common.Hash{} }, "no envelope": func(r *evidence.ReleaseReceipt) { r.Envelopes = nil },
		"no time": func(r *evidence.ReleaseReceipt) { r.Received = 0 }, "no disclosure": func(r *evidence.ReleaseReceipt) { r.Disclosure = evidence.DisclosureID{} },
	} {
		r := good
		change(&r)
		if _, err := evidence.SignReleaseReceipt(r, c.statement); err == nil {
			t.Errorf("receipt: %s: signed", name)
		}
	}
	request := evidence.Request{Member: c.member, Lab: common.Hash{2}, Time: 5, Path: "/x", Body: []byte("{}")}
	for name, change := range map[string]func(*evidence.Request){
		"no lab": func(r *evidence.Request) { r.Lab = common.Hash{} }, "no path": func(r *evidence.Request) { r.Path = "x" },
		"no body": func(r *evidence.Request) { r.Body = nil }, "a body too long": func(r *evidence.Request) { r.Body = make([]byte, 1<<17) },
	} {
		r := request
		change(&r)
		if _, err := evidence.SignRequest(r, c.statement); err == nil {
			t.Errorf("request: %s: signed", name)
		}
	}
}
