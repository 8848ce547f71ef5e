package simchain

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Faulty is a way in which a node can be faulty, at moments of chance.
type Faulty struct {
	Name string
	// Set makes the node be like that until it is told otherwise.
	Set func(l *Liar, chance *rand.Rand)
}

// Lies is how many of the ways, the first, are about what a block holds.
const Lies = 6

// Faults are all the ways. Each touches one answer in a few, so that a reader may be well into a range when it is hit.
var Faults = []Faulty{
	{"drops a log", lies(onReceipts(func(chance *rand.Rand, list []any) []any {
		if logs := logsOf(chance, list); len(*logs) > 0 {
			i := chance.IntN(len(*logs))
			*logs = append((*logs)[:i:i], (*logs)[i+1:]...)
		}
		return list
	}))},
	{"drops all logs", lies(onReceipts(func(chance *rand.Rand, list []any) []any {
		*logsOf(chance, list) = []any{}
		return list
	}))},
	{"drops a receipt", lies(onReceipts(func(chance *rand.Rand, list []any) []any {
		i := chance.IntN(len(list))
		return append(list[:i:i], list[i+1:]...)
	}))},
	{"has no receipts", lies(onReceipts(func(*rand.Rand, []any) []any { return []any{} }))},
	{"forges a log", lies(onReceipts(func(chance *rand.Rand, list []any) []any {
		if logs := *logsOf(chance, list); len(logs) > 0 {
			l := logs[chance.IntN(len(logs))].(map[string]any)
			l["data"] = flip(chance, l["data"].(string))
		}
		return list
	}))},
	{"forges whose log it is", lies(onReceipts(func(chance *rand.Rand, list []any) []any {
		if logs := *logsOf(chance, list); len(logs) > 0 {
			l := logs[chance.IntN(len(logs))].(map[string]any)
			topics := l["topics"].([]any)
			topics[len(topics)-1] = flip(chance, topics[len(topics)-1].(string))
		}
		return list
	}))},
	{"swaps receipts", lies(onReceipts(func(chance *rand.Rand, list []any) []any {
		chance.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		return list
	}))},
	{"swaps a hash", lies(onHeaders(func(chance *rand.Rand, h map[string]any) { h["hash"] = flip(chance, h["hash"].(string)) }))},
	{"invents a parent", lies(onHeaders(func(chance *rand.Rand, h map[string]any) {
		h["parentHash"] = flip(chance, h["parentHash"].(string))
	}))},
	{"hides a block's events", lies(onHeaders(func(_ *rand.Rand, h map[string]any) {
		h["logsBloom"] = "0x" + strings.Repeat("0", 512)
	}))},
	{"lies about the number", lies(onHeaders(func(chance *rand.Rand, h map[string]any) {
		h["number"] = fmt.Sprintf("0x%x", chance.IntN(1000))
	}))},
	{"does not know what it knew", lies(func(chance *rand.Rand, _ string, result json.RawMessage) json.RawMessage {
		if chance.IntN(4) > 0 {
			return result
		}
		return json.RawMessage("null")
	})},
	{"cuts its answers off", lies(func(chance *rand.Rand, _ string, result json.RawMessage) json.RawMessage {
		if chance.IntN(8) > 0 {
			return result
		}
		return nil
	})},
	{"is stale", stale},
	{"asks for fewer questions", outage(func(chance *rand.Rand, w http.ResponseWriter, _ *http.Request, question []byte) bool {
		if strings.Count(string(question), `"method"`) < 3 {
			return false
		}
		fmt.Fprintf(w, `{"jsonrpc":"2.0","id":null,"error":{"code":%d,"message":"query exceeds what is reasonable"}}`, -32000-chance.IntN(9))
		return true
	})},
	{"is asked too often", outage(func(chance *rand.Rand, w http.ResponseWriter, _ *http.Request, _ []byte) bool {
		if chance.IntN(3) > 0 {
			return false
		}
		http.Error(w, "slow down", http.StatusTooManyRequests)
		return true
	})},
	{"fails", outage(func(chance *rand.Rand, w http.ResponseWriter, _ *http.Request, _ []byte) bool {
		if chance.IntN(3) > 0 {
			return false
		}
		http.Error(w, `<html>`, http.StatusBadGateway)
		return true
	})},
	{"hangs", outage(func(chance *rand.Rand, _ http.ResponseWriter, r *http.Request, _ []byte) bool {
		if chance.IntN(3) > 0 {
			return false
		}
		select {
		case <-r.Context().Done():
		case <-time.After(5 * time.Second):
		}
		return true
	})},
}

// lies is a fault that edits answers.
func lies(edit func(chance *rand.Rand, method string, result json.RawMessage) json.RawMessage) func(*Liar, *rand.Rand) {
	return func(l *Liar, chance *rand.Rand) {
		l.Tell(func(method string, _ []json.RawMessage, result json.RawMessage) json.RawMessage {
			return edit(chance, method, result) // under the liar's lock
		})
	}
}

// outage is a fault that answers nothing.
func outage(do func(*rand.Rand, http.ResponseWriter, *http.Request, []byte) bool) func(*Liar, *rand.Rand) {
	return func(l *Liar, chance *rand.Rand) {
		var mu sync.Mutex
		l.Fail(func(w http.ResponseWriter, r *http.Request, question []byte) bool {
			mu.Lock()
			own := rand.New(rand.NewPCG(chance.Uint64(), 0)) //nolint:gosec // faults of a test, from a seed
			mu.Unlock()
			return do(own, w, r, question)
		})
	}
}

// stale answers as it did the first time that it was asked, whatever happened since.
func stale(l *Liar, _ *rand.Rand) {
	said := map[string]json.RawMessage{}
	l.Tell(func(method string, params []json.RawMessage, result json.RawMessage) json.RawMessage {
		asked, _ := json.Marshal(params)
		key := method + string(asked)
		if before, isKnown := said[key]; isKnown {
			return before
		}
		said[key] = result
		return result
	})
}

// onReceipts edits the receipts of one block in three.
func onReceipts(edit func(*rand.Rand, []any) []any) func(*rand.Rand, string, json.RawMessage) json.RawMessage {
	return func(chance *rand.Rand, method string, result json.RawMessage) json.RawMessage {
		var list []any
		if method != "eth_getBlockReceipts" || chance.IntN(3) > 0 || json.Unmarshal(result, &list) != nil || len(list) == 0 {
			return result
		}
		return encode(edit(chance, list))
	}
}

// onHeaders edits one header in ten.
func onHeaders(edit func(*rand.Rand, map[string]any)) func(*rand.Rand, string, json.RawMessage) json.RawMessage {
	return func(chance *rand.Rand, method string, result json.RawMessage) json.RawMessage {
		var header map[string]any
		if method != "eth_getBlockByNumber" || chance.IntN(10) > 0 || json.Unmarshal(result, &header) != nil || header == nil {
			return result
		}
		edit(chance, header)
		return encode(header)
	}
}

// logsOf one of the receipts; of none where none has any.
func logsOf(chance *rand.Rand, receipts []any) *[]any {
	for range 8 {
		r := receipts[chance.IntN(len(receipts))].(map[string]any)
		if logs, isList := r["logs"].([]any); isList && len(logs) > 0 {
			kept := &logs
			r["logs"] = kept
			return kept
		}
	}
	return &[]any{}
}

// flip changes one digit.
func flip(chance *rand.Rand, text string) string {
	digits := []byte(text)
	i := 2 + chance.IntN(len(digits)-2)
	digits[i] = "0123456789abcdef"[(strings.IndexByte("0123456789abcdef", digits[i])+1+chance.IntN(15))%16]
	return string(digits)
}

func encode(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return b
}
