package fhir

import (
	"encoding/json"
	"slices"
	"strings"
)

// value is a JSON value. Objects have their members sorted by name.
type value struct {
	kind    byte     // '{', '[', '"', '0' for a number, 't' for true, false and null
	text    []byte   // canonical form of a string, number or literal
	members []member // of an object, or, without names, of an array
}

type member struct {
	name string
	value
}

// get is the object's member of that name; nil when there is none.
func (v *value) get(name string) *value {
	if v == nil || v.kind != '{' {
		return nil
	}
	i, ok := slices.BinarySearchFunc(v.members, name, func(m member, name string) int {
		return strings.Compare(m.name, name)
	})
	if !ok {
		return nil
	}
	return &v.members[i].value
}

// string is the text of a string that holds no escapes; empty for anything else. The names, codes and references that
// it is asked for hold none.
func (v *value) string() string {
	if v == nil || v.kind != '"' || slices.Contains(v.text, '\\') {
		return ""
	}
	return string(v.text[1 : len(v.text)-1])
}

// list is the value as a list: an array's items, any other value alone, nothing for nil.
func (v *value) list() []*value {
	switch {
	case v == nil:
		return nil
	case v.kind != '[':
		return []*value{v}
	}
	items := make([]*value, len(v.members))
	for i := range v.members {
		items[i] = &v.members[i].value
	}
	return items
}

// each yields what list lists.
func (v *value) each(yield func(*value) bool) {
	switch {
	case v == nil:
	case v.kind != '[':
		yield(v)
	default:
		for i := range v.members {
			if !yield(&v.members[i].value) {
				return
			}
		}
	}
}

// exact is the text of any string. One with a NUL, which FHIR forbids, is empty.
func (v *value) exact() string {
	s := v.string()
	if v != nil && v.kind == '"' && s == "" {
		if err := json.Unmarshal(v.text, &s); err != nil || strings.ContainsRune(s, 0) {
			return ""
		}
	}
	return s
}

// plain is the text of any string, without blanks around it.
func (v *value) plain() string { return strings.TrimSpace(v.exact()) }

// literal is the text of a number, or of true or false.
func (v *value) literal() string {
	if v == nil || v.kind != '0' && (v.kind != 't' || string(v.text) == "null") {
		return ""
	}
	return string(v.text)
}

func (v *value) resourceType() string { return v.get("resourceType").string() }

// pick is the object with the named members only. A name takes the extensions of its primitive along.
func (v *value) pick(names []string) value {
	return v.filter(func(name string) bool { return slices.Contains(names, strings.TrimPrefix(name, "_")) })
}

// without is the object without the named members and the extensions of those that are primitive.
func (v *value) without(names []string) value {
	return v.filter(func(name string) bool { return !slices.Contains(names, strings.TrimPrefix(name, "_")) })
}

func (v *value) filter(keep func(name string) bool) value {
	kept := value{kind: '{'}
	for _, m := range v.members {
		if keep(m.name) {
			kept.members = append(kept.members, m)
		}
	}
	return kept
}

// object makes an object of members that are in the order of their names.
func object(members ...member) *value { return &value{kind: '{', members: members} }

// append appends the canonical form: members by name, no blanks, numbers as they were sent, and resources without
// their meta and narrative.
func (v *value) append(dst []byte) []byte {
	switch v.kind {
	case '{':
		return v.appendObject(dst)
	case '[':
		dst = append(dst, '[')
		for i := range v.members {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = v.members[i].append(dst)
		}
		return append(dst, ']')
	}
	return append(dst, v.text...)
}

func (v *value) appendObject(dst []byte) []byte {
	isResource := v.get("resourceType") != nil
	dst = append(dst, '{')
	first := true
	for i := range v.members {
		m := &v.members[i]
		if isResource && m.kind == '{' && (m.name == "meta" || m.name == "text") {
			continue
		}
		if !first {
			dst = append(dst, ',')
		}
		first = false
		dst = append(append(append(dst, '"'), m.name...), '"', ':')
		dst = m.append(dst)
	}
	return append(dst, '}')
}
