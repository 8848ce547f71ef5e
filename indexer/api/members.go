package api

import (
	"context"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Members are asked who was a member, as what, and whose an account was.
type Members interface {
	Members(ctx context.Context, when indexer.When) (indexer.Ref, []indexer.Member, error)
	Member(ctx context.Context, when indexer.When, id common.Hash) (indexer.Ref, indexer.Member, error)
	// History returns beside the member what it was before.
	History(ctx context.Context, when indexer.When, id common.Hash) (indexer.Ref, indexer.Member, indexer.History, error)
	Account(ctx context.Context, when indexer.When, account common.Address) (indexer.Ref, indexer.AccountHolder, error)
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

// AccountAnswer is whose an account is.
type AccountAnswer struct {
	Block Block `json:"block"`
	indexer.AccountHolder
}

// AccreditationAnswer is whether a member had a role.
type AccreditationAnswer struct {
	Block        Block               `json:"block"`
	Member       common.Hash         `json:"member"`
	Role         string              `json:"role"`
	IsAccredited bool                `json:"accredited" doc:"it had the role, and was neither suspended nor removed"`
	Roles        []string            `json:"roles"`
	Standing     indexer.StatusState `json:"standing"`
	Note         string              `json:"note" doc:"the same in words"`
	Proof        *indexer.StateProof `json:"proof,omitempty" doc:"of the member's roles and standing; where it was asked for"`
}

// MemberID is a member in a path.
type MemberID struct {
	Member string `path:"member" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"member id"`
}

func (m MemberID) id() common.Hash { return common.HexToHash(m.Member) }

func (s *server) members(m Members) {
	get(s, op{id: "list-members", path: "/v1/members", summary: "Who is a member"},
		func(ctx context.Context, in *struct{ Question }) (indexer.Ref, MemberList, error) {
			at, members, err := m.Members(ctx, in.when)
			return at, MemberList{blockOf(at), members}, err
		})

	type byID struct {
		Question
		MemberID
	}
	get(s, op{id: "get-member", path: "/v1/members/{member}", summary: "A member, and what it was"},
		func(ctx context.Context, in *byID) (indexer.Ref, MemberAnswer, error) {
			at, member, history, err := m.History(ctx, in.when, in.id())
			return at, MemberAnswer{blockOf(at), member, history}, err
		})

	type byAccount struct {
		Question
		Account string `path:"account" pattern:"^0x[0-9a-fA-F]{40}$" patternDescription:"0x and 40 hex digits" doc:"address"`
	}
	get(s, op{id: "get-account", path: "/v1/accounts/{account}", summary: "Whose an account is, and for what"},
		func(ctx context.Context, in *byAccount) (indexer.Ref, AccountAnswer, error) {
			at, holder, err := m.Account(ctx, in.when, common.HexToAddress(in.Account))
			return at, AccountAnswer{blockOf(at), holder}, err
		})
	s.accreditation(m)
}

func (s *server) accreditation(m Members) {
	type byRole struct {
		Question
		Proven
		MemberID
		Role string `path:"role" enum:"lab,collector,courier,provider,payer,researcher,manufacturer,auditor"`
	}
	get(s, op{
		id: "get-accreditation", path: "/v1/members/{member}/roles/{role}",
		summary: "Whether a member was accredited for a role, on a day or now",
	}, func(ctx context.Context, in *byRole) (indexer.Ref, AccreditationAnswer, error) {
		at, member, err := m.Member(ctx, in.when, in.id())
		if err != nil {
			return at, AccreditationAnswer{}, err
		}
		a := AccreditationAnswer{
			Block: blockOf(at), Member: member.ID, Role: in.Role, Roles: member.Roles, Standing: member.Standing,
			IsAccredited: member.Standing.Status == indexer.StatusActive && slices.Contains(member.Roles, in.Role),
		}
		a.Note = a.inWords()
		a.Proof, err = s.prove(ctx, in.Proven, at, memberClaim(member, at))
		return at, a, err
	})
}

func (a AccreditationAnswer) inWords() string {
	switch {
	case a.IsAccredited:
		return fmt.Sprintf("accredited as %s as of block %d", a.Role, a.Block.Number)
	case slices.Contains(a.Roles, a.Role):
		return fmt.Sprintf("not accredited as of block %d: it has the role %s, and is %s", a.Block.Number, a.Role,
			a.Standing.Status)
	}
	return fmt.Sprintf("not accredited as of block %d: it has not the role %s", a.Block.Number, a.Role)
}
