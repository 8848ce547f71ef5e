package chain_test

import (
	"encoding/json"
	"strings"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer/simchain"
)

type object = map[string]any

// on edits the results of one method.
func on(method string, edit func(json.RawMessage) json.RawMessage) simchain.Lie {
	return func(called string, _ []json.RawMessage, result json.RawMessage) json.RawMessage {
		if called != method {
			return result
		}
		return edit(result)
	}
}

// onReceipts edits the receipts of the busy block.
func onReceipts(edit func([]object) []object) simchain.Lie {
	return on(getReceipts, func(result json.RawMessage) json.RawMessage {
		var list []object
		if json.Unmarshal(result, &list) != nil || len(list) == 0 || list[0]["blockNumber"] != hexutil.EncodeUint64(busyBlock) {
			return result
		}
		return encode(edit(list))
	})
}

// onHeaders edits the header of the busy block, in answers about that one only.
func onHeaders(edit func(object)) simchain.Lie {
	return func(called string, params []json.RawMessage, result json.RawMessage) json.RawMessage {
		var header object
		if called != getHeader || json.Unmarshal(result, &header) != nil || header["number"] != hexutil.EncodeUint64(busyBlock) {
			return result
		}
		edit(header)
		return encode(header)
	}
}

// onBodies edits the transactions of the busy block.
func onBodies(edit func([]any) []any) simchain.Lie {
	return on(getBody, func(result json.RawMessage) json.RawMessage {
		var block object
		if json.Unmarshal(result, &block) != nil || block["number"] != hexutil.EncodeUint64(busyBlock) {
			return result
		}
		block["transactions"] = edit(block["transactions"].([]any))
		return encode(block)
	})
}

// forgeRoot changes the root of an anchored checkpoint, the last word of the event.
func forgeRoot(receipts []object) {
	for _, r := range receipts {
		for _, l := range r["logs"].([]any) {
			event := l.(object)
			if event["topics"].([]any)[0] == evidence.AnchorTopic.Hex() {
				data := event["data"].(string)
				event["data"] = data[:len(data)-64] + strings.Repeat("66", 32)
			}
		}
	}
}

// rehash makes an altered header consistent in itself.
func rehash(h object) {
	var header types.Header
	if err := json.Unmarshal(encode(h), &header); err != nil {
		panic(err)
	}
	h["hash"] = header.Hash().Hex()
}

func encode(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return b
}
