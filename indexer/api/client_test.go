package api_test

import (
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/labseal/labseal/indexer/api"
	"github.com/labseal/labseal/indexer/client"
)

// TestClient asks by the generated client: as of a day, through pages, and in vain.
func TestClient(t *testing.T) {
	server := newServer(t, api.New(api.Config{Mirror: filled(t), Log: discard}))
	c := client.New(server.URL+"/", http.DefaultClient)
	day := time.Date(2026, 3, 5, 12, 0, 0, 0, time.UTC)
	a, err := c.GetAccreditation(t.Context(), lab.Hex(), "lab", &client.GetAccreditationParams{At: &day})
	if err != nil || a.Accredited || a.Block.Number != 5 {
		t.Errorf("on %s: %+v, %v", day, a, err)
	}
	limit, read := int64(20), 0
	params := &client.ListEventsParams{Limit: &limit}
	for {
		page, err := c.ListEvents(t.Context(), params)
		check(t, err)
		if len(page.Events) == 0 {
			break
		}
		read += len(page.Events)
		params.Cursor = &page.Next
	}
	if want := len(story()); read != want {
		t.Errorf("%d events, want %d", read, want)
	}
	log, err := c.GetLog(t.Context(), lab.Hex(), log3.Hex(), nil)
	if err != nil || log.Head == nil || log.Head.Size != 5 || log.Predecessor != nil {
		t.Errorf("log: %+v, %v", log, err)
	}
	_, err = c.GetGrant(t.Context(), "0x1", nil)
	var problem *client.Problem
	if !errors.As(err, &problem) || problem.StatusCode != http.StatusUnprocessableEntity || problem.Errors == nil {
		t.Errorf("an invalid question: %v", err)
	}
	block := int64(99)
	_, err = c.GetGrant(t.Context(), grant.Hex(), &client.GetGrantParams{Block: &block})
	if !errors.As(err, &problem) || problem.StatusCode != http.StatusConflict || problem.RetryAfter == "" {
		t.Errorf("a question about the future: %v", err)
	}
}
