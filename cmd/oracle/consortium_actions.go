package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/oracle/chain"
)

// action is a call that can be proposed by a name of its own.
type action struct {
	name     string
	args     string // what it takes, as help shows it; [what may be left out]
	does     string
	contract string
	function string
	prepare  func(ctx context.Context, k *chain.Consortium, args []string) ([]any, error) // nil: as they are
}

var actions = []action{
	{"admit-member", "FILE", "admit the member that `describe` printed", "Consortium", "admitMember", memberFile},
	{"remove-member", "MEMBER", "remove a member for good", "Consortium", "removeMember", nil},
	{"suspend-member", "MEMBER [compromised]", "suspend a member until a vote reinstates it", "Consortium", "suspendMember", whetherCompromised},
	{"reinstate-member", "MEMBER", "end a member's suspension", "Consortium", "reinstateMember", nil},
	{"set-roles", "MEMBER ROLE,...", "replace a member's roles", "Consortium", "setRoles", nil},
	{"set-account", "MEMBER ADDRESS PURPOSE on|off", "switch an account of a member", "Consortium", "setAccount", nil},
	{"set-key", "MEMBER KIND HEX", "set or replace a member's key", "Consortium", "setKey", nil},
	{"cancel-account", "MEMBER ADDRESS", "stop an account that a manager switched on and that does not act yet", "Consortium", "cancelAccount", nil},
	{"cancel-key", "MEMBER KIND", "drop a key that a manager set and that does not count yet", "Consortium", "cancelKey", nil},
	{"report-account-compromise", "MEMBER ADDRESS BLOCK LOGINDEX", "say since where nothing an account signed counts", "Consortium", "reportAccountCompromise", positionAtEnd},
	{"report-key-compromise", "MEMBER KIND HEX BLOCK LOGINDEX", "say since where nothing signed with a key counts", "Consortium", "reportKeyCompromise", positionAtEnd},
	{"set-parameters", "FILE", "change how the consortium decides", "Consortium", "setParameters", parametersFile},
	{"set-validator", "ADDRESS on|off", "say whether an address validates blocks", "Consortium", "setValidator", nil},
	{"set-verifier", "ADDRESS on|off", "say whether a verifier of patients' signers is accepted", "Consortium", "setVerifier", nil},
	{"name-successor", "OLD NEW", "say which contract takes over from an old one", "Consortium", "nameSuccessor", nil},
	{"open-log", "MEMBER LOG [PREDECESSOR]", "open a log of a member", "ResultLog", "openLog", perhapsPredecessor},
	{"close-log", "MEMBER LOG", "close a log for good", "ResultLog", "closeLog", nil},
	{"approve-study", "STUDY VERSION", "approve a version of a research study", "StudyRegistry", "approve", nil},
	{"revoke-study-approval", "STUDY", "take back the approval of a research study", "StudyRegistry", "revokeApproval", nil},
	{"cancel-opening", "MEMBER LOG", "undo the opening of a log by a manager that is not in force yet", "ResultLog", "cancelOpening", nil},
	{"cancel-closing", "MEMBER LOG", "undo the closing of a log by a manager that is not in force yet", "ResultLog", "cancelClosing", nil},
}

// callName is the action of any other call.
const callName = "call"

var anyCall = action{name: callName, args: "CONTRACT FUNCTION ARGS...", does: "anything else that a contract leaves to a vote"}

// findCall makes the call that the arguments of `propose` name.
func findCall(ctx context.Context, k *chain.Consortium, args []string) (chain.Call, error) {
	if len(args) == 0 {
		return chain.Call{}, cli.Usage("say what to propose: `oracle consortium propose --help` lists it")
	}
	name, args := args[0], args[1:]
	if name == callName {
		if len(args) < 2 {
			return chain.Call{}, cli.Usage("call takes CONTRACT FUNCTION ARGS...")
		}
		return makeCall(k, args[0], args[1], texts(args[2:]))
	}
	a, isKnown := findAction(actions, name)
	if !isKnown {
		return chain.Call{}, cli.Usage("nothing is called %q: `oracle consortium propose --help` lists what can be proposed", name)
	}
	return a.call(ctx, k, args)
}

func findAction(actions []action, name string) (action, bool) {
	for _, a := range actions {
		if a.name == name {
			return a, true
		}
	}
	return action{}, false
}

func (a action) call(ctx context.Context, k *chain.Consortium, args []string) (chain.Call, error) {
	least, most := a.counts()
	if len(args) < least || len(args) > most {
		return chain.Call{}, cli.Usage("%s takes %s", a.name, a.args)
	}
	values := texts(args)
	if a.prepare != nil {
		var err error
		if values, err = a.prepare(ctx, k, args); err != nil {
			return chain.Call{}, err
		}
	}
	return makeCall(k, a.contract, a.function, values)
}

// counts are how many arguments an action takes.
func (a action) counts() (least, most int) {
	for _, arg := range strings.Fields(a.args) {
		most++
		if !strings.HasPrefix(arg, "[") {
			least++
		}
	}
	return least, most
}

func makeCall(k *chain.Consortium, contract, function string, args []any) (chain.Call, error) {
	call, err := k.Contracts().Call(contract, function, args...)
	if err != nil {
		return call, cli.Usage("%w", err)
	}
	return call, nil
}

func texts(args []string) []any {
	list := make([]any, len(args))
	for i, arg := range args {
		list[i] = arg
	}
	return list
}

func memberFile(_ context.Context, _ *chain.Consortium, args []string) ([]any, error) {
	data, err := os.ReadFile(args[0])
	if err != nil {
		return nil, cli.Usage("read the new member's file: %w", err)
	}
	member, err := deploy.ParseMember(data)
	if err != nil {
		return nil, cli.Usage("%s: %w", args[0], err)
	}
	return []any{member}, nil
}

func parametersFile(ctx context.Context, k *chain.Consortium, args []string) ([]any, error) {
	data, err := os.ReadFile(args[0])
	if err != nil {
		return nil, cli.Usage("read the file of parameters: %w", err)
	}
	now, err := k.Parameters(ctx)
	if err != nil {
		return nil, err
	}
	parameters, err := deploy.ParseParameters(data, now)
	if err != nil {
		return nil, cli.Usage("%s: %w", args[0], err)
	}
	return []any{parameters}, nil
}

func whetherCompromised(_ context.Context, _ *chain.Consortium, args []string) ([]any, error) {
	if len(args) == 1 {
		return []any{args[0], false}, nil
	}
	if args[1] != "compromised" {
		return nil, cli.Usage("%q: want compromised, or nothing", args[1])
	}
	return []any{args[0], true}, nil
}

// positionAtEnd makes one argument of the last two: block and log index.
func positionAtEnd(_ context.Context, _ *chain.Consortium, args []string) ([]any, error) {
	last := len(args) - 2
	position, err := json.Marshal(map[string]string{"blockNumber": args[last], "logIndex": args[last+1]})
	return append(texts(args[:last]), string(position)), err
}

func perhapsPredecessor(_ context.Context, _ *chain.Consortium, args []string) ([]any, error) {
	if len(args) == 2 {
		args = append(args, common.Hash{}.Hex())
	}
	return texts(args), nil
}

// phrase says what a call does, in words where it is an action's.
func phrase(called chain.Called) string {
	for _, a := range actions {
		if a.contract == called.Contract && a.function == called.Function {
			return a.does + " (" + called.String() + ")"
		}
	}
	return called.String()
}

// actionsHelp lists actions.
func actionsHelp(actions ...action) string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, a := range actions {
		fmt.Fprintf(w, "%s %s\t%s\n", a.name, a.args, a.does)
	}
	w.Flush()
	return b.String()
}
