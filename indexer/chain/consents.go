package chain

import (
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/indexer"
)

func addConsents(known map[common.Hash]decoder) {
	s := bindings.NewConsentRegistry()
	add(known, s.UnpackSubjectEnrolledEvent, subjectEnrolled)
	add(known, s.UnpackSignerRotatedEvent, signerRotated)
	add(known, s.UnpackRecoveryStartedEvent, recoveryStarted)
	add(known, s.UnpackRecoveryVetoedEvent, recoveryVetoed)
	add(known, s.UnpackRecoveryCompletedEvent, recoveryCompleted)
	add(known, s.UnpackGrantedEvent, granted)
	add(known, s.UnpackRevokedEvent, revoked)
}

func subjectEnrolled(e *bindings.ConsentRegistrySubjectEnrolled) (indexer.Fact, uint64, error) {
	return indexer.SubjectEnrolled{Subject: e.Subject, Member: e.Member, Signer: e.Signer}, e.Seq, nil
}

func signerRotated(e *bindings.ConsentRegistrySignerRotated) (indexer.Fact, uint64, error) {
	return indexer.SignerRotated{Subject: e.Subject, Signer: e.NewSigner}, e.Seq, nil
}

func recoveryStarted(e *bindings.ConsentRegistryRecoveryStarted) (indexer.Fact, uint64, error) {
	return indexer.Recovery{Subject: e.Subject, Step: indexer.RecoveryStarted, Signer: e.NewSigner}, e.Seq, nil
}

func recoveryVetoed(e *bindings.ConsentRegistryRecoveryVetoed) (indexer.Fact, uint64, error) {
	return indexer.Recovery{Subject: e.Subject, Step: indexer.RecoveryVetoed}, e.Seq, nil
}

func recoveryCompleted(e *bindings.ConsentRegistryRecoveryCompleted) (indexer.Fact, uint64, error) {
	return indexer.Recovery{Subject: e.Subject, Step: indexer.RecoveryCompleted}, e.Seq, nil
}

func granted(e *bindings.ConsentRegistryGranted) (indexer.Fact, uint64, error) {
	return indexer.Granted{
		Grant: e.GrantId, Subject: e.Subject, Number: uint64(e.Number), TermsCommit: e.TermsCommit, Expiry: e.Expiry,
		EffectiveAt: e.EffectiveAt, Supersedes: e.Supersedes, Appointment: e.Appointment,
	}, e.Seq, nil
}

func revoked(e *bindings.ConsentRegistryRevoked) (indexer.Fact, uint64, error) {
	return indexer.Revoked{Grant: e.GrantId, Subject: e.Subject}, e.Seq, nil
}
