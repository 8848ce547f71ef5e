package vault

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// Bounds of a pack. A body that is larger than MaxPacked is an object of its own.
const (
	MaxPacked = 64 << 10 // of one body in it, in bytes
	maxPack   = 1 << 20  // of all of them
)

// Pack is sealed bodies that lie in one object of the store, because to make one file durable costs as much as to seal
// many records. Each keeps its address, by which it is checked when it is read.
//
// A pack is its index and the bodies one behind the other, in the index' order. The index is the number of bodies (4) and
// of each its address (32) and its length (4). The pack's name is SHA-256("labseal/pack/1" 00 index): as addresses are
// hashes of bodies, it names the bodies too. It is the object "ab/abcd….pack". What is in a pack never changes; a body
// whose key was destroyed stays in it, unreadable.
type Pack struct {
	Name  common.Hash
	Bytes []byte
	Count int // of bodies
}

// Packer puts bodies in packs.
type Packer struct {
	index []byte // without its number
	size  int
	body  [][]byte
}

// Fits says whether a body goes into a pack.
func Fits(body []byte) bool { return len(body) <= MaxPacked }

// Add puts a body in. It answers false for one that is to go in the next pack.
func (p *Packer) Add(address common.Hash, body []byte) bool {
	if len(p.body) > 0 && p.size+len(body) > maxPack {
		return false
	}
	p.index = binary.BigEndian.AppendUint32(append(p.index, address[:]...), uint32(len(body)))
	p.size, p.body = p.size+len(body), append(p.body, body)
	return true
}

// Pack is all that was put in. The packer is empty then.
func (p *Packer) Pack() Pack {
	bytes := make([]byte, 0, 4+len(p.index)+p.size)
	bytes = append(binary.BigEndian.AppendUint32(bytes, uint32(len(p.body))), p.index...)
	name := packName(bytes)
	for _, b := range p.body {
		bytes = append(bytes, b...)
	}
	done := Pack{Name: name, Bytes: bytes, Count: len(p.body)}
	*p = Packer{}
	return done
}

func packName(index []byte) common.Hash {
	h := sha256.New()
	h.Write([]byte("labseal/pack/1\x00"))
	h.Write(index)
	return common.Hash(h.Sum(nil))
}

const packEntry = common.HashLength + 4

// packIndex is the index that a pack begins with: as much of it as its number says.
func packIndex(bytes []byte) (index []byte, ok bool) {
	if len(bytes) < 4 {
		return nil, false
	}
	n := 4 + packEntry*uint64(binary.BigEndian.Uint32(bytes))
	if n > uint64(len(bytes)) {
		return nil, false
	}
	return bytes[:n], true
}

// Unpack returns the body of an address in a pack, checked. It answers ErrDamaged where the pack is not the one of its
// name or ends early, ErrMissing where it has no such body.
func Unpack(pack common.Hash, bytes []byte, address common.Hash) ([]byte, error) {
	var found []byte
	err := eachPacked(pack, bytes, func(a common.Hash, body []byte) {
		if a == address {
			found = body
		}
	})
	switch {
	case found != nil: // and be the rest of the pack cut
		return found, checkBody(address, found)
	case err != nil:
		return nil, err
	}
	return nil, fmt.Errorf("%w: its pack does not hold it", ErrMissing)
}

// eachPacked calls for each body of a pack, unchecked, as long as there is one.
func eachPacked(pack common.Hash, bytes []byte, each func(address common.Hash, body []byte)) error {
	index, ok := packIndex(bytes)
	if !ok || packName(index) != pack {
		return fmt.Errorf("%w: the index of its pack is not the one that %x names", ErrDamaged, pack)
	}
	rest := bytes[len(index):]
	for entry := index[4:]; len(entry) > 0; entry = entry[packEntry:] {
		n := uint64(binary.BigEndian.Uint32(entry[common.HashLength:]))
		if n > uint64(len(rest)) {
			return fmt.Errorf("%w: its pack is cut", ErrDamaged)
		}
		each(common.Hash(entry[:common.HashLength]), rest[:n:n])
		rest = rest[n:]
	}
	if len(rest) > 0 {
		return fmt.Errorf("%w: its pack is too long", ErrDamaged)
	}
	return nil
}

// PutPack stores a pack. It is whole and durable when this returns nil; a crash may leave it cut. One that is there already is
// compared with this to the byte, and replaced where it is another: its bodies may be damaged though its index is not.
func (s *Store) PutPack(ctx context.Context, p Pack) error {
	if index, ok := packIndex(p.Bytes); !ok || packName(index) != p.Name {
		return fmt.Errorf("store pack %x: %w", p.Name, ErrDamaged)
	}
	if err := s.place.write(ctx, packObject(p.Name), p.Bytes); err != nil {
		return fmt.Errorf("store pack %x: %w", p.Name, err)
	}
	return nil
}

// Fetch reads a version's body, out of its pack or by itself, and checks it. It answers what Get does.
func (s *Store) Fetch(ctx context.Context, sealed Sealed) ([]byte, error) {
	if sealed.Pack == (common.Hash{}) {
		return s.Get(ctx, sealed.Address)
	}
	bytes, err := s.place.load(ctx, packObject(sealed.Pack))
	if err == nil {
		bytes, err = Unpack(sealed.Pack, bytes, sealed.Address)
	}
	if err != nil {
		return nil, fmt.Errorf("read body %x in pack %x: %w", sealed.Address, sealed.Pack, err)
	}
	return bytes, nil
}

// checkPack reads a pack and checks it and all of its bodies, among which these must be. It answers ErrMissing and
// ErrDamaged.
func (s *Store) checkPack(ctx context.Context, name common.Hash, bodies []common.Hash) error {
	bytes, err := s.place.load(ctx, packObject(name))
	if err != nil {
		return err
	}
	holds, damaged := map[common.Hash]bool{}, error(nil)
	err = eachPacked(name, bytes, func(address common.Hash, body []byte) {
		holds[address] = true
		damaged = errors.Join(damaged, checkBody(address, body))
	})
	for _, a := range bodies {
		if !holds[a] && err == nil {
			err = fmt.Errorf("%w: it does not hold body %x", ErrDamaged, a)
		}
	}
	return errors.Join(err, damaged)
}

const packSuffix = ".pack"

func packObject(name common.Hash) string { return objectName(name) + packSuffix }
