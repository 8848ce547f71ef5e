package consent

import (
	"crypto/sha256"
	"errors"

	"github.com/ethereum/go-ethereum/common"
)

// Paper is a consent that the patient signed on paper: the lab attests it, and signs for the patient on the chain. It is
// weaker than a patient's own signature, because nobody but the lab saw the paper; so whatever shows such a grant says so.
//
// The document is bound to the grant: its salted digest is the salt of the terms, and so it is in the commitment on the
// chain. The lab can't show another document for it later, and who has not seen the document learns nothing of it.
type Paper struct {
	Digest   common.Hash `json:"digest"`   // SHA-256 of the scanned document
	Salt     common.Hash `json:"salt"`     // of the digest
	By       string      `json:"by"`       // who of the lab attests
	SignedOn string      `json:"signedOn"` // the date on the paper, as in 2026-03-01
}

// NewPaper binds a scanned document under a salt of its own.
func NewPaper(document []byte, by, signedOn string) Paper {
	return Paper{Digest: sha256.Sum256(document), Salt: NewSalt(), By: by, SignedOn: signedOn}
}

// TermsSalt is the salt of the terms that the document says: SHA-256("labseal/paper/1", a zero byte, the salt, the digest).
func (p Paper) TermsSalt() common.Hash {
	h := sha256.New()
	h.Write([]byte("labseal/paper/1\x00"))
	h.Write(p.Salt[:])
	h.Write(p.Digest[:])
	return common.Hash(h.Sum(nil))
}

// Check says whether a document is the one that terms under a salt are of.
func (p Paper) Check(document []byte, termsSalt common.Hash) error {
	switch {
	case p.TermsSalt() != termsSalt:
		return errors.New("the terms are bound to no such document")
	case sha256.Sum256(document) != p.Digest:
		return errors.New("it is another document than the one that the terms are bound to")
	}
	return nil
}
