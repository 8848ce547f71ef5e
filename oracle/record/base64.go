package record

// Decodes says whether text is whole Base64 (RFC 4648, section 4), with line ends between, and not empty. It looks at
// every byte and keeps none: documents are large.
func Decodes(text []byte) bool {
	digits, padding := 0, 0
	for _, c := range text {
		switch {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
		case c == '=':
			padding++
		case padding > 0:
			return false
		case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '+', c == '/':
			digits++
		default:
			return false
		}
	}
	return digits > 0 && padding <= 2 && (digits+padding)%4 == 0
}
