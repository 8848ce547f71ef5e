package oracle_test

import (
	"errors"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/qbfttest"
)

// TestAnchor_Sealed brings records of a lab to evidence on a QBFT chain: its validators' seals make it whole, and
// nobody attests.
func TestAnchor_Sealed(t *testing.T) {
	l := newLab(t)
	sealed := qbfttest.New(t, l.node, evidence.CodecQBFTBesu, "one", "two", "three", "four")
	var err error
	l.node = sealed.URL
	l.client, err = ethclient.DialContext(t.Context(), sealed.URL)
	check(t, err)
	t.Cleanup(l.client.Close)
	first, err := l.client.HeaderByNumber(t.Context(), big.NewInt(1))
	check(t, err)
	l.deployment.Codec, l.deployment.Genesis = evidence.CodecQBFTBesu, first.ParentHash
	l.finality, err = deploy.ParseFinality("instant")
	check(t, err)
	l.attestors = nil
	l.trust.Chain.Codec, l.trust.Chain.Genesis = l.deployment.Codec, l.deployment.Genesis
	l.trust.Attestation = nil
	l.trust.Validators = []evidence.ValidatorSet{{Accounts: sealed.Validators}}

	steps := l.steps(t, honest)
	for round := range 4 { // QBFT's rounds go into the seals
		for i, p := range l.run(t, steps, l.take(t, 3*round, 3)...) {
			proven := l.verify(t, p, record(3*round+i))
			f := proven.Finality
			if f.Method != evidence.BySeals || len(f.Sealed) != 3 || f.Of != 4 || len(f.Attested) != 0 {
				t.Fatalf("record %d: proven %+v", 3*round+i, f)
			}
		}
	}

	// The same evidence under other validators is somebody else's chain.
	strangers := *l.trust
	strangers.Validators = []evidence.ValidatorSet{{
		Accounts: qbfttest.New(t, l.node, evidence.CodecQBFTBesu, "five", "six", "seven", "eight").Validators,
	}}
	file, err := l.issuer().Evidence(t.Context(), l.run(t, steps, l.take(t, 12, 1)...)[0])
	check(t, err)
	var failure *evidence.Failure
	if _, err := evidence.Verify(evidence.Input{Evidence: file}, &strangers); !errors.As(err, &failure) || failure.Check != evidence.CheckFinality {
		t.Errorf("under other validators: %v", err)
	}
}
