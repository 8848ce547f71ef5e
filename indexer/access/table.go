// Package access says who may read what, and enforces it.
//
// The rule is one table in the documents, docs/spec/access.tsv, a row for each operation of the API, for each
// contract's events and for some parts of answers, a column for each role. The program that serves has that very file in it. What the table does not
// give is denied, and an API with an operation that the table does not name does not start.
//
// A cell gives everything ("any"), what is the caller's own ("own"), or nothing ("-"). A caller has the rows of all
// their columns: everybody that of the public, members in good standing that of members and those of their roles as of
// the newest block. The data that is read may be of any time; the right to read it is of now.
//
// Whether something is the caller's own is asked of the mirror, not of the answer: what is denied is not read first. So a
// caller learns nothing from a denial, not even whether the thing is there.
package access

import (
	"fmt"
	"slices"
	"strings"

	"github.com/labseal/labseal/auth"
)

// Reach is how much of something a caller may read.
type Reach int

// The reaches, each more than the one before.
const (
	None Reach = iota
	Own
	Any
)

var reaches = map[string]Reach{"-": None, "own": Own, "any": Any}

// Columns of the table that are no roles of the Consortium contract: everybody, and members in good standing.
const (
	public = "public"
	member = "member"
)

// columns of the table, in their order.
var columns = []string{
	public, member, "lab", "collector", "courier", "provider", "payer", "researcher", "manufacturer", "auditor",
	auth.RolePatient, auth.RoleOperator,
}

// Table says who may read what.
type Table struct{ rows map[string]row }

type row struct {
	own   rule
	reach map[string]Reach // by column
}

// rule says by what a caller's own is known: a kind of thing, and the parameter of the request that names it, or several,
// of which one has to. Of events the kind is named, and there is no parameter: they are the caller's where they name the
// caller.
type rule struct {
	kind       string
	parameters []string
}

// Beginnings of the rows of events, and of those of parts of an answer that not all see who get the answer.
const (
	eventPrefix = "event "
	partPrefix  = "part "
)

// Parse reads the table.
func Parse(text string) (*Table, error) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	head := slices.Concat([]string{"operation", "own"}, columns, []string{"why"})
	if lines[0] != strings.Join(head, "\t") {
		return nil, fmt.Errorf("access table: its first line is not %q", strings.Join(head, " "))
	}
	t := &Table{map[string]row{}}
	for n, line := range lines[1:] {
		name, r, err := parseRow(strings.Split(line, "\t"))
		if _, isThere := t.rows[name]; err == nil && isThere {
			err = fmt.Errorf("%s is there twice", name)
		}
		if err != nil {
			return nil, fmt.Errorf("access table: line %d: %w", n+2, err)
		}
		t.rows[name] = r
	}
	return t, nil
}

func parseRow(cells []string) (name string, r row, err error) {
	if len(cells) != len(columns)+3 || cells[0] == "" || cells[len(cells)-1] == "" {
		return "", r, fmt.Errorf("want %d cells, the first and the last not empty", len(columns)+3)
	}
	name, r.reach = cells[0], map[string]Reach{}
	hasOwn := false
	for i, column := range columns {
		reach, isKnown := reaches[cells[i+2]]
		if !isKnown {
			return name, r, fmt.Errorf("%s: want any, own or - and not %q", column, cells[i+2])
		}
		r.reach[column] = reach
		hasOwn = hasOwn || reach == Own
	}
	if hasOwn == (cells[1] == "-") {
		return name, r, fmt.Errorf("own: want a rule where a cell says own, and - where none does")
	}
	if hasOwn {
		r.own, err = parseRule(cells[1], strings.HasPrefix(name, eventPrefix))
	}
	if hasOwn && (r.reach[public] == Own) {
		err = fmt.Errorf("public: nothing is the public's own")
	}
	return name, r, err
}

func parseRule(text string, isEvent bool) (rule, error) {
	kind, parameters, hasParameter := strings.Cut(text, "=")
	if isEvent && text != "named" || !isEvent && (!hasParameter || kind == "" || parameters == "") {
		return rule{}, fmt.Errorf("own: want named for events, and a kind of thing = a parameter for operations, not %q", text)
	}
	return rule{kind, strings.Split(parameters, ",")}, nil
}

// Has says whether the table names an operation.
func (t *Table) Has(operation string) bool {
	_, isThere := t.rows[operation]
	return isThere
}

// Operations that the table names, sorted.
func (t *Table) Operations() []string {
	var list []string
	for name := range t.rows {
		if !strings.HasPrefix(name, eventPrefix) && !strings.HasPrefix(name, partPrefix) {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}

// Reach returns how much of an operation a caller may read.
func (t *Table) Reach(operation string, c auth.Caller) Reach { return t.rows[operation].of(c) }

func (r row) of(c auth.Caller) Reach {
	reach := r.reach[public]
	for _, role := range c.Roles {
		reach = max(reach, r.reach[role])
	}
	if len(c.Roles) > 0 && !c.Has(auth.RolePatient) {
		reach = max(reach, r.reach[member])
	}
	return reach
}
