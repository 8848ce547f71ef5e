package chain

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/rpc"
)

// refusal is a node's error.
type refusal struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func (r *refusal) Error() string {
	return fmt.Sprintf("the node refused: %s (%d)", excerpt([]byte(r.Message)), r.Code)
}

func refusalOf(said []byte) error {
	r := &refusal{}
	if json.Unmarshal(said, r) != nil {
		r.Message = string(said)
	}
	return r
}

// isUnknownMethod says whether a node does not have a method. Nodes have several ways to say so.
func isUnknownMethod(err error) bool {
	const methodNotFound, unsupported = -32601, -32004
	var r *refusal
	var e rpc.Error
	switch {
	case errors.As(err, &r):
		return r.Code == methodNotFound || r.Code == unsupported
	case errors.As(err, &e):
		return e.ErrorCode() == methodNotFound || e.ErrorCode() == unsupported
	}
	return false
}

// excerpt of what a node said.
func excerpt(b []byte) string {
	const most = 200
	b = bytes.TrimSpace(b)
	if len(b) > most {
		return string(b[:most]) + "…"
	}
	return string(b)
}
