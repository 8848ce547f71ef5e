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
