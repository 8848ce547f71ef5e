package chain

import (
	"encoding/binary"
	"sync"

	"github.com/cloudflare/circl/simd/keccakf1600"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// message is something to hash. It is in two parts, so that nothing is copied to put a head before it.
type message struct {
	head, body []byte
	hash       *common.Hash // where the hash goes
}

// hashAll computes Keccak-256 of messages. Verification is little else than this. One message keeps a processor's units
// half idle, since each step waits for the one before; so four are hashed in step with each other, where the processor
// can do that, in hardly more time than two.
func hashAll(messages []message) {
	if len(messages) == 1 || !keccakf1600.IsEnabledX4() {
		for _, m := range messages {
			*m.hash = crypto.Keccak256Hash(m.head, m.body)
		}
		return
	}
	s := sponges.Get().(*sponge)
	defer sponges.Put(s)
	s.hash(messages)
}

const (
	lanes = 4
	rate  = 136 // bytes that Keccak-256 takes in at once
)

// sponge is four states of Keccak, each with the message that it takes in. Word i of a lane's state is at lanes*i+lane.
type sponge struct {
	permutation keccakf1600.StateX4
	words       []uint64 // of permutation
	lanes       [lanes]lane
}

// lane is idle where its message has no place for a hash.
type lane struct {
	message
	isPadded bool // all of the message was taken in
}

var sponges = sync.Pool{New: func() any {
	s := new(sponge)
	s.words = s.permutation.Initialize(false)
	return s
}}

// hash keeps all lanes busy as long as there are messages, however long each is.
func (s *sponge) hash(messages []message) {
	for {
		isBusy := false
		for i := range s.lanes {
			if s.lanes[i].hash == nil && len(messages) > 0 {
				s.begin(i, messages[0])
				messages = messages[1:]
			}
			if s.lanes[i].hash != nil {
				s.absorb(i)
				isBusy = true
			}
		}
		if !isBusy {
			return
		}
		s.permutation.Permute()
		for i := range s.lanes {
			if s.lanes[i].isPadded {
				s.squeeze(i)
			}
		}
	}
}

func (s *sponge) begin(i int, m message) {
	s.lanes[i].message = m
	for w := i; w < len(s.words); w += lanes {
		s.words[w] = 0
	}
}

// absorb takes in the next block of a lane's message. The last one, which is never full, is padded.
func (s *sponge) absorb(i int) {
	l := &s.lanes[i]
	if len(l.head) == 0 && len(l.body) >= rate {
		s.add(i, (*[rate]byte)(l.body))
		l.body = l.body[rate:]
		return
	}
	var block [rate]byte
	n := copy(block[:], l.head)
	m := copy(block[n:], l.body)
	l.head, l.body = l.head[n:], l.body[m:]
	if n+m < rate {
		block[n+m] ^= 0x01 // Keccak as it was before it became SHA-3
		block[rate-1] ^= 0x80
		l.isPadded = true
	}
	s.add(i, &block)
}

func (s *sponge) add(i int, block *[rate]byte) {
	words := (*[lanes * 25]uint64)(s.words)
	for w := range rate / 8 {
		words[lanes*w+i] ^= binary.LittleEndian.Uint64(block[8*w:])
	}
}

// squeeze takes the hash out of a lane, which is idle then.
func (s *sponge) squeeze(i int) {
	hash := s.lanes[i].hash
	for w := range len(hash) / 8 {
		binary.LittleEndian.PutUint64(hash[8*w:], s.words[lanes*w+i])
	}
	s.lanes[i] = lane{}
}
