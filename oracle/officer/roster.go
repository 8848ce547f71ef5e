package officer

import (
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// Founders is how many officers let themselves in, and how many it takes for everything.
const Founders = 2

// Errors that say why somebody's word does not count.
var (
	ErrUnknown  = errors.New("no officer has this key: `oracle officer list` tells who is one")
	ErrNotInIt  = errors.New("the officer is not in office")
	ErrTooFew   = errors.New("two officers must stay: let another one in first")
	ErrSaid     = errors.New("this officer has said so before")
	ErrSettled  = errors.New("it is so already")
	ErrSamePair = errors.New("whoever proposed it can't approve it: it takes two")
)

// Entry is a word about an officer, as it was kept.
type Entry struct {
	Of   Key
	Name string // of that officer
	Act  Act    // Register, Admit or Dismiss
	By   Signed
	At   time.Time
}

// About is the word about an officer.
func About(member common.Hash, act Act, name string, key Key) Word {
	return Word{member, act, [][]byte{[]byte(name), key[:]}}
}

// Standing is whether an officer counts.
type Standing string

// The standings.
const (
	Waits     Standing = "waits" // to be admitted
	InOffice  Standing = "in office"
	Dismissed Standing = "dismissed"
)

// Officer is an officer, and who said what of them.
type Officer struct {
	Name      string
	Key       Key
	Standing  Standing
	IsFounder bool
	Since     time.Time // of the standing
	Entries   []Entry   // in their order
}

// Roster is all officers, in the order in which they came.
type Roster struct {
	member common.Hash
	list   []*Officer
}

// Replay goes through what was kept, in its order. An entry that does not follow from those before it, or is not signed as it
// must be, is an error: somebody wrote into the database.
func Replay(member common.Hash, entries []Entry) (*Roster, error) {
	r := &Roster{member: member}
	for i, e := range entries {
		if err := r.Take(e); err != nil {
			return nil, fmt.Errorf("officers: entry %d, %s of %s: %w", i+1, e.Act, e.Name, err)
		}
	}
	return r, nil
}

// Officers are all there ever were.
func (r *Roster) Officers() []*Officer { return r.list }

// InOffice returns the officer of a key that counts.
func (r *Roster) InOffice(key Key) (*Officer, error) {
	o := r.find(key)
	switch {
	case o == nil:
		return nil, ErrUnknown
	case o.Standing != InOffice:
		return nil, fmt.Errorf("%s: %w", o.Name, ErrNotInIt)
	}
	return o, nil
}

// Find returns the officer of a key, whether in office or not; nil for none.
func (r *Roster) Find(key Key) *Officer { return r.find(key) }

// Check says who signed a word, if an officer did who is in office.
func (r *Roster) Check(w Word, s Signed) (*Officer, error) {
	o, err := r.InOffice(s.Key)
	if err != nil {
		return nil, err
	}
	return o, w.Verify(s)
}

func (r *Roster) find(key Key) *Officer {
	for _, o := range r.list {
		if o.Key == key {
			return o
		}
	}
	return nil
}

func (r *Roster) inOffice() (n int) {
	for _, o := range r.list {
		if o.Standing == InOffice {
			n++
		}
	}
	return n
}

// Take adds a word about an officer, if it counts.
func (r *Roster) Take(e Entry) error {
	if err := About(r.member, e.Act, e.Name, e.Of).Verify(e.By); err != nil {
		return err
	}
	if e.Act == Register {
		return r.register(e)
	}
	if _, err := r.InOffice(e.By.Key); err != nil {
		return err
	}
	o := r.find(e.Of)
	if o == nil || o.Name != e.Name {
		return ErrUnknown
	}
	wants, becomes := Waits, InOffice
	if e.Act == Dismiss {
		wants, becomes = InOffice, Dismissed
	}
	if o.Standing != wants {
		return fmt.Errorf("%s: %s: %w", o.Name, o.Standing, ErrSettled)
	}
	said := 1
	for _, before := range o.Entries {
		if before.Act != e.Act {
			continue
		}
		if before.By.Key == e.By.Key {
			return ErrSaid
		}
		if _, err := r.InOffice(before.By.Key); err == nil { // a word of somebody who went does not count any more
			said++
		}
	}
	if said >= Founders && becomes == Dismissed && r.inOffice() <= Founders {
		return ErrTooFew
	}
	o.Entries = append(o.Entries, e)
	if said >= Founders {
		o.Standing, o.Since = becomes, e.At
	}
	return nil
}

// register takes whoever proves to hold the key. The first two are in office at once.
func (r *Roster) register(e Entry) error {
	if e.By.Key != e.Of {
		return ErrForged
	}
	for _, o := range r.list {
		if o.Key == e.Of || o.Name == e.Name {
			return fmt.Errorf("%s: %w", o.Name, ErrSettled)
		}
	}
	o := &Officer{Name: e.Name, Key: e.Of, Standing: Waits, Since: e.At, Entries: []Entry{e}}
	if len(r.list) < Founders {
		o.Standing, o.IsFounder = InOffice, true
	}
	r.list = append(r.list, o)
	return nil
}
