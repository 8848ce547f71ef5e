// Package mllp carries messages over TCP by HL7's Minimal Lower Layer Protocol: 0x0B, the message, 0x1C 0x0D.
//
// It knows nothing of HL7 but that framing (HL7 v2 Transport Specification: MLLP, Release 1). [Server] hands messages
// to its [Handler] in the order in which each peer sends them, many of one peer at once, and sends the answers back in
// that order. A message that did not come whole is never handed on.
package mllp

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
)

// StartBlock is the byte that a frame begins with.
const StartBlock = 0x0b

const (
	endBlock = 0x1c
	carriage = 0x0d
)

// BrokenError says that bytes were no whole frame. The connection can go on unless Fatal.
type BrokenError struct {
	Problem string
	Fatal   bool
}

func (e *BrokenError) Error() string { return e.Problem }

// Reader reads frames.
type Reader struct {
	r       *bufio.Reader
	limit   int
	reserve func(n int) error // is asked before so many bytes more are kept; nil: nobody is
	ending  func() error      // is called before what follows a message is waited for; nil: it is waited for as all is
}

// NewReader reads frames whose messages have at most limit bytes.
func NewReader(r io.Reader, limit int) *Reader {
	return &Reader{r: bufio.NewReaderSize(r, 32<<10), limit: limit}
}

// Wait returns when a frame begins, or what is no frame. It answers io.EOF at the end of the stream.
func (r *Reader) Wait() error {
	for {
		c, err := r.r.ReadByte()
		switch {
		case err != nil:
			return err
		case c == StartBlock:
			return nil
		case c != carriage && c != '\n': // some senders end frames with a line end more
			return &BrokenError{Problem: "bytes stand outside of a frame (0x0B … 0x1C 0x0D)", Fatal: true}
		}
	}
}

// Message reads the message of the frame that Wait found. The bytes are the caller's.
func (r *Reader) Message() ([]byte, error) {
	var message []byte
	for {
		part, err := r.r.ReadSlice(endBlock)
		if len(message)+len(part) > r.limit+1 {
			return nil, &BrokenError{Problem: fmt.Sprintf("the message has more than %d bytes", r.limit), Fatal: true}
		}
		if r.reserve != nil {
			if err := r.reserve(len(part)); err != nil {
				return nil, err
			}
		}
		message = append(message, part...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF):
			return nil, io.ErrUnexpectedEOF
		case err != nil:
			return nil, err
		default:
			return message[:len(message)-1], r.end()
		}
	}
}

// end reads the carriage return behind a frame. Some senders leave it out: then another frame follows, the end, or nothing for
// a while.
func (r *Reader) end() error {
	if r.ending != nil && r.r.Buffered() == 0 {
		if err := r.ending(); err != nil {
			return err
		}
	}
	next, err := r.r.Peek(1)
	switch {
	case errors.Is(err, io.EOF), r.ending != nil && errors.Is(err, os.ErrDeadlineExceeded):
		return nil
	case err != nil:
		return err
	case next[0] == carriage:
		_, err = r.r.Discard(1)
		return err
	case next[0] == StartBlock:
		return nil
	}
	return &BrokenError{Problem: "0x1C stands inside of a message", Fatal: true}
}

// AppendFrame appends a message in its frame.
func AppendFrame(dst, message []byte) []byte {
	dst = append(append(dst, StartBlock), message...)
	return append(dst, endBlock, carriage)
}
