package replay_test

import (
	"crypto/ecdsa"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/evmtest"
)

// TestReplay_ConsentRegistry compares every view but those that only hash their arguments. What permits and
// permitsByProxy say of the state is compared with openings of the run; how they judge terms, other tests compare.
func TestReplay_ConsentRegistry(t *testing.T) {
	const seed = 712
	r := newConsentsRun(t, seed)
	t.Logf("seed %d", seed)
	for step := range 3200 {
		r.step()
		r.sometimesPass(1200)
		if step == 1000 {
			r.compare()
		}
	}
	r.compare()
	r.Time += 40 * day // what waits is over, and what was granted for long is not
	r.Block++
	r.finish("EIP712DomainChanged") // OpenZeppelin's, for domains that change
}

const day = 24 * 3600

// consentsRun is a random run of a ConsentRegistry.
type consentsRun struct {
	*replay
	c         *bindings.ConsentRegistry
	contracts []*abi.ABI
	domain    consent.Domain
	member    [32]byte
	relayer   *ecdsa.PrivateKey
	people    []*person
	proxies   []*proxy
	openings  []opening
	far       *big.Int // is added to some nonces
}

// person is a subject: what it and its guardians know.
type person struct {
	id            [32]byte
	key, next     *ecdsa.PrivateKey // the signer, and the one of a recovery under way
	guardians     *guardians
	recoveryNonce uint64
	nonce         uint64     // the newest
	commits       [][32]byte // of its own grants
}

type guardians struct {
	bindings.IConsentRegistryGuardians
	keys  []*ecdsa.PrivateKey
	salts [][32]byte
}

// proxy is an appointment.
type proxy struct {
	id      [32]byte
	person  *person
	key     *ecdsa.PrivateKey
	scope   bindings.IConsentRegistryScope
	salt    [32]byte
	nonce   uint64
	commits [][32]byte
}

func newConsentsRun(t *testing.T, seed uint64) *consentsRun {
	t.Helper()
	r := &consentsRun{c: bindings.NewConsentRegistry(), member: [32]byte{1}, far: new(big.Int).Lsh(big.NewInt(7), 240)}
	r.replay = &replay{walk: newWalk(t, nil, seed), leftOut: []string{
		"subjectOf", "grantIdOf", "appointmentIdOf", "termsCommitOf", "scopeCommitOf", "guardianCommitOf",
		"guardiansCommitOf",
	}}
	r.relayer = r.newSigner()
	f := deploy.Founding{Parameters: deploy.DefaultParameters(), Limits: deploy.DefaultLimits()}
	f.Members = []bindings.IConsortiumNewMember{{
		Id: r.member, Roles: bindings.Roles(bindings.RoleLab), Keys: []bindings.IConsortiumKey{},
		Accounts: []bindings.IConsortiumAccount{
			{Account: common.Address{1}, Purpose: bindings.PurposeGovernor},
			{Account: common.BytesToAddress(signerOf(r.relayer)), Purpose: bindings.PurposeRelayer},
		},
	}}
	f.Limits.NoticeDelay, f.Limits.RecoveryDelay = 5000, 8000
	r.EVM = evmtest.New(t, f)
	own, consortium := r.c.GetABI(), bindings.NewConsortium().GetABI()
	r.abi, r.contracts = &own, []*abi.ABI{&own, &consortium}
	r.contract = r.Deployment.ConsentRegistry.Address
	r.domain = consent.Domain{ChainID: r.ChainID(), Registry: r.contract}
	deployed := consentsDeployment{
		r.contract, r.Deployment.Consortium.Address, r.ChainID(), f.Limits.NoticeDelay, f.Limits.RecoveryDelay,
	}
	r.empty = func() mirror { return newConsentsModel(deployed, r.openings) }
	return r
}

func (r *consentsRun) step() {
	if len(r.people) == 0 || r.IntN(20) == 0 {
		r.enroll()
		return
	}
	p := pick(r.walk, r.people)
	switch n := r.IntN(100); {
	case n < 6:
		r.rotate(p)
	case n < 18:
		r.setGuardians(p)
	case n < 36:
		r.recover(p)
	case n < 42:
		r.invalidate(p)
	case n < 51:
		r.appoint(p)
	case n < 54:
		r.dismiss()
	case n < 84:
		r.grant(p)
	default:
		r.revoke(p)
	}
}

// do sends a call from anybody; now and then in a batch with one that fails.
func (r *consentsRun) do(call []byte) bool {
	if r.IntN(8) == 0 {
		call = r.c.PackRelay([][]byte{r.c.PackCompleteRecovery(r.hash()), call, call})
	}
	return len(r.send(common.Address{byte(r.IntN(9))}, r.contract, call, r.contracts...)) > 0
}

// deadline is soon; seldom over.
func (r *consentsRun) deadline() uint64 {
	if r.IntN(60) == 0 {
		return r.Time - 1
	}
	return r.Time + r.Uint64N(1000)
}

// nextNonce is a new one of a counter, a far one, or seldom one that was used before.
func (r *consentsRun) nextNonce(counter *uint64) uint64 {
	if r.IntN(60) == 0 {
		return *counter
	}
	*counter += 1 + r.Uint64N(300)
	return *counter
}

func (r *consentsRun) enroll() {
	key, salt, deadline := r.newSigner(), r.hash(), r.deadline()
	if len(r.people) > 0 && r.IntN(10) == 0 {
		key = pick(r.walk, r.people).key // it is taken
	}
	id := consent.SubjectID(r.member, signerOf(key), salt)
	digest := r.domain.Enroll(id, r.member, deadline)
	call := r.c.PackEnroll(r.member, signerOf(key), salt, big256(deadline), r.sign(key, digest),
		common.BytesToAddress(signerOf(r.relayer)), r.sign(r.relayer, digest))
	if r.do(call) {
		r.people = append(r.people, &person{id: id, key: key})
	}
}

func (r *consentsRun) rotate(p *person) {
	key, nonce, deadline := r.newSigner(), r.farNonce(p), r.deadline()
	digest := r.digest("Rotate(bytes32 subject,bytes newSigner,uint256 nonce,uint256 deadline)",
		p.id, signerOf(key), nonce, deadline)
	call := r.c.PackRotate(p.id, signerOf(key), nonce, big256(deadline), r.sign(p.key, digest), r.sign(key, digest))
	if r.do(call) {
		p.key = key
		p.endRecovery()
	}
}

func (p *person) endRecovery() {
	p.recoveryNonce++
	p.next = nil
}

// farNonce is a nonce of any size.
func (r *consentsRun) farNonce(p *person) *big.Int {
	nonce := big256(r.nextNonce(&p.nonce))
	if r.IntN(3) == 0 {
		nonce.Add(nonce, r.far)
	}
	return nonce
}

func (r *consentsRun) invalidate(p *person) {
	word, mask, deadline := big256(r.Uint64N(20)), new(big.Int), r.deadline()
	for range 1 + r.IntN(3) {
		mask.SetBit(mask, r.IntN(256), 1)
	}
	if r.IntN(10) == 0 {
		mask.SetInt64(0)
	}
	digest := r.digest("InvalidateNonces(bytes32 subject,uint248 word,uint256 mask,uint256 deadline)",
		p.id, word, mask, deadline)
	r.do(r.c.PackInvalidateNonces(p.id, word, mask, big256(deadline), r.sign(p.key, digest)))
}
