package indexer

// Record is what an event says, field by field, in the order of its declaration and without its sequence number. It is
// the fact of those events whose rows are their fields and nothing else.
type Record struct{ Fields []Field }

func (Record) fact() {}

// FieldKind says what of a field counts.
type FieldKind uint8

// The kinds of fields.
const (
	FieldBytes  FieldKind = iota // Bytes, of any length
	FieldNumber                  // Bytes, 32 of them: a number, big-endian
	FieldBool                    // Bytes, 32 of them
	FieldText                    // Text
	FieldBytesList
	FieldNumberList
)

// Field of a Record.
type Field struct {
	Kind  FieldKind
	Bytes []byte
	Text  string
	List  [][]byte // each of 32 bytes
}
