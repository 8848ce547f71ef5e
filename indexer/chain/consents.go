package chain

import (
	"github.com/labseal/labseal/indexer"
)

// addConsents decodes the events of the ConsentRegistry: topics, then words of data after the sequence number.
func addConsents(known []decoder) {
	say(known, "SubjectEnrolled", func(w *words) indexer.Fact {
		return indexer.SubjectEnrolled{Subject: w.topic(0), Member: w.topic(1), Signer: w.bytes(1)}
	})
	say(known, "SignerRotated", func(w *words) indexer.Fact {
		return indexer.SignerRotated{Subject: w.topic(0), Signer: w.bytes(2)}
	})
	say(known, "RecoveryStarted", func(w *words) indexer.Fact {
		return indexer.Recovery{Subject: w.topic(0), Step: indexer.RecoveryStarted, Signer: w.bytes(2)}
	})
	say(known, "RecoveryVetoed", func(w *words) indexer.Fact {
		return indexer.Recovery{Subject: w.topic(0), Step: indexer.RecoveryVetoed}
	})
	say(known, "RecoveryCompleted", func(w *words) indexer.Fact {
		return indexer.Recovery{Subject: w.topic(0), Step: indexer.RecoveryCompleted}
	})
	say(known, "Granted", func(w *words) indexer.Fact {
		return indexer.Granted{
			Grant: w.topic(0), Subject: w.topic(1), Number: w.uint64(1), TermsCommit: w.hash(2), Expiry: w.uint64(3),
			EffectiveAt: w.uint64(4), Supersedes: w.hash(5), Appointment: w.hash(6),
		}
	})
	say(known, "Revoked", func(w *words) indexer.Fact {
		return indexer.Revoked{Grant: w.topic(0), Subject: w.topic(1)}
	})
}
