package main

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/chain"
)

// TestHints wants each hint to be about an error that the Consortium has.
func TestHints(t *testing.T) {
	consortium := bindings.NewConsortium()
	for name, hint := range hints {
		if _, isThere := consortium.GetABI().Errors[name]; !isThere || hint == "" {
			t.Errorf("%s: %q", name, hint)
		}
	}
	for _, test := range []struct {
		err  error
		code int
		hint string
	}{
		{&bindings.RefusalError{Name: "AlreadyVoted"}, 1, "a vote is final"},
		{&bindings.RefusalError{Name: "EmergencyTooSoon", Args: []any{[32]byte{}, uint64(60)}}, 1, "1970-01-01T00:01:00Z"},
		{&bindings.RefusalError{Name: "Unheard"}, 1, ""},
		{&chain.PendingError{Tx: common.Hash{1}}, 3, "before you try again"},
		{errors.New("send: insufficient funds for gas"), 1, "asks fees"},
		{cli.Usage("wrong"), 2, ""},
	} {
		var told *cli.Error
		err := hinted(t.Context(), nil, fmt.Errorf("vote: %w", test.err))
		if !errors.As(err, &told) || told.Code != test.code || !strings.Contains(told.Hint, test.hint) {
			t.Errorf("%v: %+v", test.err, told)
		}
	}
	if err := hinted(t.Context(), nil, nil); err != nil {
		t.Errorf("no error becomes %v", err)
	}
}

func TestStanding(t *testing.T) {
	for state, want := range map[string]string{
		"voting":     "takes votes until 1970-01-01T00:01:00Z: 2 for, 1 against, of 4 that may vote",
		"waiting":    "has passed: 2 for, 1 against, of 4 that may vote; can be executed from 1970-01-01T00:02:00Z on, until 1970-01-01T00:03:00Z",
		"executable": "has passed: 2 for, 1 against, of 4 that may vote; can be executed, until 1970-01-01T00:03:00Z",
		"defeated":   "is defeated: 2 for, 1 against, of 4 that may vote",
		"executed":   "was executed: 2 for, 1 against, of 4 that may vote",
		"cancelled":  "was cancelled: 2 for, 1 against, of 4 that may vote",
		"expired":    "has expired: 2 for, 1 against, of 4 that may vote",
	} {
		got := standing(chain.Proposal{
			State: state, VotingEnds: 60, ExecutableFrom: 120, ExpiresAt: 180, InFavour: 2, Cast: 3, Eligible: 4,
		})
		if got != want {
			t.Errorf("%s: %q, want %q", state, got, want)
		}
	}
}

func TestMemberStanding(t *testing.T) {
	for _, test := range []struct {
		member chain.Member
		want   string
	}{
		{chain.Member{Status: "active", MayVote: true}, "active"},
		{chain.Member{Status: "removed", IsSuspended: true}, "removed"},
		{
			chain.Member{Status: "active", MayVote: true, IsSuspended: true, SuspendedUntil: "tomorrow"},
			"suspended in an emergency until tomorrow, may vote",
		},
		{
			chain.Member{Status: "suspended", IsSuspended: true, SuspendedUntil: "a vote ends it", IsKeyCompromise: true},
			"suspended: a vote ends it, for a compromised key",
		},
	} {
		if got := memberStanding(test.member); got != test.want {
			t.Errorf("%+v: %q, want %q", test.member, got, test.want)
		}
	}
}
