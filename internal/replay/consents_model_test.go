package replay_test

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/labseal/labseal/bindings"
)

// consentsModel is a ConsentRegistry rebuilt from its events.
type consentsModel struct {
	contract     *bindings.ConsentRegistry
	deployed     consentsDeployment
	openings     []opening // what permits is asked with: it is not on the chain, and nothing is rebuilt from it
	sequence     uint64
	subjects     map[[32]byte]*subjectModel
	appointments map[[32]byte]bindings.IConsentRegistryAppointment
	grants       map[[32]byte]bindings.IConsentRegistryGrant
	signers      map[string]bool // taken
	nonces       map[nonceName]bool
}

// consentsDeployment is known without events.
type consentsDeployment struct {
	address, consortium        common.Address
	chainID                    uint64
	noticeDelay, recoveryDelay uint32
}

type subjectModel struct {
	bindings.IConsentRegistrySubject
	recovery bindings.IConsentRegistryRecovery
}

type (
	invalidated = bindings.ConsentRegistryNoncesInvalidated
	completed   = bindings.ConsentRegistryRecoveryCompleted
)

type nonceName struct{ owner, nonce [32]byte }

func newConsentsModel(deployed consentsDeployment, openings []opening) *consentsModel {
	return &consentsModel{
		contract: bindings.NewConsentRegistry(), deployed: deployed, openings: openings,
		subjects: map[[32]byte]*subjectModel{}, grants: map[[32]byte]bindings.IConsentRegistryGrant{},
		appointments: map[[32]byte]bindings.IConsentRegistryAppointment{},
		signers:      map[string]bool{}, nonces: map[nonceName]bool{},
	}
}

// subject is an empty one where there is none.
func (c *consentsModel) subject(id [32]byte) *subjectModel {
	if s := c.subjects[id]; s != nil {
		return s
	}
	return &subjectModel{}
}

// use marks a nonce, and tells whether it was unused.
func (c *consentsModel) use(owner [32]byte, nonce *big.Int) bool {
	name := nonceName{owner, common.BigToHash(nonce)}
	wasUsed := c.nonces[name]
	c.nonces[name] = true
	return !wasUsed
}

// take marks a signer, and tells whether it was free.
func (c *consentsModel) take(signer []byte) bool {
	wasTaken := c.signers[string(signer)]
	c.signers[string(signer)] = true
	return !wasTaken
}

func (s *subjectModel) sign(signer []byte) {
	s.Signer = signer
	s.Generation++
}

// endRecovery ends one, and voids what guardians signed.
func (s *subjectModel) endRecovery() {
	s.RecoveryNonce++
	s.recovery = bindings.IConsentRegistryRecovery{}
}

func (c *consentsModel) apply(e *types.Log) error {
	parsed := c.contract.GetABI()
	kind, err := parsed.EventByID(e.Topics[0])
	if err != nil {
		return err
	}
	c.sequence++
	for _, part := range []func(string, *types.Log) (bool, error){c.applySubject, c.applyRecovery, c.applyGrant} {
		if isMine, err := part(kind.Name, e); isMine {
			return err
		}
	}
	return errUnfit
}

func (c *consentsModel) applySubject(name string, e *types.Log) (bool, error) {
	switch name {
	case "SubjectEnrolled":
		return true, taken(c.contract.UnpackSubjectEnrolledEvent, e, func(e *bindings.ConsentRegistrySubjectEnrolled) error {
			isNew := c.subjects[e.Subject] == nil
			s := &subjectModel{}
			s.Member = e.Member
			s.sign(e.Signer)
			c.subjects[e.Subject] = s
			return fitting(isNew, c.take(e.Signer))
		})
	case "SignerRotated":
		return true, taken(c.contract.UnpackSignerRotatedEvent, e, func(e *bindings.ConsentRegistrySignerRotated) error {
			s := c.subject(e.Subject)
			s.sign(e.NewSigner)
			s.endRecovery()
			return fitting(c.subjects[e.Subject] != nil, c.use(e.Subject, e.Nonce), c.take(e.NewSigner))
		})
	case "GuardiansSet":
		return true, taken(c.contract.UnpackGuardiansSetEvent, e, func(e *bindings.ConsentRegistryGuardiansSet) error {
			s := c.subject(e.Subject)
			s.GuardiansCommit = e.GuardiansCommit
			s.endRecovery()
			return fitting(c.subjects[e.Subject] != nil, c.use(e.Subject, e.Nonce))
		})
	case "NoncesInvalidated":
		return true, taken(c.contract.UnpackNoncesInvalidatedEvent, e, func(e *invalidated) error {
			for bit := range 256 {
				if e.Mask.Bit(bit) == 1 {
					c.use(e.Subject, nonceOf(e.Word, bit))
				}
			}
			return nil
		})
	}
	return false, nil
}

// nonceOf is word << 8 | bit.
func nonceOf(word *big.Int, bit int) *big.Int {
	nonce := new(big.Int).Lsh(word, 8)
	return nonce.Or(nonce, big.NewInt(int64(bit)))
}

func (c *consentsModel) applyRecovery(name string, e *types.Log) (bool, error) {
	switch name {
	case "RecoveryStarted":
		return true, taken(c.contract.UnpackRecoveryStartedEvent, e, func(e *bindings.ConsentRegistryRecoveryStarted) error {
			s := c.subject(e.Subject)
			s.recovery = bindings.IConsentRegistryRecovery{CompletableAt: e.CompletableAt, NewSigner: e.NewSigner}
			s.RecoveryNonce++
			return fitting(c.subjects[e.Subject] != nil, c.take(e.NewSigner))
		})
	case "RecoveryVetoed":
		return true, taken(c.contract.UnpackRecoveryVetoedEvent, e, func(e *bindings.ConsentRegistryRecoveryVetoed) error {
			s := c.subject(e.Subject)
			wasUnderWay := s.recovery.CompletableAt != 0
			s.endRecovery()
			return fitting(wasUnderWay)
		})
	case "RecoveryCompleted":
		return true, taken(c.contract.UnpackRecoveryCompletedEvent, e, func(e *completed) error {
			s := c.subject(e.Subject)
			wasDue := s.recovery.CompletableAt != 0 && s.recovery.CompletableAt <= e.Raw.BlockTimestamp
			s.sign(s.recovery.NewSigner)
			s.GuardiansCommit = [32]byte{}
			s.endRecovery()
			return fitting(wasDue)
		})
	}
	return false, nil
}

func (c *consentsModel) applyGrant(name string, e *types.Log) (bool, error) {
	block := e.BlockNumber
	switch name {
	case "ProxyAppointed":
		return true, taken(c.contract.UnpackProxyAppointedEvent, e, func(e *bindings.ConsentRegistryProxyAppointed) error {
			c.appointments[e.Appointment] = bindings.IConsentRegistryAppointment{
				Subject: e.Subject, Expiry: e.Expiry, Generation: c.subject(e.Subject).Generation, Signer: e.Signer,
			}
			return fitting(c.subjects[e.Subject] != nil, c.use(e.Subject, e.Nonce))
		})
	case "ProxyDismissed":
		return true, taken(c.contract.UnpackProxyDismissedEvent, e, func(e *bindings.ConsentRegistryProxyDismissed) error {
			a := c.appointments[e.Appointment]
			isFit := a.Subject == e.Subject && a.DismissedBlock == 0
			a.DismissedBlock = block
			c.appointments[e.Appointment] = a
			return fitting(isFit)
		})
	case "Granted":
		return true, taken(c.contract.UnpackGrantedEvent, e, func(e *bindings.ConsentRegistryGranted) error {
			return c.grant(e, block)
		})
	case "Revoked":
		return true, taken(c.contract.UnpackRevokedEvent, e, func(e *bindings.ConsentRegistryRevoked) error {
			return c.end(e.GrantId, block)
		})
	}
	return false, nil
}

func (c *consentsModel) grant(e *bindings.ConsentRegistryGranted, block uint64) error {
	given := bindings.IConsentRegistryGrant{
		Number: e.Number, Version: 1, Expiry: e.Expiry, EffectiveAt: e.EffectiveAt, GrantedBlock: block,
		Supersedes: e.Supersedes, Appointment: e.Appointment,
	}
	if e.Supersedes != [32]byte{} {
		given.Version = c.grants[e.Supersedes].Version + 1
		if err := c.end(e.Supersedes, block); err != nil {
			return err
		}
	}
	c.grants[e.GrantId] = given
	owner := e.Subject
	if e.Appointment != [32]byte{} {
		owner = e.Appointment
	}
	s := c.subject(e.Subject)
	s.GrantCount++
	return fitting(c.subjects[e.Subject] != nil, s.GrantCount == e.Number, c.use(owner, e.Nonce))
}

// end ends a grant.
func (c *consentsModel) end(grantID [32]byte, block uint64) error {
	ended, isKnown := c.grants[grantID]
	isActive := isKnown && ended.RevokedBlock == 0
	ended.RevokedBlock = block
	c.grants[grantID] = ended
	return fitting(isActive)
}
