package evidence_test

import (
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/accounts"
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
)

// addSuccessors adds trust files that follow on file 1: good ones, and such as nobody may issue.
func (v *trustVectors) addSuccessors(t testing.TB, c *consortium) {
	t.Helper()
	next := func(after *evidence.Trust, change func(trust *evidence.Trust)) *evidence.Trust {
		text, err := after.Text()
		check(t, err)
		trust, err := evidence.ParseTrustText(text)
		check(t, err)
		hash := evidence.TrustHash(text)
		trust.Number, trust.Previous = after.Number+1, &hash
		change(trust)
		return trust
	}
	// In file 2 the third member goes, and the second gets a new governor; file 3 is theirs.
	second := next(c.trust, func(trust *evidence.Trust) {
		since := uint64(1234)
		trust.Members[0].Keys[1].CompromisedSince = &since
		trust.Members[1].Governors = []common.Address{account{fixedAccount(t, "governor of Deputy")}.Address()}
		trust.Members = trust.Members[:2]
	})
	third := next(second, func(trust *evidence.Trust) { trust.Members[0].Name = "First Laboratory" })
	_, file2 := c.signTrust(t, second, "First Lab", "Second Lab")
	text3, file3 := c.signTrust(t, third, "First Lab", "Deputy")
	add := func(name string, trust *evidence.Trust, file []byte, governors ...string) {
		text, err := trust.Text()
		check(t, err)
		vector := trustVector{
			Name: name, Number: trust.Number, Consortium: evidence.TrustHash(c.text), Text: string(text),
			Hash: evidence.TrustHash(text), ToBeSigned: common.Hash(accounts.TextHash(text)), File: string(file),
		}
		for _, g := range governors {
			vector.Signers = append(vector.Signers, account{fixedAccount(t, "governor of "+g)}.Address())
		}
		slices.SortFunc(vector.Signers, common.Address.Cmp)
		v.Positive = append(v.Positive, vector)
	}
	add("two files", second, slices.Concat(c.file, file2), "First Lab", "Second Lab")
	add("three files, governors changed", third, slices.Concat(c.file, file2, file3), "First Lab", "Deputy")

	refuse := func(name, why string, files ...[]byte) {
		v.Negative = append(v.Negative, trustNegative{name, why, string(slices.Concat(files...))})
	}
	signed := func(trust *evidence.Trust, governors ...string) []byte {
		_, file := c.signTrust(t, trust, governors...)
		return file
	}
	refuse("file 2 alone", "file 1 comes first", file2)
	refuse("file 3 behind file 1", "file 2 is between them", c.file, file3)
	refuse("file 2 twice", "file 3 follows", c.file, file2, file2)
	refuse("files out of order", "from file 1 on", file2, c.file)
	refuse("file 2 signed by its own governors", "those of file 1 sign it", c.file, signed(second, "First Lab", "Deputy"))
	refuse("file 2 signed by one", "the threshold of file 1", c.file, signed(second, "First Lab"))
	refuse("file 2 signed by nobody", "the threshold of file 1", c.file, signed(second))
	refuse("file 3 signed by a governor who went", "those of file 2 sign it", c.file, file2, signed(third, "First Lab", "Second Lab"))
	refuse("file 2 of a lab alone", "a lab is not the consortium", c.file, signed(next(c.trust, func(trust *evidence.Trust) {
		trust.Members, trust.Governance.Threshold, trust.Attestation[0].Threshold = trust.Members[:1], 1, 1
	}), "First Lab"))
	refuse("file 2 of another file 1", "previous is the hash of the file before",
		signed(changedTrust(t, c, func(trust *evidence.Trust) { trust.Members[2].Name = "Another" }), governorNames...), file2)
	refuse("file 2 of another chain", "a consortium stays on its chain", c.file, signed(next(c.trust, func(trust *evidence.Trust) {
		trust.Chain.ID++
	}), governorNames...))
	refuse("a forged file 3", "the text that was signed", c.file, file2, slices.Concat(
		[]byte(string(text3[:len(text3)-2])+"}\n"), file3[len(text3):len(file3)-20], []byte("\n")))
	refuse("a line between files", "one form only", c.file, []byte("\n"), file2)
}
