package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devchain"
	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/tiles"
)

// promisingLab is a lab on a chain of its own, with nothing but a log that it anchors and publishes.
type promisingLab struct {
	dir         string
	node        *devchain.Chain
	deployment  deploy.Deployment
	sequencer   *ecdsa.PrivateKey
	statement   *ecdsa.PrivateKey
	logKey      ed25519.PrivateKey
	attestor    *ecdsa.PrivateKey
	member, log common.Hash
	tiles       memoryTiles
	size        uint64
}

// memoryTiles keeps tiles in memory.
type memoryTiles map[tiles.ID][]byte

func (m memoryTiles) ReadTiles(_ context.Context, ids []tiles.ID) (list []tiles.Tile, err error) {
	for _, id := range ids {
		list = append(list, tiles.Tile{ID: id, Hashes: m[id]})
	}
	return list, nil
}

// noteSigner is a governor.
type noteSigner struct{ *ecdsa.PrivateKey }

func (s noteSigner) Address() common.Address { return crypto.PubkeyToAddress(s.PublicKey) }
func (s noteSigner) SignHash(h common.Hash) ([]byte, error) {
	return crypto.Sign(h[:], s.PrivateKey)
}

func newPromisingLab(t *testing.T) *promisingLab {
	t.Helper()
	l := &promisingLab{dir: t.TempDir(), member: common.Hash{0xa1}, log: common.Hash{0xb1}, tiles: memoryTiles{}}
	manager, err := crypto.GenerateKey()
	check(t, err)
	l.sequencer, err = crypto.GenerateKey()
	check(t, err)
	l.statement, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	_, l.logKey, err = ed25519.GenerateKey(rand.Reader)
	check(t, err)
	l.attestor, err = crypto.GenerateKey()
	check(t, err)
	funds := big.NewInt(params.Ether)
	l.node, err = devchain.Start(t.Context(), devchain.Config{Dir: l.path("chain"), Alloc: map[common.Address]*big.Int{
		crypto.PubkeyToAddress(manager.PublicKey): funds, crypto.PubkeyToAddress(l.sequencer.PublicKey): funds,
	}})
	check(t, err)
	t.Cleanup(func() { check(t, l.node.Close()) })
	parameters := deploy.DefaultParameters()
	parameters.ManagerDelay = 0
	opts := bind.NewKeyedTransactor(manager, new(big.Int).SetUint64(l.node.ChainID()))
	l.deployment, err = deploy.Deploy(t.Context(), l.node.Client(), opts, deploy.Founding{
		Parameters: parameters, Limits: deploy.DefaultLimits(), Members: []bindings.IConsortiumNewMember{{
			Id: l.member, Roles: big.NewInt(int64(bindings.RoleLab)),
			Accounts: []bindings.IConsortiumAccount{
				{Account: common.Address{1}, Purpose: bindings.PurposeGovernor},
				{Account: crypto.PubkeyToAddress(manager.PublicKey), Purpose: bindings.PurposeManager},
				{Account: crypto.PubkeyToAddress(l.sequencer.PublicKey), Purpose: bindings.PurposeSequencer},
			},
			Keys: []bindings.IConsortiumKey{},
		}},
	})
	check(t, err)
	l.transact(t, manager, bindings.NewResultLog().PackOpenLog(l.member, l.log, [32]byte{}))
	l.writeTrust(t, func(*evidence.Trust) {})
	return l
}

func (l *promisingLab) path(names ...string) string {
	return filepath.Join(append([]string{l.dir}, names...)...)
}

// transact sends a call of ResultLog and returns the time of its block.
func (l *promisingLab) transact(t *testing.T, key *ecdsa.PrivateKey, data []byte) uint64 {
	t.Helper()
	header, err := l.node.Client().HeaderByHash(t.Context(), l.send(t, key, data).BlockHash)
	check(t, err)
	return header.Time
}

func (l *promisingLab) send(t *testing.T, key *ecdsa.PrivateKey, data []byte) *types.Receipt {
	t.Helper()
	opts := bind.NewKeyedTransactor(key, new(big.Int).SetUint64(l.node.ChainID()))
	opts.GasTipCap = new(big.Int)
	contract := bindings.NewResultLog().Instance(l.node.Client(), l.deployment.ResultLog.Address)
	tx, err := bind.Transact(contract, opts, data)
	check(t, err)
	receipt, err := deploy.WaitMined(t.Context(), l.node.Client(), tx.Hash())
	check(t, err)
	if receipt.Status != 1 {
		t.Fatal("the transaction reverted")
	}
	return receipt
}

func (l *promisingLab) writeTrust(t *testing.T, change func(*evidence.Trust)) {
	t.Helper()
	governor, err := crypto.GenerateKey()
	check(t, err)
	trust := &evidence.Trust{
		Format: evidence.TrustFormat, Number: 1,
		Chain: evidence.TrustChain{ID: l.deployment.ChainID, Genesis: l.deployment.Genesis, Codec: "ethereum"},
		Contracts: []evidence.TrustContract{{
			Name: "ResultLog", Address: l.deployment.ResultLog.Address, CodeHash: l.deployment.ResultLog.CodeHash,
			Layout: "result-log/1", Block: l.deployment.ResultLog.Block,
		}},
		Governance: evidence.TrustThreshold{Threshold: 1}, Attestation: []evidence.TrustPeriod{{Threshold: 1}},
		Validators: []evidence.ValidatorSet{}, Pinned: []evidence.PinnedBlock{},
		Members: []*evidence.Member{{
			ID: l.member, Name: "East Lab", Governors: []common.Address{noteSigner{governor}.Address()},
			Attestors: []evidence.TrustAccount{{Account: crypto.PubkeyToAddress(l.attestor.PublicKey)}},
			Keys: []evidence.TrustKey{
				{Kind: "statement", Key: evidence.StatementKey(&l.statement.PublicKey)},
				{Kind: "log", Key: []byte(l.logKey.Public().(ed25519.PublicKey))},
			},
		}},
	}
	change(trust)
	text, err := trust.Text()
	check(t, err)
	file, err := evidence.SignTrust(text, noteSigner{governor})
	check(t, err)
	check(t, os.WriteFile(l.path("trust"), file, 0o600))
}

// anchor puts leaves in the log, publishes its tiles in the named folder, and anchors it. It returns the block's time.
func (l *promisingLab) anchor(t *testing.T, publish string, leaves ...common.Hash) uint64 {
	t.Helper()
	tree, changed, err := tiles.Append(t.Context(), l.tiles, l.size, leaves)
	check(t, err)
	for _, tile := range changed {
		l.tiles[tile.ID] = tile.Hashes
	}
	proof, err := tiles.Consistency(t.Context(), l.tiles, l.size, tree.Size)
	check(t, err)
	words := make([][32]byte, len(proof))
	for i := range proof {
		words[i] = proof[i]
	}
	l.size = tree.Size
	publisher := &tiles.Publisher{Dir: l.path(publish), Member: l.member, Log: l.log, Key: l.logKey}
	check(t, publisher.Publish(t.Context(), l.tiles, tree))
	return l.transact(t, l.sequencer, bindings.NewResultLog().PackCheckpoint(l.member, l.log, tree.Size, tree.Root, words))
}

// receipt writes a receipt in a file and returns its path.
func (l *promisingLab) receipt(t *testing.T, name string, leaf, salt common.Hash, received, deadline uint64) string {
	t.Helper()
	b, err := evidence.SignIntakeReceipt(evidence.IntakeReceipt{
		Member: l.member, Log: l.log, Leaf: leaf, Salt: salt, Received: received, Promise: deadline - received,
	}, l.statement)
	check(t, err)
	check(t, os.WriteFile(l.path(name), b, 0o600))
	return l.path(name)
}

// oracle runs a command.
func (l *promisingLab) oracle(t *testing.T, published string, args ...string) answer {
	t.Helper()
	keepFlags(t)
	for name, value := range map[string]string{
		"rpc-url": l.node.URL(), "trust": l.path("trust"), "tiles": published,
	} {
		t.Setenv(cli.Env(name)[0], value)
	}
	return runOracle(args...)
}

// runOracle runs a command as the environment says.
func runOracle(args ...string) answer {
	var out bytes.Buffer
	a := app()
	a.Writer, a.ErrWriter = &out, &out
	a.ExitErrHandler = func(*ucli.Context, error) {}
	err := a.Run(append([]string{"oracle"}, args...))
	said := answer{stdout: out.String(), err: err}
	var told *cli.Error
	switch {
	case errors.As(err, &told):
		said.code, said.hint = told.Code, told.Hint
	case err != nil:
		said.code = 1
	}
	return said
}

func leafOf(n int) common.Hash { return crypto.Keccak256Hash(fmt.Appendf(nil, "leaf %d", n)) }

func TestReceiptsCheck(t *testing.T) {
	l := newPromisingLab(t)
	var later []common.Hash
	for n := range 297 {
		later = append(later, leafOf(n))
	}
	salt, absent := common.Hash{5}, common.Hash{0xee}
	secret, artefact := evidence.NewSecret(), []byte("a report")
	commitments, _, err := evidence.Commit(secret, "opaque/1", artefact, nil)
	check(t, err)
	statement, err := evidence.SignStatement(evidence.Statement{
		Member: l.member, Log: l.log, Handle: evidence.NewHandle(), Kind: evidence.KindVersion, Time: 3600,
		Commitments: commitments, Projection: "opaque/1",
	}, l.statement)
	check(t, err)
	leaf := evidence.LeafHash(statement)
	check(t, os.WriteFile(l.path("statement"), statement, 0o600))
	check(t, os.WriteFile(l.path("artefact"), artefact, 0o600))
	check(t, os.WriteFile(l.path("another"), []byte("another report"), 0o600))

	first := l.anchor(t, "early", common.Hash{1}, leaf, common.Hash{3})
	second := l.anchor(t, "tiles", later...)
	for range 5 { // seconds of the chain's
		_, err := l.node.Mine(t.Context())
		check(t, err)
	}
	server := httptest.NewServer(http.FileServer(http.Dir(l.path("tiles"))))
	defer server.Close()

	begun := first - 5
	kept := l.receipt(t, "kept", leaf, evidence.ArtefactSalt(secret, "opaque/1"), begun, first)
	ack := hl7.Ack{Code: hl7.ApplicationAccept, Control: "A", At: time.Now(), Receipt: read(t, kept)}
	check(t, os.WriteFile(l.path("ack"), ack.Encode(hl7.ReadHeader(nil)), 0o600))
	late := l.receipt(t, "late", later[100], salt, begun, second-1)
	omitted := l.receipt(t, "omitted", absent, salt, begun, second)
	open := l.receipt(t, "open", absent, salt, begun, second+3600)
	never := l.receipt(t, "never", absent, salt, begun, first-1)
	forged := bytes.Clone(read(t, kept))
	forged[len(forged)-1] ^= 1
	check(t, os.WriteFile(l.path("forged"), forged, 0o600))
	check(t, os.WriteFile(l.path("junk"), []byte("hello"), 0o600))

	for _, test := range []struct {
		name      string
		published string
		args      []string
		code      int
		want      []string
	}{
		{"kept", "tiles", []string{kept}, 0, []string{"KEPT. East Lab", "entry 1 of its log", "checkpoint of 3 entries"}},
		{"kept, of an answer", "tiles", []string{l.path("ack")}, 0, []string{"KEPT"}},
		{"kept, by tiles of then", "early", []string{kept}, 0, []string{"KEPT"}},
		{"kept, over HTTP", server.URL, []string{kept}, 0, []string{"KEPT"}},
		{
			"kept, for an artefact", "tiles",
			[]string{"--artefact", l.path("artefact"), "--evidence", l.path("statement"), kept},
			0,
			[]string{"KEPT", "byte for byte"},
		},
		{
			"for another artefact", "tiles",
			[]string{"--artefact", l.path("another"), "--evidence", l.path("statement"), kept},
			1,
			[]string{"REFUSED", "not the bytes that the lab received"},
		},
		{"open", "tiles", []string{open}, 0, []string{"OPEN", "it has until"}},
		{"late", "tiles", []string{late}, 4, []string{"BROKEN", "entry 103", "too late", "checkpoint of 300 entries"}},
		{"omitted", "tiles", []string{omitted}, 4, []string{"BROKEN", "not among all entries", "checkpoint of 300 entries"}},
		{"never anchored by then", "tiles", []string{never}, 4, []string{"BROKEN", "not been anchored by then"}},
		{"tiles withheld", "early", []string{omitted}, 3, []string{"UNDECIDED", "do not show", "checkpoint of 300 entries"}},
		{"forged", "tiles", []string{l.path("forged")}, 1, []string{"REFUSED"}},
		{"none", "tiles", []string{l.path("junk")}, 1, []string{"REFUSED"}},
		{"several", "tiles", []string{kept, l.path("forged"), omitted, open}, 4, []string{"KEPT", "REFUSED", "BROKEN", "OPEN"}},
		{"forged and undecided", "early", []string{omitted, l.path("forged"), omitted}, 1, []string{"REFUSED", "UNDECIDED"}},
		{"an artefact alone", "tiles", []string{"--artefact", l.path("artefact"), kept}, 2, nil},
		{"nothing", "tiles", nil, 2, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			published := test.published
			if published != server.URL {
				published = l.path(published)
			}
			got := l.oracle(t, published, append([]string{"receipts", "check"}, test.args...)...)
			if got.code != test.code {
				t.Errorf("exit code %d, want %d: %v", got.code, test.code, got.err)
			}
			for _, want := range test.want {
				if !strings.Contains(got.stdout, want) {
					t.Errorf("it does not say %q:\n%s", want, got.stdout)
				}
			}
		})
	}

	t.Run("as JSON", func(t *testing.T) {
		got := l.oracle(t, l.path("tiles"), "receipts", "check", "--json", late)
		var v checkedReceipt
		check(t, json.Unmarshal([]byte(got.stdout), &v))
		if got.code != exitBroken || v.Verdict != "broken" || v.Index == nil || *v.Index != 103 || v.Size != 300 ||
			v.Deadline != moment(second-1) || v.Anchored != moment(second) {
			t.Errorf("exit code %d, %+v", got.code, v)
		}
	})

	t.Run("tiles of another log", func(t *testing.T) {
		path := filepath.Join(l.path("tiles"), fmt.Sprintf("%x", l.log), filepath.FromSlash(tiles.Path(tiles.ID{}, 256)))
		tile := read(t, path)
		check(t, os.WriteFile(path, append(bytes.Clone(absent[:]), tile[32:]...), 0o644))
		got := l.oracle(t, l.path("tiles"), "receipts", "check", omitted)
		if got.code != 1 || got.err == nil || !strings.Contains(got.err.Error(), "do not build the root") {
			t.Errorf("exit code %d, %v", got.code, got.err)
		}
	})
}

// TestReceiptsCheck_AnotherChain asks a node that is not the consortium's.
func TestReceiptsCheck_AnotherChain(t *testing.T) {
	l, other := newPromisingLab(t), newPromisingLab(t)
	receipt := l.receipt(t, "receipt", common.Hash{1}, common.Hash{2}, 1, 2)
	l.node, other.node = other.node, l.node
	defer func() { l.node, other.node = other.node, l.node }()
	if got := l.oracle(t, l.dir, "receipts", "check", receipt); got.code != 1 || got.err == nil ||
		!strings.Contains(got.err.Error(), "the node's chain begins with") {
		t.Errorf("exit code %d, %v", got.code, got.err)
	}
}

// TestReceiptsCheck_LyingNode asks a node that leaves checkpoints out of its answers, one or all: that is seen, so that no
// promise looks broken by it.
func TestReceiptsCheck_LyingNode(t *testing.T) {
	l := newPromisingLab(t)
	times := []uint64{l.anchor(t, "tiles", leafOf(1)), l.anchor(t, "tiles", leafOf(2)), l.anchor(t, "tiles", leafOf(3))}
	receipt := l.receipt(t, "receipt", leafOf(1), common.Hash{2}, times[0]-1, times[0])
	const all = -1
	for hidden := all; hidden < 4; hidden++ {
		node := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			request, err := io.ReadAll(r.Body)
			check(t, err)
			response, err := http.Post(l.node.URL(), "application/json", bytes.NewReader(request))
			check(t, err)
			defer response.Body.Close()
			answer := map[string]any{}
			check(t, json.NewDecoder(response.Body).Decode(&answer))
			if list, isList := answer["result"].([]any); isList && bytes.Contains(request, []byte("eth_getLogs")) {
				if hidden == all {
					answer["result"] = []any{}
				} else if hidden < len(list) {
					answer["result"] = append(list[:hidden:hidden], list[hidden+1:]...)
				}
			}
			w.Header().Set("Content-Type", "application/json")
			check(t, json.NewEncoder(w).Encode(answer))
		}))
		defer node.Close()
		got := l.oracle(t, l.path("tiles"), "receipts", "check", "--rpc-url", node.URL, receipt)
		switch {
		case hidden == 3 && (got.code != 0 || !strings.Contains(got.stdout, "KEPT")):
			t.Errorf("an honest node: exit code %d, %v", got.code, got.err)
		case hidden < 3 && (got.code != 1 || got.err == nil || !strings.Contains(got.err.Error(), "leaves out checkpoints")):
			t.Errorf("without checkpoint %d: exit code %d, %v", hidden, got.code, got.err)
		}
	}
}

func TestPromised(t *testing.T) {
	for _, test := range []struct {
		args []string
		want time.Duration
		code int
	}{
		{nil, 0, 0},
		{[]string{"--promised-delay", "1ms"}, 0, 0},
		{[]string{"--mllp-receipts"}, 24 * time.Hour, 0},
		{[]string{"--mllp-receipts", "--promised-delay", "90s"}, 90 * time.Second, 0},
		{[]string{"--mllp-receipts", "--promised-delay", "1500ms"}, 0, 2},
		{[]string{"--mllp-receipts", "--promised-delay", "0s"}, 0, 2},
		{[]string{"--mllp-receipts", "--promised-delay", "10000h"}, 0, 2},
		{[]string{"--mllp-receipts", "--promised-delay", "1h", "--checkpoint-age", "1h"}, 0, 2},
	} {
		a := &ucli.App{Flags: append([]ucli.Flag{ageFlag}, receiptFlags...), Action: func(c *ucli.Context) error {
			got, err := promised(c)
			if got != test.want {
				t.Errorf("%v: got %s", test.args, got)
			}
			return err
		}}
		a.ExitErrHandler = func(*ucli.Context, error) {}
		err := a.Run(append([]string{"oracle"}, test.args...))
		code := 0
		if told := (*cli.Error)(nil); errors.As(err, &told) {
			code = told.Code
		}
		if code != test.code {
			t.Errorf("%v: exit code %d, want %d", test.args, code, test.code)
		}
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	check(t, err)
	return b
}
