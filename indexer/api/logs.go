package api

import (
	"context"
	"fmt"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Logs are asked what the labs anchored and amended.
type Logs interface {
	LogsOf(ctx context.Context, when indexer.When, member *common.Hash) (indexer.Ref, []indexer.Log, error)
	Log(ctx context.Context, when indexer.When, member, log common.Hash) (indexer.Ref, indexer.Log, error)
	Checkpoints(
		ctx context.Context, when indexer.When, filter indexer.CheckpointFilter, page indexer.Page,
	) (indexer.Ref, []indexer.Checkpoint, error)
	Completeness(
		ctx context.Context, when indexer.When, member common.Hash, period indexer.Period,
	) (indexer.Ref, indexer.Completeness, error)
	Version(
		ctx context.Context, when indexer.When, leaf common.Hash, handle *common.Hash,
	) (indexer.Ref, indexer.Version, *indexer.Amended, error)
	// Inclusion proves that a version's leaf is in its checkpoint.
	Inclusion(ctx context.Context, v indexer.Version) (indexer.Inclusion, error)
	Handle(ctx context.Context, when indexer.When, member, handle common.Hash) (indexer.Ref, *indexer.Amended, error)
}

// LogList is the labs' logs.
type LogList struct {
	Block Block         `json:"block"`
	Logs  []indexer.Log `json:"logs"`
}

// LogAnswer is a log.
type LogAnswer struct {
	Block Block `json:"block"`
	indexer.Log
	Proof *indexer.StateProof `json:"proof,omitempty" doc:"of the head's size and root; where it was asked for"`
}

// CheckpointList is a page of checkpoints.
type CheckpointList struct {
	Block       Block                `json:"block"`
	Checkpoints []indexer.Checkpoint `json:"checkpoints"`
	Next        string               `json:"next" doc:"cursor behind the last one; empty where the list is and no cursor was given"`
}

// CompletenessAnswer is what a member anchored in a period, and whether anything of it is missing.
type CompletenessAnswer struct {
	Block Block `json:"block"`
	indexer.Completeness
	Complete bool   `json:"complete" doc:"no log has a gap, nothing is missing"`
	Note     string `json:"note" doc:"the same in words"`
}

func (s *server) logs(l Logs) {
	type ofMember struct {
		Question
		Member string `query:"member" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"only this member's"`
	}
	get(s, op{id: "list-logs", path: "/v1/logs", summary: "The labs' logs, and how far they are anchored"},
		func(ctx context.Context, in *ofMember) (indexer.Ref, LogList, error) {
			at, logs, err := l.LogsOf(ctx, in.when, optional(in.Member))
			return at, LogList{blockOf(at), logs}, err
		})

	type byID struct {
		Question
		Proven
		MemberID
		Log string `path:"log" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"log id"`
	}
	get(s, op{id: "get-log", path: "/v1/logs/{member}/{log}", summary: "A log, and its newest checkpoint"},
		func(ctx context.Context, in *byID) (indexer.Ref, LogAnswer, error) {
			at, log, err := l.Log(ctx, in.when, in.id(), common.HexToHash(in.Log))
			if err != nil {
				return at, LogAnswer{}, err
			}
			proof, err := s.prove(ctx, in.Proven, at, logClaim(log))
			return at, LogAnswer{blockOf(at), log, proof}, err
		})
	s.checkpoints(l)
	s.completeness(l)
}

func (s *server) checkpoints(l Logs) {
	type query struct {
		Question
		Page
		Member string `query:"member" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"only this member's"`
		Log    string `query:"log" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"only this log's; with its member"`
	}
	get(s, op{
		id: "list-checkpoints", path: "/v1/checkpoints", summary: "What was anchored, in the order of the chain",
		errors: []int{410},
	}, func(ctx context.Context, in *query) (indexer.Ref, CheckpointList, error) {
		page, err := in.page()
		if err != nil {
			return indexer.Ref{}, CheckpointList{}, err
		}
		if in.Log != "" && in.Member == "" {
			return indexer.Ref{}, CheckpointList{}, invalid("query.member", in.Log, "a log is named together with its member")
		}
		filter := indexer.CheckpointFilter{Member: optional(in.Member), Log: optional(in.Log)}
		at, list, err := l.Checkpoints(ctx, in.when, filter, page)
		return at, CheckpointList{blockOf(at), list, next(in.Page, list, func(c indexer.Checkpoint) indexer.Place {
			return c.Place
		})}, err
	})
}

// invalid is a problem with a parameter that its schema can't tell.
func invalid(location string, value any, message string) error {
	return huma.Error422UnprocessableEntity("validation failed", &huma.ErrorDetail{
		Location: location, Value: value, Message: message,
	})
}

func (s *server) completeness(l Logs) {
	type query struct {
		Question
		MemberID
		From  string `query:"from" required:"true" format:"date-time" doc:"beginning of the period (RFC 3339)"`
		Until string `query:"until" required:"true" format:"date-time" doc:"end of the period, which does not count any more"`
	}
	get(s, op{
		id: "get-completeness", path: "/v1/members/{member}/completeness", isLocal: true,
		summary: "What a lab anchored in a period, and whether anything is missing",
	}, func(ctx context.Context, in *query) (indexer.Ref, CompletenessAnswer, error) {
		from, err := time.Parse(time.RFC3339, in.From)
		if err != nil {
			return indexer.Ref{}, CompletenessAnswer{}, invalid("query.from", in.From, "expected a time as in RFC 3339")
		}
		until, err := time.Parse(time.RFC3339, in.Until)
		if err != nil || !until.After(from) {
			return indexer.Ref{}, CompletenessAnswer{}, invalid("query.until", in.Until, "expected a time after from")
		}
		at, c, err := l.Completeness(ctx, in.when, in.id(), indexer.Period{From: from.Unix(), Until: until.Unix()})
		return at, completenessAnswer(at, c, until.Unix()), err
	})
}

func completenessAnswer(at indexer.Ref, c indexer.Completeness, until int64) CompletenessAnswer {
	a := CompletenessAnswer{Block: blockOf(at), Completeness: c, Complete: true}
	var checkpoints, leaves, gaps, missing uint64
	for _, l := range c.Logs {
		a.Complete = a.Complete && l.Complete
		checkpoints, leaves, gaps = checkpoints+l.Checkpoints, leaves+l.Size-l.OldSize, gaps+uint64(len(l.Gaps))
		for _, r := range l.Missing {
			missing += r.Until - r.From
		}
	}
	a.Note = fmt.Sprintf("%d leaves were anchored by %d checkpoints", leaves, checkpoints)
	if a.Complete {
		a.Note += "; each begins where the one before ended, and all leaves are here, checked against an anchored root"
	} else {
		a.Note += fmt.Sprintf("; %d gaps between checkpoints, %d leaves not here", gaps, missing)
	}
	if int64(at.Time) < until {
		a.Note += fmt.Sprintf("; the period was not over at block %d", at.Number)
	}
	return a
}
