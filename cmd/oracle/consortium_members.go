package main

import (
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/chain"
)

func membersCommand() *ucli.Command {
	return &ucli.Command{
		Name: "members", Usage: "list the members: how they stand, their accounts and keys",
		Flags: consortiumReadFlags, Action: withConsortium(listMembers),
	}
}

func listMembers(c *ucli.Context, k *chain.Consortium) error {
	if c.NArg() != 0 {
		return cli.Usage("members takes no arguments")
	}
	members, err := k.Members(c.Context)
	if err != nil {
		return err
	}
	for _, m := range members {
		if err := tell(c, newMemberJSON(m), "%s", describeMember(m)); err != nil {
			return err
		}
	}
	return nil
}

// describeMember writes a member in lines.
func describeMember(m chain.Member) string {
	lines := []string{fmt.Sprintf("%s  %s", m.ID, memberStanding(m))}
	add := func(format string, args ...any) { lines = append(lines, "  "+fmt.Sprintf(format, args...)) }
	if len(m.Roles) > 0 {
		add("%-10s %s", "roles", strings.Join(m.Roles, ", "))
	}
	if m.LogURL != "" {
		add("%-10s %q", "log URL", m.LogURL)
	}
	for _, a := range m.Accounts {
		add("%-10s %s, from %s on", a.Purpose, a.Address, moment(a.ActiveFrom))
	}
	for _, key := range m.Keys {
		if key.ValidFrom == 0 {
			add("%-10s %s", key.Kind, keyInShort(key.Key))
		} else {
			add("%-10s %s, waits until %s", key.Kind, keyInShort(key.Key), moment(key.ValidFrom))
		}
	}
	for _, by := range m.Supporters {
		add("%-10s member %s wants it suspended, until %s", "emergency", by, moment(m.SupportLapsesAt))
	}
	return strings.Join(lines, "\n")
}

// keyInShort writes a key in hex; of a long one, as of encryption, its ends and how long it is. JSON has it whole.
func keyInShort(key []byte) string {
	const long, end = 128, 16
	if len(key) <= long {
		return hexutil.Encode(key)
	}
	return fmt.Sprintf("%s…%x (%d bytes)", hexutil.Encode(key[:end]), key[len(key)-end:], len(key))
}

func memberStanding(m chain.Member) string {
	standing := m.Status
	switch {
	case m.Status == "removed":
		return "removed"
	case m.IsSuspended && m.MayVote:
		standing = "suspended in an emergency until " + m.SuspendedUntil + ", may vote"
	case m.IsSuspended:
		standing = "suspended: " + m.SuspendedUntil
	}
	if m.IsSuspended && m.IsKeyCompromise {
		standing += ", for a compromised key"
	}
	return standing
}

// memberJSON is a member as scripts read it.
type memberJSON struct {
	ID             common.Hash   `json:"id"`
	Status         string        `json:"status"`
	Suspended      bool          `json:"suspended"`
	SuspendedUntil string        `json:"suspendedUntil,omitempty"`
	KeyCompromise  bool          `json:"keyCompromise"`
	MayVote        bool          `json:"mayVote"`
	Roles          []string      `json:"roles"`
	LogURL         string        `json:"logUrl"`
	Accounts       []accountJSON `json:"accounts"`
	Keys           []keyJSON     `json:"keys"`
	Supporters     []common.Hash `json:"emergencySupporters,omitempty"`
}

type accountJSON struct {
	Account    common.Address `json:"account"`
	Purpose    string         `json:"purpose"`
	ActiveFrom string         `json:"activeFrom"`
}

type keyJSON struct {
	Kind      string        `json:"kind"`
	Key       hexutil.Bytes `json:"key"`
	ValidFrom string        `json:"validFrom,omitempty"` // of a key that waits
}

func newMemberJSON(m chain.Member) memberJSON {
	j := memberJSON{
		ID: m.ID, Status: m.Status, Suspended: m.IsSuspended, SuspendedUntil: m.SuspendedUntil,
		KeyCompromise: m.IsKeyCompromise, MayVote: m.MayVote, Roles: m.Roles, LogURL: m.LogURL,
		Accounts: []accountJSON{}, Keys: []keyJSON{}, Supporters: m.Supporters,
	}
	for _, a := range m.Accounts {
		j.Accounts = append(j.Accounts, accountJSON{a.Address, a.Purpose, moment(a.ActiveFrom)})
	}
	for _, key := range m.Keys {
		waits := keyJSON{Kind: key.Kind, Key: key.Key}
		if key.ValidFrom != 0 {
			waits.ValidFrom = moment(key.ValidFrom)
		}
		j.Keys = append(j.Keys, waits)
	}
	return j
}
