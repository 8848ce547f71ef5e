package main

import (
	"context"
	"errors"
	"math/big"
	"strings"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/chain"
)

// hints are what to do about the contracts' refusals.
var hints = map[string]string{
	"NotPurpose":                "this key folder's account does not act for the member now: `oracle consortium members` lists those that do",
	"NotVoter":                  "a member that is removed or suspended by vote has no vote, nor has the one that the question is about",
	"NotMember":                 "no member has this id, or it was removed: `oracle consortium members` lists them",
	"AlreadyVoted":              "a vote is final",
	"EmergencyAlreadySupported": "this member supports it already: others must",
	"TooFewVoters":              "two other members must be left that may vote: admit or reinstate some first",
	"LastGovernor":              "switch another governor of the member on first",
	"NoGovernor":                "a member needs at least one governor",
	"MemberExists":              "an id is used once; one that was removed does not come back: admit it under a new id",
	"AccountBound":              "an account belongs to one member and one purpose for ever: take another",
	"AccountUnchanged":          "it is so already",
	"RolesUnchanged":            "it is so already",
	"SuspensionUnchanged":       "it is so already",
	"ValidatorUnchanged":        "it is so already",
	"VerifierUnchanged":         "it is so already",
	"SuccessorUnchanged":        "it is so already",
	"KeyUnchanged":              "it is so already",
	"NotSuspended":              "there is nothing to reinstate",
	"CompromisedAccount":        "a compromised account never acts again: take another",
	"CompromisedKey":            "a compromised key never counts again: make another",
	"CompromiseNotEarlier":      "it was reported before: a later report may only move it earlier, and never into the future",
	"KeyLength":                 "statement keys have 64 bytes, log keys 32",
	"NoCode":                    "there is no contract at this address",
	"ParametersOutOfBounds": "periods are at most 90 days, and votingPeriod, executionPeriod and emergencyPeriod not zero; " +
		"emergencyCooldown is at least emergencyPeriod; quorum and emergencyQuorum are 1 to 100, threshold 50 to 99; " +
		"attestations is at least 1",
}

// hintOf is what to do about a refusal; "" where there is nothing to say.
func hintOf(refusal *bindings.RefusalError) string {
	if refusal.Name == "EmergencyTooSoon" && len(refusal.Args) == 2 {
		if at, isTime := refusal.Args[1].(uint64); isTime {
			return "it can be suspended in an emergency again from " + moment(at) + " on; a vote can suspend it before"
		}
	}
	return hints[refusal.Name]
}

// hinted adds to an error of a write what to do about it.
func hinted(ctx context.Context, k *chain.Consortium, err error) error {
	var told *cli.Error
	var pending *chain.PendingError
	var refusal *bindings.RefusalError
	switch {
	case err == nil || errors.As(err, &told):
		return err
	case errors.As(err, &pending):
		return &cli.Error{
			Code: cli.ExitPending, Err: err,
			Hint: "it may be in one yet: look with `oracle consortium list` or `history` before you try again",
		}
	case errors.As(err, &refusal) && refusal.Name == "ProposalIs":
		return cli.Hint(err, hintOfState(ctx, k, refusal))
	case errors.As(err, &refusal):
		return cli.Hint(err, hintOf(refusal))
	case strings.Contains(err.Error(), "insufficient funds"):
		return cli.Hint(err, "this chain asks fees: the governor's account needs something to pay them with")
	}
	return err
}

// hintOfState says how the proposal stands that was not in the state that was wanted.
func hintOfState(ctx context.Context, k *chain.Consortium, refusal *bindings.RefusalError) string {
	id, isNumber := refusal.Args[0].(*big.Int)
	if !isNumber || !id.IsUint64() {
		return ""
	}
	p, err := k.Proposal(ctx, id.Uint64())
	if err != nil {
		return err.Error()
	}
	return "proposal " + id.String() + " " + standing(p)
}
