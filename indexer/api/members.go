package api

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Members are asked who is a member, and was.
type Members interface {
	Members(ctx context.Context) (indexer.Ref, []indexer.Member, error)
	Member(ctx context.Context, id common.Hash) (indexer.Ref, indexer.Member, indexer.History, error)
}

// MemberList is the consortium.
type MemberList struct {
	Block   Block            `json:"block"`
	Members []indexer.Member `json:"members"`
}

// MemberAnswer is a member with its history.
type MemberAnswer struct {
	Block   Block           `json:"block"`
	Member  indexer.Member  `json:"member"`
	History indexer.History `json:"history" doc:"all that was ever true of it, oldest first"`
}

func (s *server) members(m Members) {
	get(s, "list-members", "/v1/members", "Who is a member",
		func(ctx context.Context, in *struct{ AsOf }) (*answer[MemberList], error) {
			at, members, err := m.Members(ctx)
			return reply(in.AsOf, at, err, func() MemberList { return MemberList{blockOf(at), members} })
		}, 409)

	type byID struct {
		AsOf
		ID string `path:"id" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"member id"`
	}
	get(s, "get-member", "/v1/members/{id}", "A member, and what it was",
		func(ctx context.Context, in *byID) (*answer[MemberAnswer], error) {
			at, member, history, err := m.Member(ctx, common.HexToHash(in.ID))
			return reply(in.AsOf, at, err, func() MemberAnswer { return MemberAnswer{blockOf(at), member, history} })
		}, 404, 409)
}
