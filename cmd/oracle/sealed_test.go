package main

import (
	"bytes"
	"math/big"
	"os"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/qbfttest"
)

// on moves the lab to a QBFT chain: the same contracts and state, under headers that validators sealed.
func (l *promisingLab) on(t *testing.T, c *qbfttest.Chain, codec string) {
	t.Helper()
	client, err := ethclient.DialContext(t.Context(), c.URL)
	check(t, err)
	defer client.Close()
	first, err := client.HeaderByNumber(t.Context(), big.NewInt(1))
	check(t, err)
	l.deployment.Codec, l.deployment.Genesis = codec, first.ParentHash
	l.writeTrust(t, func(trust *evidence.Trust) {
		trust.Chain.Codec, trust.Chain.Genesis = codec, first.ParentHash
		trust.Attestation = []evidence.TrustPeriod{}
		trust.Validators = []evidence.ValidatorSet{{Accounts: c.Validators}}
	})
}

func sealed(p evidence.ChainProof, trust *evidence.Trust, _ uint64, _ common.Hash) (evidence.ChainProof, error) {
	return p.Sealed(trust)
}

// TestSealed is a lab on a QBFT chain: evidence, its refreshing and its amendment stand on the validators' seals, and no
// attestor is asked. What a forger's validators sealed, of the very same state, does not stand.
func TestSealed(t *testing.T) {
	l := newPromisingLab(t)
	for _, codec := range []string{evidence.CodecQBFTBesu, evidence.CodecQBFTGoQuorum} {
		t.Run(codec, func(t *testing.T) {
			chain := qbfttest.New(t, l.node.URL(), codec, "one", "two", "three", "four")
			l.on(t, chain, codec)
			v := version(t)
			l.issueBy(t, chain.URL, "one.evidence", v, sealed)
			path := l.path("one.evidence")
			says := func(code int, wants ...string) {
				t.Helper()
				got := l.oracle(t, "", "verify", path)
				for _, want := range wants {
					if got.code != code || !strings.Contains(got.stdout, want) {
						t.Errorf("exit code %d, it does not say %q:\n%s", got.code, want, got.stdout)
					}
				}
			}
			refresh := func(node string) answer {
				return l.oracle(t, "", "refresh", "--finality", "instant", "--rpc-url", node, path)
			}

			says(0, "Genuine.\n", "3 of the chain's 4 validators then sealed that block", "not known; the file has no amendment proof")
			if got := refresh(chain.URL); got.code != 0 || !strings.Contains(got.stdout, "no amendment is recorded, as of block") {
				t.Fatalf("exit code %d, %v\n%s", got.code, got.err, got.stdout)
			}
			says(0, "Genuine.\n", "No amendment of it was recorded by the lab as of block")
			l.send(t, l.sequencer, bindings.NewResultLog().PackAmend(l.member, []bindings.IResultLogAmendment{
				{Handle: v.Handle, Reason: uint8(evidence.ReasonCorrected), Replacement: common.Hash{5}},
			}))
			before := read(t, path)
			forger := qbfttest.New(t, l.node.URL(), codec, "five", "six", "seven", "eight")
			for name, node := range map[string]string{"another's seals": forger.URL, "no QBFT chain": l.node.URL()} {
				if got := refresh(node); got.code != 1 || !bytes.Equal(read(t, path), before) {
					t.Errorf("%s: exit code %d, %v\n%s", name, got.code, got.err, got.stdout)
				}
			}
			if got := refresh(chain.URL); got.code != 0 || !strings.Contains(got.stdout, "amended in block") {
				t.Fatalf("exit code %d, %v\n%s", got.code, got.err, got.stdout)
			}
			says(0, "Genuine. DISPUTED", "It was amended in block", "corrected")

			// The forger's chain is consistent in itself, under the forger's own trust file. Under the consortium's it is not.
			honest := read(t, l.path("trust"))
			l.on(t, forger, codec)
			l.issueBy(t, forger.URL, "forged.evidence", version(t), sealed)
			path = l.path("forged.evidence")
			says(0, "Genuine.\n")
			check(t, os.WriteFile(l.path("trust"), honest, 0o600))
			says(1, "NOT GENUINE. The finality check failed")
		})
	}
}
