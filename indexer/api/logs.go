package api

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Logs are asked what the labs anchored and amended.
type Logs interface {
	Checkpoints(
		ctx context.Context, filter indexer.CheckpointFilter, after *indexer.Cursor, limit int,
	) (indexer.Ref, []indexer.Checkpoint, error)
	Events(
		ctx context.Context, filter indexer.EventFilter, after *indexer.Cursor, limit int,
	) (indexer.Ref, []indexer.StoredEvent, error)
	Version(
		ctx context.Context, leaf common.Hash, handle *common.Hash,
	) (indexer.Ref, indexer.Version, *indexer.Amended, error)
	Handle(ctx context.Context, member, handle common.Hash) (indexer.Ref, *indexer.Amended, error)
}

// CheckpointList is a page of checkpoints.
type CheckpointList struct {
	Block       Block                `json:"block"`
	Checkpoints []indexer.Checkpoint `json:"checkpoints"`
	Next        string               `json:"next" doc:"cursor behind the last one"`
}

// EventList is a page of events.
type EventList struct {
	Block  Block                 `json:"block"`
	Events []indexer.StoredEvent `json:"events"`
	Next   string                `json:"next" doc:"cursor behind the last one"`
}

// VersionAnswer is where a version is logged, and whether it is current.
type VersionAnswer struct {
	Block Block `json:"block"`
	indexer.Version
	Amended *Status `json:"amended" doc:"null where no handle was given"`
	Note    string  `json:"note" doc:"what amended means here, in words"`
}

// Status is whether a version was amended, why and in which block.
type Status struct {
	IsAmended   bool         `json:"amended"`
	Reason      *string      `json:"reason"`
	Block       *uint64      `json:"block"`
	Tx          *common.Hash `json:"tx"`
	Replacement *common.Hash `json:"replacement" doc:"salted pointer to the successor's leaf; null where there is none"`
}

func statusOf(a *indexer.Amended) *Status {
	if a == nil {
		return &Status{}
	}
	return &Status{true, &a.Reason, &a.Block, &a.Tx, a.Replacement}
}

// HandleAnswer is what the chain says of a handle.
type HandleAnswer struct {
	Block     Block            `json:"block"`
	Member    common.Hash      `json:"member"`
	Handle    common.Hash      `json:"handle"`
	IsAmended bool             `json:"amended"`
	Amendment *indexer.Amended `json:"amendment" doc:"null where there is none"`
	Note      string           `json:"note" doc:"the same in words"`
}

func (s *server) logs(l Logs) {
	type checkpointQuery struct {
		AsOf
		Page
		Member string `query:"member" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"only this member's"`
		Log    string `query:"log" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"only this log's"`
	}
	get(s, "list-checkpoints", "/v1/checkpoints", "What was anchored, in the order of the chain",
		func(ctx context.Context, in *checkpointQuery) (*answer[CheckpointList], error) {
			after, err := in.after()
			if err != nil {
				return nil, err
			}
			filter := indexer.CheckpointFilter{Member: optional(in.Member), Log: optional(in.Log)}
			at, list, err := l.Checkpoints(ctx, filter, after, in.Limit)
			return reply(in.AsOf, at, err, func() CheckpointList {
				return CheckpointList{blockOf(at), list, in.next(last(list, func(c indexer.Checkpoint) indexer.Place {
					return c.Place
				}))}
			})
		}, 409, 410)

	type eventQuery struct {
		AsOf
		Page
		Contract string `query:"contract" enum:"Consortium,ResultLog,ConsentRegistry" doc:"only this contract's"`
		Name     string `query:"name" maxLength:"64" pattern:"^[A-Za-z0-9]*$" doc:"only events of this name"`
	}
	get(s, "list-events", "/v1/events", "What the contracts said, in the order of the chain",
		func(ctx context.Context, in *eventQuery) (*answer[EventList], error) {
			after, err := in.after()
			if err != nil {
				return nil, err
			}
			filter := indexer.EventFilter{Contract: in.Contract, Name: in.Name}
			at, list, err := l.Events(ctx, filter, after, in.Limit)
			return reply(in.AsOf, at, err, func() EventList {
				return EventList{blockOf(at), list, in.next(last(list, func(e indexer.StoredEvent) indexer.Place {
					return e.Place
				}))}
			})
		}, 409, 410)
	s.versions(l)
}

func (s *server) versions(l Logs) {
	type versionQuery struct {
		AsOf
		Leaf   string `path:"leaf" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"leaf hash of the version"`
		Handle string `query:"handle" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"handle in the version's statement: tells whether it was amended"`
	}
	get(s, "get-version", "/v1/versions/{leaf}", "Where a version is logged and anchored, and whether it is current",
		func(ctx context.Context, in *versionQuery) (*answer[VersionAnswer], error) {
			handle := optional(in.Handle)
			at, version, amended, err := l.Version(ctx, common.HexToHash(in.Leaf), handle)
			return reply(in.AsOf, at, err, func() VersionAnswer {
				return versionAnswer(at, version, handle, amended)
			})
		}, 404, 409)

	type handleQuery struct {
		AsOf
		Member string `path:"member" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"member id"`
		Handle string `path:"handle" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"handle in a version's statement"`
	}
	get(s, "get-handle", "/v1/handles/{member}/{handle}", "Whether the version with this handle was amended",
		func(ctx context.Context, in *handleQuery) (*answer[HandleAnswer], error) {
			member, handle := common.HexToHash(in.Member), common.HexToHash(in.Handle)
			at, amended, err := l.Handle(ctx, member, handle)
			return reply(in.AsOf, at, err, func() HandleAnswer {
				return HandleAnswer{
					blockOf(at), member, handle, amended != nil, amended, statusInWords(at, amended),
				}
			})
		}, 404, 409)
}

func versionAnswer(
	at indexer.Ref, version indexer.Version, handle *common.Hash, amended *indexer.Amended,
) VersionAnswer {
	if handle == nil {
		return VersionAnswer{
			blockOf(at), version, nil,
			"a leaf does not show its handle, by design: ask with the handle, which is in the version's statement, " +
				"whether the version was amended",
		}
	}
	return VersionAnswer{
		blockOf(at), version, statusOf(amended),
		statusInWords(at, amended) + "; that the handle belongs to this version is for its statement to show",
	}
}

func statusInWords(at indexer.Ref, amended *indexer.Amended) string {
	if amended == nil {
		return fmt.Sprintf("no amendment recorded by the lab as of block %d", at.Number)
	}
	return fmt.Sprintf("the lab recorded in block %d: %s", amended.Block, amended.Reason)
}

// optional reads a hash that may be left out.
func optional(text string) *common.Hash {
	if text == "" {
		return nil
	}
	hash := common.HexToHash(text)
	return &hash
}

// last is the place of a list's last row, nil where there is none.
func last[T any](list []T, place func(T) indexer.Place) *indexer.Place {
	if len(list) == 0 {
		return nil
	}
	p := place(list[len(list)-1])
	return &p
}
