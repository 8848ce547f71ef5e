package chain

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/labseal/labseal/internal/quickhex"
)

// scanner reads JSON where it lies, and builds nothing of it. Nodes' answers are a few keys and very much hexadecimal:
// encoding/json, which looks at each byte three times, costs more than all else that is done with an event.
//
// It is no validator: what it does not understand is an error, and what it skips need not be well-formed. What it
// reads is believed only once hashes say so.
type scanner struct {
	b []byte
	i int
}

var (
	errCut   = errors.New("the answer is cut off")
	errShape = errors.New("the answer is not of the form that it should be")
)

// peek returns the next byte that is no space, 0 at the end.
func (s *scanner) peek() byte {
	for ; s.i < len(s.b); s.i++ {
		if c := s.b[s.i]; c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			return c
		}
	}
	return 0
}

// take passes over one byte that must come.
func (s *scanner) take(c byte) error {
	switch s.peek() {
	case c:
		s.i++
		return nil
	case 0:
		return errCut
	default:
		return fmt.Errorf("%w: byte %d", errShape, s.i)
	}
}

// isNull passes over null if it comes.
func (s *scanner) isNull() bool {
	if s.peek() != 'n' || !bytes.HasPrefix(s.b[s.i:], []byte("null")) {
		return false
	}
	s.i += len("null")
	return true
}

// text reads a string without escapes, which neither keys nor hexadecimal have.
func (s *scanner) text() ([]byte, error) {
	if err := s.take('"'); err != nil {
		return nil, err
	}
	n := bytes.IndexByte(s.b[s.i:], '"')
	if n < 0 {
		return nil, errCut
	}
	text := s.b[s.i : s.i+n]
	s.i += n + 1
	if n > 0 && text[n-1] == '\\' {
		return nil, fmt.Errorf("%w: byte %d", errShape, s.i)
	}
	return text, nil
}

// object reads an object. value is called for each key and must pass over the value.
func (s *scanner) object(value func(key []byte) error) error {
	if err := s.take('{'); err != nil {
		return err
	}
	if s.peek() == '}' {
		s.i++
		return nil
	}
	for {
		key, err := s.text()
		if err != nil {
			return err
		}
		if err := s.take(':'); err != nil {
			return err
		}
		if err := value(key); err != nil {
			return err
		}
		if s.peek() == ',' {
			s.i++
			continue
		}
		return s.take('}')
	}
}

// array reads an array. item is called for each item and must pass over it.
func (s *scanner) array(item func() error) error {
	if err := s.take('['); err != nil {
		return err
	}
	if s.peek() == ']' {
		s.i++
		return nil
	}
	for {
		if err := item(); err != nil {
			return err
		}
		if s.peek() == ',' {
			s.i++
			continue
		}
		return s.take(']')
	}
}

// skip passes over any value.
func (s *scanner) skip() error {
	for depth := 0; ; {
		switch s.peek() {
		case 0:
			return errCut
		case '"':
			if err := s.skipString(); err != nil {
				return err
			}
		case '{', '[':
			depth++
			s.i++
		case '}', ']':
			depth--
			s.i++
		case ',', ':':
			s.i++
		default:
			s.skipWord()
		}
		if depth < 0 {
			return errShape
		}
		if depth == 0 {
			return nil
		}
	}
}

func (s *scanner) skipString() error {
	for s.i++; ; {
		n := bytes.IndexByte(s.b[s.i:], '"')
		if n < 0 {
			return errCut
		}
		slashes := 0
		for slashes < n && s.b[s.i+n-1-slashes] == '\\' {
			slashes++
		}
		s.i += n + 1
		if slashes%2 == 0 {
			return nil
		}
	}
}

// skipWord passes over a number, true, false or null.
func (s *scanner) skipWord() {
	for s.i++; s.i < len(s.b); s.i++ {
		switch s.b[s.i] {
		case ',', ':', '}', ']', ' ', '\n', '\r', '\t', '"':
			return
		}
	}
}

// value returns any value as it is written.
func (s *scanner) value() ([]byte, error) {
	s.peek()
	begin := s.i
	err := s.skip()
	return s.b[begin:s.i], err
}

// hex reads bytes and appends them.
func (s *scanner) hex(to []byte) ([]byte, error) {
	digits, err := s.digits()
	if err != nil {
		return to, err
	}
	if len(digits)%2 != 0 {
		return to, fmt.Errorf("%w: half a byte before byte %d", errShape, s.i)
	}
	begin := len(to)
	to = append(to, digits[:len(digits)/2]...) // room, of which all is overwritten
	if !quickhex.Decode(to[begin:], digits) {
		return to, fmt.Errorf("%w: no hexadecimal before byte %d", errShape, s.i)
	}
	return to, nil
}

// fixed reads bytes of a known number.
func (s *scanner) fixed(to []byte) error {
	digits, err := s.digits()
	if err != nil {
		return err
	}
	if len(digits) != 2*len(to) || !quickhex.Decode(to, digits) {
		return fmt.Errorf("%w: no %d bytes before byte %d", errShape, len(to), s.i)
	}
	return nil
}

// number reads a quantity.
func (s *scanner) number() (uint64, error) {
	digits, err := s.digits()
	if err != nil {
		return 0, err
	}
	if len(digits) == 0 || len(digits) > 16 {
		return 0, fmt.Errorf("%w: no number of 64 bits before byte %d", errShape, s.i)
	}
	var n uint64
	for _, c := range digits {
		v, isDigit := quickhex.Digit(c)
		if !isDigit {
			return 0, fmt.Errorf("%w: no hexadecimal before byte %d", errShape, s.i)
		}
		n = n<<4 | uint64(v)
	}
	return n, nil
}

func (s *scanner) digits() ([]byte, error) {
	text, err := s.text()
	if err != nil {
		return nil, err
	}
	if len(text) < 2 || text[0] != '0' || text[1] != 'x' {
		return nil, fmt.Errorf("%w: no hexadecimal before byte %d", errShape, s.i)
	}
	return text[2:], nil
}
