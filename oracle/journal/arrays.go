package journal

import (
	"database/sql/driver"
	"encoding/binary"
	"slices"

	"github.com/lib/pq/oid"
)

// Arrays go to Postgres as it reads them itself (array_recv): the driver sends a value of bytes as it is. What it has for
// arrays is text, of twice the size where it is of bytes, that is written here and read again there.
type (
	bytesArray [][]byte // bytea[]; nil is null
	intArray   []int32  // integer[]
	longArray  []int64  // bigint[]
	textArray  []string // text[]
	boolArray  []bool   // boolean[]
)

// Value implements driver.Valuer.
func (a bytesArray) Value() (driver.Value, error) {
	size := 0
	for _, v := range a {
		size += len(v)
	}
	hasNull := slices.ContainsFunc(a, func(v []byte) bool { return v == nil })
	return encodeArray(oid.T_bytea, a, hasNull, size, func(b, v []byte) []byte {
		if v == nil {
			return binary.BigEndian.AppendUint32(b, 1<<32-1)
		}
		return append(binary.BigEndian.AppendUint32(b, uint32(len(v))), v...)
	})
}

// Value implements driver.Valuer.
func (a intArray) Value() (driver.Value, error) {
	return encodeArray(oid.T_int4, a, false, 4*len(a), func(b []byte, v int32) []byte {
		return binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(b, 4), uint32(v))
	})
}

// Value implements driver.Valuer.
func (a longArray) Value() (driver.Value, error) {
	return encodeArray(oid.T_int8, a, false, 8*len(a), func(b []byte, v int64) []byte {
		return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint32(b, 8), uint64(v))
	})
}

// Value implements driver.Valuer.
func (a textArray) Value() (driver.Value, error) {
	size := 0
	for _, v := range a {
		size += len(v)
	}
	return encodeArray(oid.T_text, a, false, size, func(b []byte, v string) []byte {
		return append(binary.BigEndian.AppendUint32(b, uint32(len(v))), v...)
	})
}

// Value implements driver.Valuer.
func (a boolArray) Value() (driver.Value, error) {
	return encodeArray(oid.T_bool, a, false, len(a), func(b []byte, v bool) []byte {
		b = binary.BigEndian.AppendUint32(b, 1)
		if v {
			return append(b, 1)
		}
		return append(b, 0)
	})
}

// encodeArray writes an array of one dimension. size is that of its elements without their lengths, and put appends one.
func encodeArray[T any](element oid.Oid, list []T, hasNull bool, size int, put func([]byte, T) []byte) (driver.Value, error) {
	const header, first = 20, 1
	dimensions, flags := uint32(1), uint32(0)
	if len(list) == 0 {
		dimensions = 0
	}
	if hasNull {
		flags = 1
	}
	b := make([]byte, 0, header+4*len(list)+size)
	for _, n := range []uint32{dimensions, flags, uint32(element)} {
		b = binary.BigEndian.AppendUint32(b, n)
	}
	if len(list) == 0 {
		return b, nil
	}
	b = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(b, uint32(len(list))), first)
	for _, v := range list {
		b = put(b, v)
	}
	return b, nil
}
