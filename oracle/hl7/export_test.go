package hl7

// Canonical is the record in its canonical form: the content of each header, then all segments.
func (f *File) Canonical() string {
	var b []byte
	for _, m := range f.messages {
		for i, s := range m.segments {
			keep := allFields
			if i == 0 {
				keep = mshFields
			}
			b = m.delims.appendSegment(b, s, keep)
		}
	}
	return string(b)
}

// Instant reads a time stamp.
var Instant = instant

// EachField calls for the first fields of each segment of a record that is no header, found in both ways.
func EachField(b []byte, each func(one, other []byte)) error {
	f, err := Parse(b)
	if err != nil {
		return err
	}
	for i := range f.messages {
		m := &f.messages[i]
		for _, s := range m.segments {
			if s.name.isHeader() {
				continue
			}
			at := s.places(m.delims.field)
			for n := range indexed + 1 {
				each(s.field(m.delims.field, n), at.field(n))
			}
		}
	}
	return nil
}
