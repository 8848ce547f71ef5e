package evidence

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/accounts"
	"github.com/ethereum/go-ethereum/common"
)

// A trust file is a text, an empty line, and one line a signature, in the manner of a C2SP signed note:
//
//	— 0xAccount base64(r || s || v)
//
// The signature is EIP-191 over the text, so that any wallet can make it. The lines are ordered by account.
type noteSignature struct {
	account   common.Address
	signature []byte
}

const signatureDash = "— "

// TrustSigner is a governor's account.
type TrustSigner interface {
	Address() common.Address
	SignHash(hash common.Hash) ([]byte, error) // r || s || v, v 0 or 1
}

// SignTrust adds governors' signatures to a trust file's text and returns the file.
func SignTrust(text []byte, governors ...TrustSigner) ([]byte, error) {
	var signatures []noteSignature
	for _, g := range governors {
		s, err := g.SignHash(common.BytesToHash(accounts.TextHash(text)))
		if err != nil {
			return nil, fmt.Errorf("sign trust file: %w", err)
		}
		signatures = append(signatures, noteSignature{g.Address(), s})
	}
	return joinNote(text, signatures), nil
}

func joinNote(text []byte, signatures []noteSignature) []byte {
	b := append(bytes.Clone(text), '\n')
	for _, s := range sortedByAccount(signatures) {
		b = fmt.Appendf(b, "%s%s %s\n", signatureDash, s.account, base64.StdEncoding.EncodeToString(s.signature))
	}
	return b
}

// splitNote reads the first of the files that lie one behind the other. A text has no empty line, and begins with a
// brace: so it is plain where a file ends.
func splitNote(files []byte) (text []byte, signatures []noteSignature, rest []byte, err error) {
	i := bytes.Index(files, []byte("\n\n"))
	if i < 0 {
		return nil, nil, nil, errors.New("no signatures after an empty line")
	}
	text, rest = files[:i+1], files[i+2:]
	for len(rest) > 0 && rest[0] != '{' {
		line, behind, _ := bytes.Cut(rest, []byte("\n"))
		s, err := parseSignature(string(line))
		if err != nil {
			return nil, nil, nil, err
		}
		signatures, rest = append(signatures, s), behind
	}
	if !bytes.Equal(joinNote(text, signatures), files[:len(files)-len(rest)]) {
		return nil, nil, nil, errNotCanonical
	}
	return text, signatures, rest, nil
}

func parseSignature(line string) (noteSignature, error) {
	rest, isSignature := strings.CutPrefix(line, signatureDash)
	account, encoded, isPair := strings.Cut(rest, " ")
	signature, err := base64.StdEncoding.Strict().DecodeString(encoded)
	if !isSignature || !isPair || err != nil || !common.IsHexAddress(account) {
		return noteSignature{}, errors.New("a signature line is not: — account base64")
	}
	return noteSignature{common.HexToAddress(account), signature}, nil
}

func (s noteSignature) check(text []byte) error {
	signer, err := recoverAccount(common.BytesToHash(accounts.TextHash(text)), s.signature)
	if err != nil {
		return err
	}
	if signer != s.account {
		return errors.New("the signature does not fit")
	}
	return nil
}

func sortedByAccount(signatures []noteSignature) []noteSignature {
	sorted := slices.Clone(signatures)
	slices.SortFunc(sorted, func(a, b noteSignature) int { return a.account.Cmp(b.account) })
	return sorted
}
