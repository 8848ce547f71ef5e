// Package certificate prints evidence for people: a PDF that says in words what is proven and what is not, shows a code
// to scan, and carries the files that prove it.
//
// The paper itself proves nothing. Its code and the files embedded in it do, and whoever reads it is told so. A
// certificate says of a patient what its maker asked for and no more: without results it names the lab, the time and
// the state of a result, and not whose it is. The form of the code and of the embedded files is specified in
// docs/spec/certificate.md.
package certificate

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/sheet"
)

// Certificate is what is to be printed. It is made of evidence that was verified.
type Certificate struct {
	Proven     *evidence.Proven
	Trust      *evidence.Trust
	Consortium common.Hash
	Page       string // address of the page that checks evidence
	Results    bool   // print what the opening says
	Evidence   []byte
	Files      []sheet.File // embedded, the evidence among them
}

// Write writes the PDF. isInCode says whether the code holds the proof; otherwise it holds the page's address alone,
// and the certificate says so.
func (c *Certificate) Write(w io.Writer) (isInCode bool, err error) {
	code, err := proofCode(c.Page, c.Evidence)
	isInCode = err == nil
	if errors.Is(err, errTooLong) {
		code, err = addressCode(c.Page)
	}
	if err != nil {
		return false, fmt.Errorf("make the code of the certificate: %w", err)
	}
	s := sheet.New("Certificate")
	c.printProof(s)
	if c.Results && c.Proven.Opening != nil {
		c.printResults(s)
	}
	c.printCheck(s, isInCode)
	if err := s.Code(code); err != nil {
		return false, fmt.Errorf("print the code of the certificate: %w", err)
	}
	s.Embed(c.Files)
	if err := s.Output(w); err != nil {
		return false, fmt.Errorf("write the certificate: %w", err)
	}
	return isInCode, nil
}

func (c *Certificate) printProof(s *sheet.Sheet) {
	s.Title(c.title(), "Stated by "+c.Proven.Member.Name)
	if change := c.change(); change != "" {
		s.Warning(change)
	}
	s.Heading("What is proven")
	for _, line := range c.proven() {
		s.Item(line)
	}
	s.Heading("What is not proven")
	for _, line := range c.notProven() {
		s.Item(line)
	}
}

func (c *Certificate) printResults(s *sheet.Sheet) {
	s.Heading("What the result says")
	claims := slices.Clone(c.Proven.Opening.Claims)
	slices.SortStableFunc(claims, func(a, b evidence.OpenedClaim) int { return rank(a) - rank(b) })
	for _, claim := range claims {
		l := lineOf(c.Proven.Opening.Projection, claim.Claim)
		s.Row(l.about, l.says, l.note)
	}
	s.Note("Read from the proven parts for convenience. Where it matters, the embedded opening and record decide.")
}

// rank puts first whose result it is.
func rank(c evidence.OpenedClaim) int {
	if c.Claim.Kind == "context" {
		return 0
	}
	return 1
}

func (c *Certificate) printCheck(s *sheet.Sheet, isInCode bool) {
	s.Page()
	s.Title("How to check it", "Do not trust this paper: anybody can print one. The check takes a minute and no account.")
	s.Item("Open " + c.Page + ", or scan the code, which opens it. The page works on your device and sends nothing.")
	if isInCode {
		s.Item("The code holds the whole proof, but neither name nor result. From the file of this certificate (PDF) the page reads the proof and all that is embedded.")
	} else {
		s.Item("The proof is too long for the code, which therefore holds the page's address only. Give the page the file of this certificate (PDF): the proof is embedded in it.")
	}
	s.Item("The page asks for the consortium's trust file, which is embedded too, and for the consortium's id. Take the id from a source that you trust, and not from this paper. This paper says that it is:")
	s.Mono(c.Consortium.String())
	s.Item("Programs do the same with oracle verify. The formats are public, and others' programs read them.")
}
