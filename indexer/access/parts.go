package access

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/labseal/labseal/auth"
	"github.com/labseal/labseal/indexer"
)

// nodesPart is what an answer on how the mirror does says of the nodes that it reads from.
const nodesPart = "get-health.nodes"

// parts are those of answers that a caller sees, beside what all see who get the answers.
func (t *Table) parts(c auth.Caller) (list []string) {
	for name, r := range t.rows {
		if part, isPart := strings.CutPrefix(name, partPrefix); isPart && r.of(c) == Any {
			list = append(list, part)
		}
	}
	return list
}

// Shown is how the mirror does as whoever a request comes from sees it. Where they may not know the nodes, those have
// numbers, and what they said is left out: it may hold their hosts.
func Shown(ctx context.Context, h indexer.Health) indexer.Health {
	if s, _ := ctx.Value(contextKey{}).(seen); slices.Contains(s.parts, nodesPart) {
		return h
	}
	var hosts []string
	for _, c := range h.Complaints {
		hosts = append(hosts, c.Node)
	}
	slices.Sort(hosts)
	hosts = slices.Compact(hosts)
	h.Complaints = slices.Clone(h.Complaints)
	for i := range h.Complaints {
		c := &h.Complaints[i]
		c.Node, c.Detail = fmt.Sprintf("node %d", slices.Index(hosts, c.Node)+1), ""
	}
	return h
}
