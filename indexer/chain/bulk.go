package chain

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/ethereum/go-ethereum/rpc"

	"github.com/labseal/labseal/indexer"
)

// question is one method asked many times over, in as few calls as the node may take.
type question struct {
	method string
	params [][]any
	// result is called once for each answer, with the number of its parameters.
	result func(i int, s *scanner) error
	// settle is called after the results of one call. When it returns, what they read is gone. It may be nil.
	settle func() error
}

// ask puts a question. Over HTTP the answers are read straight from the bytes that came; other transports are
// go-ethereum's, which takes answers apart once more.
func (n *node) ask(ctx context.Context, q question) error {
	for first, last := 0, 0; first < len(q.params); first = last {
		last = min(first+n.perCall(q.method), len(q.params))
		var err error
		if strings.HasPrefix(n.url, "http") {
			err = n.post(ctx, q, first, last)
		} else {
			err = n.batch(ctx, q, first, last)
		}
		var fault *indexer.Fault
		if err != nil && !errors.As(err, &fault) {
			err = failed(indexer.CheckAnswer, 0, "%s: %w", q.method, n.hide(err))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// batch asks by go-ethereum's client.
func (n *node) batch(ctx context.Context, q question, first, last int) error {
	answers := make([]json.RawMessage, last-first)
	requests := make([]rpc.BatchElem, last-first)
	for i := range requests {
		requests[i] = rpc.BatchElem{Method: q.method, Args: q.params[first+i], Result: &answers[i]}
	}
	if err := n.call(ctx, requests); err != nil {
		return err
	}
	for i, answer := range answers {
		if err := q.result(first+i, &scanner{b: answer}); err != nil {
			return err
		}
	}
	return q.settled()
}

func (q question) settled() error {
	if q.settle == nil {
		return nil
	}
	return q.settle()
}

// buffers for answers. They are as large as the largest answer was, up to keepBuffer.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

const keepBuffer = 32 << 20

// post asks by one HTTP request.
func (n *node) post(ctx context.Context, q question, first, last int) error {
	buffer := buffers.Get().(*bytes.Buffer)
	defer func() {
		if buffer.Cap() <= keepBuffer {
			buffers.Put(buffer)
		}
	}()
	buffer.Reset()
	request, err := q.request(first, last)
	if err != nil {
		return err
	}
	limit := int64(batchLimit)
	if last-first == 1 {
		limit = answerLimit
	}
	if err := n.exchange(ctx, request, buffer, limit); err != nil {
		return err
	}
	n.learn(q.method, last-first, buffer.Len())
	if err := q.answers(buffer.Bytes(), first, last); err != nil {
		return err
	}
	return q.settled()
}

// callBytes is how long the answer to one call should be. Much shorter ones cost calls, much longer ones memory.
const callBytes = 4 << 20

// perCall is how many requests of a method go into one call.
func (n *node) perCall(method string) int {
	if size := n.sizes.of(method).Load(); size > 0 {
		return int(min(max(callBytes/size, 1), maxBatch))
	}
	return firstBatch
}

// learn takes note of how long answers are, on the long side.
func (n *node) learn(method string, requests, bytes int) {
	size := n.sizes.of(method)
	size.Store(max(int64(bytes/requests), size.Load()*7/8, 1))
}

// sizes are of one answer, in bytes: of a block's header, its receipts, its transactions or another.
type sizes struct{ header, receipts, body, other atomic.Int64 }

func (s *sizes) of(method string) *atomic.Int64 {
	switch method {
	case "eth_getBlockByNumber":
		return &s.header
	case "eth_getBlockReceipts":
		return &s.receipts
	case "eth_getBlockByHash":
		return &s.body
	}
	return &s.other
}

// request is a batch of JSON-RPC, each request's id its number.
func (q question) request(first, last int) ([]byte, error) {
	request := []byte{'['}
	for i := first; i < last; i++ {
		params, err := json.Marshal(q.params[i])
		if err != nil {
			return nil, err
		}
		if i > first {
			request = append(request, ',')
		}
		request = append(request, `{"jsonrpc":"2.0","id":`...)
		request = strconv.AppendInt(request, int64(i), 10)
		request = append(request, `,"method":"`+q.method+`","params":`...)
		request = append(append(request, params...), '}')
	}
	return append(request, ']'), nil
}

// exchange sends a request and reads the answer, as far as a node may make us.
func (n *node) exchange(ctx context.Context, request []byte, to *bytes.Buffer, limit int64) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, n.url, bytes.NewReader(request))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	resp, err := n.http.Do(r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.ContentLength > 0 && resp.ContentLength <= keepBuffer {
		to.Grow(int(resp.ContentLength) + bytes.MinRead)
	}
	if _, err := to.ReadFrom(io.LimitReader(resp.Body, limit+1)); err != nil {
		return err
	}
	if int64(to.Len()) > limit {
		return fmt.Errorf("the answer is longer than %d bytes", limit)
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("HTTP status %s: %s", resp.Status, excerpt(to.Bytes()))
	}
	return nil
}

// answers hands out a batch's answers, in whatever order they are.
func (q question) answers(answer []byte, first, last int) error {
	s := &scanner{b: answer}
	if s.peek() != '[' { // an error about the batch as a whole
		return fmt.Errorf("the node refused: %s", excerpt(answer))
	}
	isSeen := make([]bool, last-first)
	left := last - first
	err := s.array(func() error {
		i, err := q.answer(s, first, last)
		if err != nil {
			return err
		}
		if isSeen[i-first] {
			return fmt.Errorf("%w: two answers to one request", errShape)
		}
		isSeen[i-first] = true
		left--
		return nil
	})
	if err == nil && left > 0 {
		err = fmt.Errorf("%w: %d of %d requests have no answer", errShape, left, last-first)
	}
	return err
}

// answer reads one answer of a batch. Where its id comes last, the result is passed over first.
func (q question) answer(s *scanner, first, last int) (number int, err error) {
	number = -1
	result, isRead := -1, false
	err = s.object(func(key []byte) error {
		switch string(key) {
		case "id":
			id, err := s.value()
			if err != nil {
				return err
			}
			number, err = strconv.Atoi(string(id))
			if err != nil || number < first || number >= last {
				return fmt.Errorf("%w: an answer to no request: %s", errShape, excerpt(id))
			}
			return nil
		case "result":
			if number >= 0 {
				isRead = true
				return q.result(number, s)
			}
			s.peek()
			result = s.i
			return s.skip()
		case "error":
			if s.isNull() {
				return nil
			}
			said, err := s.value()
			if err != nil {
				return err
			}
			return refusalOf(said)
		default:
			return s.skip()
		}
	})
	switch {
	case err != nil:
		return 0, err
	case number < 0 || !isRead && result < 0:
		return 0, fmt.Errorf("%w: no id or no result", errShape)
	case !isRead:
		err = q.result(number, &scanner{b: s.b[:s.i], i: result})
	}
	return number, err
}
