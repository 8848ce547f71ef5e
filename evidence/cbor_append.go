package evidence

import "encoding/binary"

// The heads of the CBOR items that are written for every result (RFC 8949, 3.1).
const (
	cborUint  = 0 << 5
	cborBytes = 2 << 5
	cborText  = 3 << 5
	cborArray = 4 << 5
	cborMap   = 5 << 5
)

// appendHead appends an item's head in its shortest form.
func appendHead(b []byte, major byte, n uint64) []byte {
	switch {
	case n < 24:
		return append(b, major|byte(n))
	case n < 1<<8:
		return append(b, major|24, byte(n))
	case n < 1<<16:
		return binary.BigEndian.AppendUint16(append(b, major|25), uint16(n))
	case n < 1<<32:
		return binary.BigEndian.AppendUint32(append(b, major|26), uint32(n))
	}
	return binary.BigEndian.AppendUint64(append(b, major|27), n)
}

func appendBytes(b, value []byte) []byte {
	return append(appendHead(b, cborBytes, uint64(len(value))), value...)
}

func appendText(b []byte, value string) []byte {
	return append(appendHead(b, cborText, uint64(len(value))), value...)
}
