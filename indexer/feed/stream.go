package feed

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/labseal/labseal/auth"
	"github.com/labseal/labseal/indexer"
)

// Scope says what the caller of a stream may be told by now. It returns auth.ErrRefused where that is nothing any more.
type Scope func(context.Context) (indexer.EventScope, error)

// Messages of a stream.
const (
	eventMessage = "event" // an event, as in lists
	voidMessage  = "void"  // a block whose events are void
	endMessage   = "end"   // the stream ends, and says why
)

// page is how many events are read at once.
const page = 200

// Begin returns where a stream begins: behind what the client got last, or where there is nothing yet.
func (f *Feed) Begin(ctx context.Context, lastID string) (indexer.Cursor, error) {
	if lastID == "" {
		return f.Source.Newest(ctx)
	}
	return indexer.ParseCursor(lastID)
}

// ErrFull is returned where as many are told as can be.
var ErrFull = errors.New("too many streams at present")

// Serve streams what comes after a cursor, until the client is gone or too slow, the feed ends, or the caller may be told
// nothing any more. The error is of before the stream began, and the caller has to answer.
func (f *Feed) Serve(
	w http.ResponseWriter, r *http.Request, filter indexer.EventFilter, after indexer.Cursor, scope Scope,
) error {
	if !f.enter() {
		return ErrFull
	}
	defer f.leave()
	s := &stream{feed: f, filter: filter, at: after, scope: scope, w: w, control: http.NewResponseController(w)}
	if err := s.control.SetReadDeadline(time.Time{}); err != nil { // else the server ends the stream when it passes
		return fmt.Errorf("begin a stream: %w", err)
	}
	changed := f.Changed()
	first, err := s.read(r.Context())
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", streamType)
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Accel-Buffering", "no") // else a proxy may keep messages back
	w.WriteHeader(http.StatusOK)
	if err := s.run(r.Context(), first, changed); err != nil && r.Context().Err() == nil {
		f.Log.Info("a stream ended", "reason", err, "cursor", s.at)
	}
	return nil
}

type stream struct {
	feed    *Feed
	filter  indexer.EventFilter
	at      indexer.Cursor
	scope   Scope
	w       http.ResponseWriter
	control *http.ResponseController
}

// read returns what is next, by what the caller may be told now.
func (s *stream) read(ctx context.Context) (indexer.News, error) {
	scope, err := s.scope(ctx)
	if err != nil {
		return indexer.News{}, err
	}
	s.filter.Scope = &scope
	return s.feed.Source.News(ctx, s.filter, s.at, page)
}

func (s *stream) run(ctx context.Context, news indexer.News, changed <-chan struct{}) error {
	if err := s.write(fmt.Sprintf("retry: 1000\nid: %s\n\n", s.at)); err != nil {
		return err
	}
	for {
		if err := s.tell(news); err != nil {
			return err
		}
		if len(news.Void) == 0 && len(news.Events) < page {
			if err := s.wait(ctx, changed); err != nil {
				return err
			}
		}
		changed = s.feed.Changed()
		var err error
		if news, err = s.read(ctx); err != nil {
			return s.end(err)
		}
	}
}

// tell writes news, each with the cursor behind it.
func (s *stream) tell(news indexer.News) error {
	for _, v := range news.Void {
		s.at = indexer.Cursor{Block: v.Number - 1, LogIndex: indexer.EndOfBlock, Hash: [4]byte(v.Parent[:4])}
		if err := s.message(voidMessage, v); err != nil {
			return err
		}
	}
	for _, e := range news.Events {
		s.at = indexer.Cursor{Block: e.Block, LogIndex: e.LogIndex, Hash: [4]byte(e.Hash[:4])}
		if err := s.message(eventMessage, e); err != nil {
			return err
		}
	}
	s.at = news.Next
	return nil
}

// wait returns when there may be something new. Meanwhile it shows that the stream lives, and how far it got: an id
// without data is no message, and the client notes it all the same.
func (s *stream) wait(ctx context.Context, changed <-chan struct{}) error {
	beat := time.NewTicker(s.feed.Beat)
	defer beat.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-s.feed.ended:
			return errors.New("the program ends")
		case <-changed:
			return nil
		case <-beat.C:
			if _, err := s.scope(ctx); err != nil {
				return s.end(err)
			}
			if err := s.write(fmt.Sprintf("id: %s\n\n", s.at)); err != nil {
				return err
			}
		}
	}
}

// end tells the client that the stream is over. What is wrong on our side is not the client's concern.
func (s *stream) end(why error) error {
	told := "ask again"
	switch {
	case errors.Is(why, indexer.ErrReplaced):
		told = "the blocks that this stream was at are not known any more: begin anew"
	case errors.Is(why, auth.ErrRefused):
		told = "you may be told nothing any more: call with a new token"
	}
	return errors.Join(why, s.message(endMessage, map[string]string{"reason": told}))
}

func (s *stream) message(kind string, data any) error {
	text, err := json.Marshal(data)
	if err != nil {
		return fmt.Errorf("write a message: %w", err)
	}
	err = s.write(fmt.Sprintf("id: %s\nevent: %s\ndata: %s\n\n", s.at, kind, text))
	if err == nil && kind != endMessage && s.feed.Observer != nil {
		s.feed.Observer.Streamed()
	}
	return err
}

// write gives up on a client who does not read.
func (s *stream) write(text string) error {
	if err := s.control.SetWriteDeadline(time.Now().Add(s.feed.Slow)); err != nil {
		return fmt.Errorf("write to a client: %w", err)
	}
	if _, err := s.w.Write([]byte(text)); err != nil {
		return fmt.Errorf("write to a client: %w", err)
	}
	if err := s.control.Flush(); err != nil {
		return fmt.Errorf("write to a client: %w", err)
	}
	return nil
}
