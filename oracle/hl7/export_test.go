package hl7

// Canonical is the record in its canonical form: the content of each header, then all segments.
func (f *File) Canonical() string {
	var b []byte
	for _, m := range f.messages {
		for i := range m.segments {
			keep := allFields
			if i == 0 {
				keep = mshFields
			}
			b = m.delims.appendSegment(b, &m.segments[i], keep)
		}
	}
	return string(b)
}

// IsConverted says whether a message's segments were converted to UTF-8.
func (f *File) IsConverted() bool {
	for i := range f.messages {
		if f.messages[i].shifting != nil {
			return true
		}
	}
	return false
}

// Instant reads a time stamp.
var Instant = instant

// EachField calls for the first fields of each segment of a record, found in both ways.
func EachField(b []byte, each func(one, other []byte)) error {
	f, err := Parse(b)
	if err != nil {
		return err
	}
	for i := range f.messages {
		m := &f.messages[i]
		for _, s := range m.segments {
			first := 0
			if s.name.isHeader() {
				first = 2
			}
			alone := segment{raw: s.raw, name: s.name}
			at := s.places(m.delims.field)
			for n := first; n <= indexed; n++ {
				each(alone.field(m.delims.field, n), at.field(n))
				each(alone.field(m.delims.field, n), s.field(m.delims.field, n))
			}
		}
	}
	return nil
}
