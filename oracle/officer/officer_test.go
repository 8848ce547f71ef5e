package officer_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"errors"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/officer"
)

var member = common.Hash{1}

type person struct {
	name string
	key  *ecdsa.PrivateKey
	of   officer.Key
}

func newPerson(t *testing.T, name string) *person {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := officer.Sign(officer.Word{}, key)
	if err != nil {
		t.Fatal(err)
	}
	return &person{name, key, signed.Key}
}

func (p *person) says(t *testing.T, act officer.Act, of *person) officer.Entry {
	t.Helper()
	signed, err := officer.Sign(officer.About(member, act, of.name, of.of), p.key)
	if err != nil {
		t.Fatal(err)
	}
	return officer.Entry{Of: of.of, Name: of.name, Act: act, By: signed, At: time.Unix(1, 0)}
}

// TestRoster is the story of an office: two found it, one alone lets nobody in and puts nobody out, two do both, and two stay.
func TestRoster(t *testing.T) {
	ann, bob, eve, cid := newPerson(t, "Ann"), newPerson(t, "Bob"), newPerson(t, "Eve"), newPerson(t, "Cid")
	var entries []officer.Entry
	for _, step := range []struct {
		by   *person
		act  officer.Act
		of   *person
		want error
	}{
		{eve, officer.Register, ann, officer.ErrForged}, // who has not the key
		{ann, officer.Register, ann, nil},
		{ann, officer.Register, ann, officer.ErrSettled},
		{bob, officer.Register, bob, nil},
		{eve, officer.Register, eve, nil}, // the third waits
		{eve, officer.Admit, eve, officer.ErrNotInIt},
		{ann, officer.Admit, cid, officer.ErrUnknown},
		{ann, officer.Admit, eve, nil},
		{ann, officer.Admit, eve, officer.ErrSaid},
		{ann, officer.Dismiss, bob, nil},
		{eve, officer.Dismiss, bob, officer.ErrNotInIt}, // one alone let it in
		{bob, officer.Dismiss, ann, nil},
		{ann, officer.Dismiss, ann, officer.ErrTooFew},
		{cid, officer.Register, cid, nil},
		{ann, officer.Admit, cid, nil},
		{bob, officer.Admit, cid, nil},
		{bob, officer.Admit, cid, officer.ErrSettled},
		{cid, officer.Dismiss, ann, nil},
		{ann, officer.Admit, eve, officer.ErrNotInIt},
		{bob, officer.Admit, eve, nil}, // the word of one who was dismissed does not count any more
		{cid, officer.Admit, eve, nil},
		{ann, officer.Register, ann, officer.ErrSettled}, // nobody comes back under a key that went
	} {
		r, err := officer.Replay(member, entries)
		if err != nil {
			t.Fatal(err)
		}
		e := step.by.says(t, step.act, step.of)
		if err := r.Take(e); !errors.Is(err, step.want) {
			t.Fatalf("%s: %s %s: %v, want %v", step.by.name, step.act, step.of.name, err, step.want)
		}
		if step.want == nil {
			entries = append(entries, e)
		}
	}
	r, err := officer.Replay(member, entries)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, o := range r.Officers() {
		got += o.Name + " " + string(o.Standing) + ", "
	}
	if want := "Ann dismissed, Bob in office, Eve in office, Cid in office, "; got != want {
		t.Errorf("in the end: %s\nwant %s", got, want)
	}
	for i := range entries { // every entry is bound to what it says
		forged := append([]officer.Entry{}, entries...)
		forged[i].Name += "x"
		if _, err := officer.Replay(member, forged); !errors.Is(err, officer.ErrForged) {
			t.Errorf("entry %d under another name: %v", i, err)
		}
	}
	if _, err := officer.Replay(common.Hash{2}, entries); !errors.Is(err, officer.ErrForged) {
		t.Errorf("at another member: %v", err)
	}
}

// TestWord: parts can't be moved from one to the next, and a word is of one act.
func TestWord(t *testing.T) {
	ann := newPerson(t, "Ann")
	word := officer.Word{Member: member, Act: officer.ProposeShred, About: [][]byte{[]byte("ab"), []byte("c")}}
	signed, err := officer.Sign(word, ann.key)
	if err != nil {
		t.Fatal(err)
	}
	if err := word.Verify(signed); err != nil {
		t.Fatal(err)
	}
	moved, other, zero := word, word, signed
	moved.About, other.Act, zero.Key = [][]byte{[]byte("a"), []byte("bc")}, officer.ApproveShred, officer.Key{}
	if moved.Verify(signed) == nil || other.Verify(signed) == nil || word.Verify(zero) == nil {
		t.Error("a signature fits what was not signed")
	}
}
