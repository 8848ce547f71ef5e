package fhir

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// text reads a string into its canonical form: quotes around UTF-8, with no escapes but those that JSON demands. A
// string without escapes is canonical as it stands.
func (r *reader) text() ([]byte, error) {
	start := r.at
	r.at++
	for r.at < len(r.b) {
		switch c := r.b[r.at]; {
		case c == '"':
			r.at++
			return r.b[start:r.at], nil
		case c == '\\':
			return r.escapedText(start)
		case c < ' ':
			return nil, r.fail("a string holds a line break or control character that is not escaped", resend)
		}
		r.at++
	}
	return nil, r.fail(cutOff, resend)
}

// escapedText reads on at the string's first escape.
func (r *reader) escapedText(start int) ([]byte, error) {
	dst := append(make([]byte, 0, r.at-start+64), r.b[start:r.at]...)
	for r.at < len(r.b) {
		switch c := r.b[r.at]; {
		case c == '"':
			r.at++
			return append(dst, '"'), nil
		case c == '\\':
			char, err := r.escape()
			if err != nil {
				return nil, err
			}
			dst = appendChar(dst, char)
		case c < ' ':
			return nil, r.fail("a string holds a line break or control character that is not escaped", resend)
		default:
			dst = append(dst, c)
			r.at++
		}
	}
	return nil, r.fail(cutOff, resend)
}

// appendChar appends a character of a string in its canonical form.
func appendChar(dst []byte, c rune) []byte {
	const short = "\b\t\n\f\r"
	switch {
	case c == '"' || c == '\\':
		return append(dst, '\\', byte(c))
	case c >= ' ':
		return utf8.AppendRune(dst, c)
	}
	for i := range len(short) {
		if rune(short[i]) == c {
			return append(dst, '\\', "btnfr"[i])
		}
	}
	const hex = "0123456789abcdef"
	return append(dst, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
}

// escape reads one escape and returns the character that it stands for.
func (r *reader) escape() (rune, error) {
	if r.at+1 >= len(r.b) {
		r.at = len(r.b)
		return 0, r.fail(cutOff, resend)
	}
	c := r.b[r.at+1]
	switch c {
	case '"', '\\', '/':
		r.at += 2
		return rune(c), nil
	case 'b':
		r.at += 2
		return '\b', nil
	case 't':
		r.at += 2
		return '\t', nil
	case 'n':
		r.at += 2
		return '\n', nil
	case 'f':
		r.at += 2
		return '\f', nil
	case 'r':
		r.at += 2
		return '\r', nil
	case 'u':
		return r.unicode()
	}
	return 0, r.fail("a string holds a backslash that begins no escape", resend)
}

// unicode reads an escape of \u and four digits, or two of them that are a surrogate pair.
func (r *reader) unicode() (rune, error) {
	first, ok := r.unit(r.at)
	if !ok {
		return 0, r.fail(`a string holds \u without four hexadecimal digits`, resend)
	}
	if !utf16.IsSurrogate(first) {
		r.at += 6
		return first, nil
	}
	second, _ := r.unit(r.at + 6)
	c := utf16.DecodeRune(first, second)
	if c == utf8.RuneError {
		return 0, r.fail("a string holds half of a character (a lone surrogate)", resend)
	}
	r.at += 12
	return c, nil
}

// unit reads the UTF-16 unit of one such escape at an offset.
func (r *reader) unit(at int) (rune, bool) {
	if at+6 > len(r.b) || r.b[at] != '\\' || r.b[at+1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(r.b[at+2:at+6]), 16, 16)
	return rune(n), err == nil
}

// number reads a number and keeps its text.
func (r *reader) number(v *value) error {
	start := r.at
	if r.peek() == '-' {
		r.at++
	}
	if r.peek() == '0' {
		r.at++
	} else if !r.digits() {
		return r.fail("here is a number without digits", resend)
	}
	if r.peek() == '.' {
		r.at++
		if !r.digits() {
			return r.fail("here is a number without digits behind its point", resend)
		}
	}
	if c := r.peek(); c == 'e' || c == 'E' {
		r.at++
		if c := r.peek(); c == '+' || c == '-' {
			r.at++
		}
		if !r.digits() {
			return r.fail("here is a number without digits in its exponent", resend)
		}
	}
	v.text = r.b[start:r.at]
	return nil
}

func (r *reader) digits() bool {
	start := r.at
	for c := r.peek(); c >= '0' && c <= '9'; c = r.peek() {
		r.at++
	}
	return r.at > start
}
