package chain_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer/chain"
)

// TestHeader_QBFT recomputes the hashes of a real GoQuorum network's blocks from what its node answered, and of blocks
// that were made by Besu's rules; and by no codec but the chain's own.
func TestHeader_QBFT(t *testing.T) {
	for _, served := range []struct{ file, codec, other string }{
		{"goquorum-headers.json", evidence.CodecQBFTGoQuorum, evidence.CodecEthereum},
		{"besu-headers-synthetic.json", evidence.CodecQBFTBesu, evidence.CodecQBFTGoQuorum},
	} {
		file, err := os.ReadFile("../../evidence/testdata/" + served.file)
		check(t, err)
		var answers struct {
			Headers []struct{ Header json.RawMessage }
		}
		check(t, json.Unmarshal(file, &answers))
		if len(answers.Headers) == 0 {
			t.Fatalf("%s holds no headers", served.file)
		}
		for _, answer := range answers.Headers {
			var said struct{ Hash common.Hash }
			check(t, json.Unmarshal(answer.Header, &said))
			if hash, err := chain.DecodeHeader(served.codec, answer.Header); err != nil || hash != said.Hash {
				t.Errorf("block %s: decoded as %s, %v", said.Hash, hash, err)
			}
			if hash, err := chain.DecodeHeader(served.other, answer.Header); err == nil {
				t.Errorf("block %s: decoded by codec %s as %s", said.Hash, served.other, hash)
			}
			changed := bytes.Replace(answer.Header, []byte(`"gasUsed": "0x`), []byte(`"gasUsed": "0x1`), 1)
			if _, err := chain.DecodeHeader(served.codec, changed); err == nil || bytes.Equal(changed, answer.Header) {
				t.Errorf("block %s: decoded with another sum of gas", said.Hash)
			}
		}
	}
}
