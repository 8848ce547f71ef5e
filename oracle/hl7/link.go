package hl7

import (
	"strings"
	"time"

	"github.com/labseal/labseal/oracle/record"
)

// Link writes the message that says that numbers are one patient's (ADT^A24), or that they are not after all (ADT^A37),
// as of a system called sender.
func Link(sender, control string, l record.Linked, at time.Time) []byte {
	w := &ackWriter{d: delimiters{field: '|', comp: '^', rep: '~', escape: '\\', sub: '&'}}
	event := "A24"
	if l.Undo {
		event = "A37"
	}
	made := at.UTC().Format("20060102150405") + "+0000"
	w.segment("MSH", `^~\&`, w.escape(sender), "", "", "", made, "", "ADT^"+event+"^ADT_"+event, w.escape(control), "P", "2.5.1",
		"", "", "", "", "", "UNICODE UTF-8")
	w.segment("EVN", "", made)
	for i, ids := range [][]record.Identifier{l.Survives, l.Merged} {
		w.segment("PID", []string{"1", "2"}[i], "", w.identifiers(ids))
	}
	return w.b.Bytes()
}

// identifiers writes a CX: numbers and who gave them out.
func (w *ackWriter) identifiers(ids []record.Identifier) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = w.escape(id.Value) + "^^^" + w.escape(id.Authority)
	}
	return strings.Join(list, "~")
}
