package api

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// VersionAnswer is where a version is logged, and whether it is current.
type VersionAnswer struct {
	Block Block `json:"block"`
	indexer.Version
	Amended   *Status            `json:"amended" doc:"null where no handle was given"`
	Note      string             `json:"note" doc:"what amended means here, in words"`
	Inclusion *indexer.Inclusion `json:"inclusion,omitempty" doc:"of the leaf in the checkpoint; where it was asked for"`
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
	Block     Block               `json:"block"`
	Member    common.Hash         `json:"member"`
	Handle    common.Hash         `json:"handle"`
	IsAmended bool                `json:"amended"`
	Amendment *indexer.Amended    `json:"amendment" doc:"null where there is none"`
	Note      string              `json:"note" doc:"the same in words"`
	Proof     *indexer.StateProof `json:"proof,omitempty" doc:"of the handle's status; where it was asked for"`
}

func (s *server) versions(l Logs) {
	type versionQuery struct {
		Question
		Leaf   string `path:"leaf" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"leaf hash of the version"`
		Handle string `query:"handle" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"handle in the version's statement: tells whether it was amended"`
		Proof  string `query:"proof" enum:"inclusion" doc:"inclusion: add the path from the leaf to the checkpoint's root"`
	}
	get(s, op{
		id: "get-version", path: "/v1/versions/{leaf}", isLocal: true, // which leaves are mirrored is not of the chain
		summary: "Where a version is logged and anchored, and whether it is current",
	}, func(ctx context.Context, in *versionQuery) (indexer.Ref, VersionAnswer, error) {
		handle := optional(in.Handle)
		at, version, amended, err := l.Version(ctx, in.when, common.HexToHash(in.Leaf), handle)
		answer := versionAnswer(at, version, handle, amended)
		if err == nil && in.Proof != "" {
			var proof indexer.Inclusion
			proof, err = l.Inclusion(ctx, version)
			answer.Inclusion = &proof
		}
		return at, answer, err
	})

	type handleQuery struct {
		Question
		Proven
		MemberID
		Handle string `path:"handle" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"handle in a version's statement"`
	}
	get(s, op{
		id: "get-handle", path: "/v1/handles/{member}/{handle}",
		summary: "Whether the version with this handle was amended",
	}, func(ctx context.Context, in *handleQuery) (indexer.Ref, HandleAnswer, error) {
		member, handle := in.id(), common.HexToHash(in.Handle)
		at, amended, err := l.Handle(ctx, in.when, member, handle)
		if err != nil {
			return at, HandleAnswer{}, err
		}
		proof, err := s.prove(ctx, in.Proven, at, handleClaim(member, handle, amended))
		return at, HandleAnswer{
			blockOf(at), member, handle, amended != nil, amended, statusInWords(at, amended), proof,
		}, err
	})
}

func versionAnswer(
	at indexer.Ref, version indexer.Version, handle *common.Hash, amended *indexer.Amended,
) VersionAnswer {
	if handle == nil {
		return VersionAnswer{
			Block: blockOf(at), Version: version,
			Note: "a leaf does not show its handle, by design: ask with the handle, which is in the version's statement, " +
				"whether the version was amended",
		}
	}
	return VersionAnswer{
		Block: blockOf(at), Version: version, Amended: statusOf(amended),
		Note: statusInWords(at, amended) + "; that the handle belongs to this version is for its statement to show",
	}
}

func statusInWords(at indexer.Ref, amended *indexer.Amended) string {
	if amended == nil {
		return fmt.Sprintf("no amendment recorded by the lab as of block %d", at.Number)
	}
	return fmt.Sprintf("the lab recorded in block %d: %s", amended.Block, amended.Reason)
}
