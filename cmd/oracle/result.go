package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle"
)

// result is what `anchor` and `correct` say of one file, on one line.
type result struct {
	File       string       `json:"file,omitempty"`
	Record     string       `json:"record,omitempty"`
	Version    uint32       `json:"version,omitempty"`
	Leaf       *common.Hash `json:"leaf,omitempty"`
	Index      *uint64      `json:"index,omitempty"`
	Checkpoint *uint64      `json:"checkpoint,omitempty"`
	Tx         *common.Hash `json:"tx,omitempty"`
	State      oracle.State `json:"state,omitempty"`
	Duplicate  bool         `json:"duplicate,omitempty"`
	Evidence   string       `json:"evidence,omitempty"`
	Opening    string       `json:"opening,omitempty"`
	Amendment  string       `json:"amendment,omitempty"` // evidence that the version before was amended
	Error      string       `json:"error,omitempty"`
}

func (r *result) fill(p oracle.Progress) {
	r.Record, r.Version, r.State = p.Record.String(), p.Version, p.State
	r.Leaf, r.Index, r.Checkpoint, r.Tx = &p.Leaf, p.Index, p.Checkpoint, p.Tx
}

func (r *result) print(w io.Writer, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(w).Encode(r)
	}
	name := r.File
	if name == "" {
		name = r.Record
	}
	if r.Error != "" {
		_, err := fmt.Fprintf(w, "%s: refused: %s\n", name, r.Error)
		return err
	}
	line := fmt.Sprintf("%s: record %s version %d", name, r.Record, r.Version)
	if r.State != "" {
		line += " " + string(r.State)
	}
	if r.Duplicate {
		line += ", as before"
	}
	if r.Index != nil {
		line += fmt.Sprintf(", entry %d", *r.Index)
	}
	if r.Checkpoint != nil {
		line += fmt.Sprintf(" in checkpoint %d", *r.Checkpoint)
	}
	if r.Evidence != "" {
		line += ", evidence " + r.Evidence
	}
	if r.Amendment != "" {
		line += ", evidence of the amendment " + r.Amendment
	}
	_, err := fmt.Fprintln(w, line)
	return err
}
