package main

import (
	"context"
	"strings"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle/chain"
)

// managed are the actions that a member does for itself.
var managed = append(
	pick("set-account", "set-key", "open-log", "close-log", "cancel-account", "cancel-key", "cancel-opening", "cancel-closing"),
	action{"register-study", "MEMBER FILE", "register a research study, whose terms `oracle study draft` wrote", "StudyRegistry", "registerStudy", studyFile},
	action{"revise-study", "STUDY FILE", "replace the terms of a study; it then wants approval, review and participants anew", "StudyRegistry", "reviseStudy", studyFile},
	action{"record-review", "STUDY VERSION COMMITMENT UNTIL", "record what the review board decided, until a time in seconds", "StudyRegistry", "recordReview", nil},
	action{"join-study", "MEMBER STUDY VERSION", "have the lab take part in a version of a study", "StudyRegistry", "join", nil},
	action{"leave-study", "MEMBER STUDY", "have the lab take part no longer", "StudyRegistry", "leave", nil},
	action{"set-log-url", "MEMBER URL", "move the place where a member publishes its logs' tiles", "Consortium", "setLogUrl", nil},
)

func pick(names ...string) (list []action) {
	for _, name := range names {
		if a, isKnown := findAction(actions, name); isKnown {
			list = append(list, a)
		}
	}
	return list
}

// account is whose key does it: what a manager began, a governor stops.
func (a action) account() (keys.Purpose, bool) {
	_, isKnown := findAction(managed, a.name)
	if strings.HasPrefix(a.name, "cancel-") {
		return keys.Governor, isKnown
	}
	return keys.Manager, isKnown
}

func manageCommand() *ucli.Command {
	return &ucli.Command{
		Name: "manage", Usage: "do what a member decides for itself, without a vote", ArgsUsage: "ACTION ARGS...",
		Description: "The manager's key does it, and the governor's what begins with cancel. What a manager switches on, opens or\n" +
			"closes, and a key that it sets, counts only after the consortium's delay; until then a governor can cancel it.\n" +
			"An account is switched off at once. The actions:\n\n" + actionsHelp(managed...),
		Flags: governorFlags, Action: withKeys(manage),
	}
}

func manage(ctx context.Context, c *ucli.Context, k *chain.Consortium, folder *keys.Folder) error {
	a, isKnown := findAction(managed, c.Args().First())
	if !isKnown {
		return cli.Usage("say what to do: `oracle consortium manage --help` lists it")
	}
	call, err := a.call(ctx, k, c.Args().Tail())
	if err != nil {
		return err
	}
	purpose, _ := a.account()
	account, err := folder.Account(purpose)
	if err != nil {
		return err
	}
	w, err := k.Do(ctx, account, call)
	if err != nil {
		return err
	}
	return tellWritten(c, w, "done: "+phrase(k.Contracts().Describe(call)))
}
