package intake

import (
	"context"
	"errors"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
)

// ErrNotFound says that the journal holds nothing that a file leads to.
var ErrNotFound = errors.New("no record is found by what the file says")

// Found is a version that a file leads to, and by what.
type Found struct {
	oracle.VersionID
	By []string // bytes, content, number; document or order
}

// Find says which records a file belongs to: by its bytes, by what it says, by its sender's number for it (MSH-10), and by
// the numbers of the orders that it reports on or of the document that it is. It takes nothing in, and sees what intake would.
func (in *Intake) Find(ctx context.Context, file []byte, t projection.Type) (found []Found, err error) {
	r := in.read(Artefact{Bytes: file, Type: t, Source: FromCommand})
	var known []journal.Known
	if err := in.Journal.Intake(ctx, func(desk *journal.Desk) error {
		var err error
		known, err = desk.Known(ctx, []journal.Query{r.keys})
		return err
	}); err != nil {
		return nil, err
	}
	add := func(id oracle.VersionID, by string) {
		for i := range found {
			if found[i].VersionID == id {
				found[i].By = append(found[i].By, by)
				return
			}
		}
		found = append(found, Found{id, []string{by}})
	}
	k := known[0]
	if k.Bytes != nil {
		add(*k.Bytes, "bytes")
	}
	if k.Content != nil {
		add(*k.Content, "content")
	}
	if k.Control != nil {
		add(k.Control.VersionID, "number")
	}
	by := "order"
	if len(r.retired) > 0 {
		by = "document"
	}
	for _, held := range k.Records {
		add(held.VersionID, by)
	}
	if len(found) == 0 && r.projected == nil {
		return nil, &projection.RefusedError{Err: errors.New(r.problem)}
	}
	if len(found) == 0 {
		return nil, ErrNotFound
	}
	return found, nil
}
