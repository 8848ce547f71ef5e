package chain

import "math/bits"

// Receipts are encoded while they are read, log by log, into one buffer a block. go-ethereum's encoder would want a
// value of its own types for each first.

// appendString appends a string of bytes.
func appendString(to, b []byte) []byte {
	if len(b) == 1 && b[0] < 0x80 {
		return append(to, b[0])
	}
	return append(appendHead(to, 0x80, len(b)), b...)
}

// appendHead appends what comes before a string (0x80) or a list (0xc0) whose payload has a size.
func appendHead(to []byte, kind byte, size int) []byte {
	if size < 56 {
		return append(to, kind+byte(size))
	}
	n := (bits.Len(uint(size)) + 7) / 8
	to = append(to, kind+55+byte(n))
	for i := n - 1; i >= 0; i-- {
		to = append(to, byte(size>>(8*i)))
	}
	return to
}

// headSize is how many bytes appendHead appends.
func headSize(size int) int {
	if size < 56 {
		return 1
	}
	return 1 + (bits.Len(uint(size))+7)/8
}

// stringSize is how many bytes appendString appends.
func stringSize(b []byte) int {
	if len(b) == 1 && b[0] < 0x80 {
		return 1
	}
	return headSize(len(b)) + len(b)
}
