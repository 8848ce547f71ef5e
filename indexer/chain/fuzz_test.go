package chain_test

import (
	"encoding/json"
	"testing"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer/chain"
)

// FuzzHeader gives a node's answer to the decoder, which takes only what has the hash it claims.
func FuzzHeader(f *testing.F) {
	header, err := json.Marshal(&types.Header{})
	if err == nil {
		f.Add(header)
	}
	f.Add([]byte(`{"difficulty":"0x0","number":"0x10000000000000000","gasLimit":"0x","extraData":"0x"}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, answer []byte) {
		hash, err := chain.DecodeHeader(evidence.CodecEthereum, answer)
		if err != nil {
			return
		}
		var claimed struct{ Hash string }
		if json.Unmarshal(answer, &claimed) != nil || claimed.Hash != hash.Hex() {
			t.Fatalf("decoded as %s: %s", hash, answer)
		}
	})
}
