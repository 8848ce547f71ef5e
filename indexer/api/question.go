package api

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/labseal/labseal/indexer"
)

// Question is what every question takes: as of which block it is asked.
type Question struct {
	Block       uint64 `query:"block" minimum:"1" maximum:"9007199254740991" doc:"answer as of this block; by default the newest"`
	At          string `query:"at" format:"date-time" doc:"answer as of the newest block at this time (RFC 3339)"`
	MinBlock    uint64 `query:"min_block" maximum:"9007199254740991" doc:"least block that the answer must be as of; 409 while it is not indexed"`
	IfNoneMatch string `header:"If-None-Match" maxLength:"1000" doc:"ETag of an answer that the caller has"`

	url  url.URL
	when indexer.When
}

// Resolve implements huma.Resolver.
func (q *Question) Resolve(ctx huma.Context) []error {
	q.url = ctx.URL()
	q.when = indexer.When{Block: q.Block}
	if q.At == "" {
		return nil
	}
	if q.Block != 0 {
		return []error{&huma.ErrorDetail{
			Location: "query.at", Value: q.At, Message: "block and at exclude each other: ask as of one of them",
		}}
	}
	at, err := time.Parse(time.RFC3339, q.At)
	if err != nil {
		return []error{&huma.ErrorDetail{Location: "query.at", Value: q.At, Message: "expected a time as in RFC 3339"}}
	}
	seconds := at.Unix()
	q.when.Time = &seconds
	return nil
}

func (q *Question) asked() *Question { return q }

// check refuses an answer that is older than asked for.
func (q *Question) check(at indexer.Ref) error {
	if at.Number < q.MinBlock {
		return retry(http.StatusConflict,
			fmt.Sprintf("block %d is not indexed yet: the answer would be as of block %d", q.MinBlock, at.Number))
	}
	return nil
}

// etag names an answer that follows from the chain alone: the same block and the same question give the same answer, but for
// whether the block is final by now.
func (q *Question) etag(at indexer.Ref) string {
	query := q.url.Query()
	query.Del("min_block")
	sum := sha256.New()
	fmt.Fprintf(sum, "%s\n%s\n%s\n%x %t", Version, q.url.Path, query.Encode(), at.Hash, at.Final)
	return `"` + hex.EncodeToString(sum.Sum(nil)[:16]) + `"`
}

// has says whether the caller has the answer with this ETag.
func (q *Question) has(etag string) bool {
	for tag := range strings.SplitSeq(q.IfNoneMatch, ",") {
		if strings.TrimPrefix(strings.TrimSpace(tag), "W/") == etag {
			return true
		}
	}
	return false
}

// Page is what every list takes.
type Page struct {
	Cursor string `query:"cursor" pattern:"^[0-9]{1,18}-[0-9]{1,18}-[0-9a-f]{8}$" patternDescription:"next of an answer" doc:"next of the page before, to be taken as it is; without it the list begins"`
	Limit  uint64 `query:"limit" minimum:"1" maximum:"1000" default:"100"`
}

// page reads the cursor.
func (p Page) page() (indexer.Page, error) {
	page := indexer.Page{Limit: int(p.Limit)}
	if p.Cursor == "" {
		return page, nil
	}
	var c indexer.Cursor
	var hash uint32
	if _, err := fmt.Sscanf(p.Cursor, "%d-%d-%x", &c.Block, &c.LogIndex, &hash); err != nil {
		return page, huma.Error422UnprocessableEntity("the cursor is not one that an answer gave")
	}
	binary.BigEndian.PutUint32(c.Hash[:], hash)
	page.After = &c
	return page, nil
}

// next is the cursor behind a list's last row; where the list is empty it is the one that was asked with.
func next[T any](p Page, list []T, place func(T) indexer.Place) string {
	if len(list) == 0 {
		return p.Cursor
	}
	last := place(list[len(list)-1])
	return strconv.FormatUint(last.Block, 10) + "-" + strconv.FormatUint(last.LogIndex, 10) +
		fmt.Sprintf("-%x", last.Hash[:4])
}
