package fhir

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	maxDepth  = 100     // of objects and arrays in each other; real records stay below 20
	maxValues = 4 << 20 // in one record; about 300 MiB in memory
	cutOff    = "the text ends in the middle"
)

// reader reads JSON (RFC 8259) strictly.
type reader struct {
	b      []byte
	at     int
	depth  int // how deep values may be nested
	values int
	path   []step
}

// step is one step of the path to where the reader is: a member's position and name, an item's position, or position -1
// where a name is still to be read.
type step struct {
	name  string
	index int
}

// read reads a record into its root, which is a resource.
func read(b []byte) (*value, error) {
	if isUTF16(b) {
		return nil, &Error{Problem: "the text is UTF-16", Remedy: "send it as UTF-8"}
	}
	if isXML(trim(b)) {
		return nil, &Error{Problem: "FHIR as XML is not read yet", Remedy: "send JSON"}
	}
	r := &reader{b: b, at: len(b) - len(trim(b)), depth: maxDepth}
	if i := invalidUTF8(b); i >= 0 {
		return nil, &Error{Line: lineAt(b, i), Problem: "the text is not UTF-8", Remedy: "let the sender write UTF-8"}
	}
	switch r.peek() {
	case '{':
	case '[':
		return nil, r.fail("this is a list and not one resource", "send the resources in a Bundle or each in a file")
	default:
		return nil, r.fail("a FHIR resource begins with {", resend)
	}
	var root value
	if err := r.value(&root); err != nil {
		return nil, err
	}
	if r.skip(); r.at < len(b) {
		return nil, r.fail("there is more text behind the end of the resource",
			"send the resources in a Bundle or each in a file")
	}
	if root.resourceType() == "" {
		return nil, &Error{Problem: "the record does not say its resourceType", Remedy: resend}
	}
	return &root, nil
}

// readClaim reads the body of a claim; nil for one that is none of this package's. A claim nests a record's resource deeper
// than the record does.
func readClaim(body []byte) *value {
	r := &reader{b: body, depth: maxDepth + 2}
	var root value
	if r.peek() != '{' || r.value(&root) != nil || r.at < len(body) {
		return nil
	}
	return &root
}

func invalidUTF8(b []byte) int {
	if utf8.Valid(b) {
		return -1
	}
	for i := 0; ; {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
}

// peek is the next byte; 0 at the end.
func (r *reader) peek() byte {
	if r.at < len(r.b) {
		return r.b[r.at]
	}
	return 0
}

// skip moves over blanks.
func (r *reader) skip() {
	for r.at < len(r.b) {
		switch r.b[r.at] {
		case ' ', '\t', '\r', '\n':
			r.at++
		default:
			return
		}
	}
}

// value reads the value that begins here.
func (r *reader) value(v *value) error {
	if r.values++; r.values > maxValues {
		return r.fail(fmt.Sprintf("the record holds more than %d values", maxValues), inPieces)
	}
	switch c := r.peek(); {
	case c == '{' || c == '[':
		return r.compound(v, c)
	case c == '"':
		v.kind = c
		var err error
		v.text, err = r.text()
		return err
	case c == '-' || c >= '0' && c <= '9':
		v.kind = '0'
		return r.number(v)
	}
	for _, literal := range []string{"true", "false", "null"} {
		if bytes.HasPrefix(r.b[r.at:], []byte(literal)) {
			v.kind, v.text = 't', r.b[r.at:r.at+len(literal)]
			r.at += len(literal)
			return nil
		}
	}
	return r.fail("here a value should begin", resend)
}

// compound reads an object or an array.
func (r *reader) compound(v *value, c byte) error {
	if len(r.path) == r.depth {
		return r.fail(fmt.Sprintf("elements are nested more than %d deep", r.depth), resend)
	}
	v.kind = c
	end := c + 2 // } and ] stand two behind { and [ in ASCII
	r.at++
	r.path = append(r.path, step{index: -1})
	for r.skip(); r.peek() != end; r.skip() {
		if len(v.members) > 0 {
			if r.peek() != ',' {
				return r.fail(fmt.Sprintf("here a comma or %c is missing", end), resend)
			}
			r.at++
			r.skip()
		}
		if err := r.member(v); err != nil {
			return err
		}
	}
	r.at++
	r.path = r.path[:len(r.path)-1]
	if c == '{' {
		return r.check(v)
	}
	return nil
}

// member reads the next member of an object or item of an array.
func (r *reader) member(v *value) error {
	var m member
	here := &r.path[len(r.path)-1]
	*here = step{index: len(v.members)}
	if v.kind == '{' {
		here.index = -1
		name, err := r.name()
		if err != nil {
			return err
		}
		m.name, here.name, here.index = name, name, len(v.members)
	}
	if err := r.value(&m.value); err != nil {
		return err
	}
	v.members = append(v.members, m)
	return nil
}

// name reads a member's name and the colon behind it. FHIR has no names but those of elements, which are ASCII, so that
// their order is the same in every language.
func (r *reader) name() (string, error) {
	if r.peek() != '"' {
		return "", r.fail(`here the name of an element should begin, with "`, resend)
	}
	n := bytes.IndexByte(r.b[r.at+1:], '"')
	if n < 0 {
		return "", r.fail(cutOff, resend)
	}
	name := r.b[r.at+1:][:n]
	if !isElementName(name) {
		return "", r.fail("here stands a name that no FHIR element has", resend)
	}
	r.at += n + 2
	if r.skip(); r.peek() != ':' {
		return "", r.fail("a colon is missing behind the name of an element", resend)
	}
	r.at++
	r.skip()
	return string(name), nil
}

// isElementName says whether a name has the form of FHIR's: a small letter or underscore, then letters, digits and
// underscores, at most 64 in all.
func isElementName(b []byte) bool {
	for _, c := range b {
		if !isLetter(c) && c != '_' && (c < '0' || c > '9') {
			return false
		}
	}
	return len(b) > 0 && len(b) <= 64 && (b[0] == '_' || b[0] >= 'a')
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// check sorts an object's members and refuses two of one name and a resourceType that names no type.
func (r *reader) check(v *value) error {
	slices.SortFunc(v.members, func(a, b member) int { return strings.Compare(a.name, b.name) })
	for i := 1; i < len(v.members); i++ {
		if name := v.members[i].name; name == v.members[i-1].name {
			r.at--
			problem := "an element stands twice in one object"
			if isKnown(name) {
				problem = "the element " + name + " stands twice in one object"
			}
			return r.fail(problem, resend)
		}
	}
	if t := v.get("resourceType"); t != nil && !isTypeName(t.string()) {
		r.at--
		return r.fail("resourceType does not name a type of resource", resend)
	}
	return nil
}

func isTypeName(s string) bool {
	for _, c := range []byte(s) {
		if !isLetter(c) {
			return false
		}
	}
	return len(s) > 1 && len(s) <= 64 && s[0] <= 'Z'
}

// fail makes the error for where the reader is.
func (r *reader) fail(problem, remedy string) error {
	if r.at >= len(r.b) {
		problem, remedy = cutOff, resend
	}
	return &Error{Line: lineAt(r.b, min(r.at, len(r.b))), Path: r.where(), Problem: problem, Remedy: remedy}
}

// where is the path to where the reader is. An element that is not known is only counted: its name may be a person's.
func (r *reader) where() string {
	var b strings.Builder
	for i, s := range r.path {
		switch {
		case s.name == "" && s.index >= 0:
			b.WriteString("[" + strconv.Itoa(s.index) + "]")
			continue
		case i > 0 && s.name != "":
			b.WriteByte('.')
		}
		if s.name == "" || isKnown(s.name) {
			b.WriteString(s.name)
		} else {
			b.WriteString("{" + strconv.Itoa(s.index) + "}")
		}
	}
	return b.String()
}
