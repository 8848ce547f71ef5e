package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/internal/devpg"
)

// variable is one environment variable.
type variable struct{ name, value string }

// environment is everything that a running devnet tells the programs.
type environment struct {
	layout     *layout
	postgres   *devpg.Server
	rpcURL     string
	finality   string
	consortium common.Hash
}

// shared are the variables that all members have in common.
func (e *environment) shared() []variable {
	var attestors []string
	for _, m := range e.layout.Members {
		attestors = append(attestors, m.attestorURL())
	}
	return []variable{
		{"LABSEAL_RPC_URL", e.rpcURL},
		{"LABSEAL_FINALITY", e.finality},
		{"LABSEAL_DEPLOYMENT", e.layout.deployment()},
		{"LABSEAL_TRUST", e.layout.trust()},
		{"LABSEAL_CONSORTIUM", e.consortium.Hex()},
		{"LABSEAL_ATTESTORS", strings.Join(attestors, ",")},
		{"LABSEAL_API_URL", e.layout.apiURL()},
		{"LABSEAL_ACCESS", e.layout.access()},
	}
}

// of are the variables of one member.
func (e *environment) of(m *member) []variable {
	list := append(e.shared(),
		variable{"LABSEAL_MEMBER", m.ID.Hex()},
		variable{"LABSEAL_KEYSTORE", m.keystore()},
		variable{"LABSEAL_PASSWORD_FILE", m.passwordFile()},
		variable{"LABSEAL_INDEXER_DATABASE_URL", e.postgres.URL(m.indexerDB())},
	)
	if m.hasLog() {
		list = append(list,
			variable{"LABSEAL_LOG", m.Log.Hex()},
			variable{"LABSEAL_ORACLE_DATABASE_URL", e.postgres.URL(m.oracleDB())},
			variable{"LABSEAL_VAULT_URL", "file://" + m.vault()},
			variable{"LABSEAL_TILES_DIR", m.tiles()},
			variable{"LABSEAL_MLLP", address(m.MLLP)},
		)
	}
	return list
}

// exports are the variables as shell text, with our programs' folder first on the path and every member by name.
func (e *environment) exports(m *member) (string, error) {
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, v := range e.of(m) {
		fmt.Fprintf(&b, "export %s=%s\n", v.name, quote(v.value))
	}
	for _, other := range e.layout.Members {
		fmt.Fprintf(&b, "export LABSEAL_MEMBER_%s=%s\n", strings.ToUpper(other.Slug), quote(other.ID.Hex()))
	}
	fmt.Fprintf(&b, "export PATH=%s:\"$PATH\"\n", quote(filepath.Dir(self)))
	return b.String(), nil
}

// process is the environment of a service: what it needs, and nothing of ours but the path and the home.
func (e *environment) process(m *member) []string {
	env := []string{"PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME")}
	for _, v := range e.of(m) {
		env = append(env, v.name+"="+v.value)
	}
	return env
}

// quote makes one shell word of any text.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
