package fhir

import "strings"

// bases are the servers that the entries of a Bundle are of, as far as their fullUrls say it: http://lab/fhir/ is that of
// http://lab/fhir/Patient/1. Facts are read by them (R4, Bundle, "Resolving references in Bundles"), so that of two Patients with one id the right one is
// found. The projection knows references by their text alone: its rules are fixed.
type bases struct {
	of     map[*value]string // by resource
	others index             // the entries that say none
}

func (f *File) bases() bases {
	b := bases{map[*value]string{}, index{}}
	for i := range f.entries {
		e := &f.entries[i]
		if base := e.base(); base != "" {
			b.of[e.resource] = base
		} else {
			b.others.add(e, i)
		}
	}
	return b
}

// base is the base of an entry's fullUrl; empty where that is none of a resource on a server.
func (e *entry) base() string {
	base, ok := strings.CutSuffix(e.value.get("fullUrl").string(), "/"+e.resource.resourceType()+"/"+e.resource.get("id").string())
	if !ok || !strings.Contains(base, "://") {
		return ""
	}
	return base + "/"
}

// find is the entry that a Reference within an entry's resource names. A relative one is of the same server, or of an entry
// that does not say of which it is.
func (c *collector) find(reference, within *value) (int, bool) {
	name, base := unversioned(reference), c.bases.of[within]
	if base == "" || strings.Contains(name, ":") {
		return c.names.find(reference)
	}
	if i, ok := c.names[base+name]; ok {
		return i, true
	}
	i, ok := c.bases.others[name]
	return i, ok
}

// target is the resource that a Reference within an entry's resource names: another entry's, or a contained one; nil for one
// that the record does not hold.
func (c *collector) target(reference, within *value) *value {
	if i, ok := c.find(reference, within); ok {
		return c.entries[i].resource
	}
	id, ok := strings.CutPrefix(reference.get("reference").string(), "#")
	if !ok || within == nil {
		return nil
	}
	if c.contained[within] == nil {
		byID := map[string]*value{}
		for r := range within.get("contained").each {
			byID[r.get("id").string()] = r
			c.containers[r] = within
		}
		c.contained[within] = byID
	}
	return c.contained[within][id]
}

// within is the resource by which references of a resource are found: what contains it, or itself.
func (c *collector) within(r *value) *value {
	if container := c.containers[r]; container != nil {
		return container
	}
	return r
}
