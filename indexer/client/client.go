// Package client asks an indexer's API. Operations and answers are generated from the API's document
// (indexer/api/openapi.yaml): one method an operation. A refusal is a [Problem].
package client

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"time"
)

//go:generate go test . -run TestGenerated -update

// answerLimit is how many bytes of an answer are read.
const answerLimit = 64 << 20

// Client of one indexer.
type Client struct {
	base string
	http *http.Client
}

// New returns a client of the indexer at a URL. Who is calling is the HTTP client's to say.
func New(base string, client *http.Client) *Client {
	return &Client{strings.TrimSuffix(base, "/"), client}
}

// Problem is what the indexer answers where it refuses (RFC 9457).
type Problem struct {
	ErrorModel
	StatusCode int
	RetryAfter string // seconds after which it may be different; empty where it won't
}

// read takes in problem details, or what FHIR answers in their place. Without them the status says what there is to say.
func (p *Problem) read(body []byte) {
	var outcome struct {
		Issue []struct {
			Diagnostics string `json:"diagnostics"`
		} `json:"issue"`
	}
	if json.Unmarshal(body, &outcome) != nil || len(outcome.Issue) == 0 {
		_ = json.Unmarshal(body, &p.ErrorModel)
		return
	}
	var texts []string
	for _, issue := range outcome.Issue {
		texts = append(texts, issue.Diagnostics)
	}
	detail := strings.Join(texts, "; ")
	p.Detail = &detail
}

func (p *Problem) Error() string {
	text := fmt.Sprintf("the indexer answers %d %s", p.StatusCode, http.StatusText(p.StatusCode))
	if p.Detail != nil {
		text += ": " + *p.Detail
	}
	if p.Errors != nil {
		for _, e := range *p.Errors {
			if e.Location != nil && e.Message != nil {
				text += fmt.Sprintf("; %s: %s", *e.Location, *e.Message)
			}
		}
	}
	return text
}

// ask makes a request. Of the parameters those that are set are sent.
func ask[T any](ctx context.Context, c *Client, method, path string, params any) (*T, error) {
	request, err := http.NewRequestWithContext(ctx, method, c.base+path+"?"+query(params).Encode(), nil)
	if err != nil {
		return nil, err
	}
	response, err := c.http.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, answerLimit))
	if err != nil {
		return nil, fmt.Errorf("read the answer to %s: %w", path, err)
	}
	if response.StatusCode != http.StatusOK {
		problem := &Problem{StatusCode: response.StatusCode, RetryAfter: response.Header.Get("Retry-After")}
		problem.read(body)
		return nil, problem
	}
	answer := new(T)
	if err := json.Unmarshal(body, answer); err != nil {
		return nil, fmt.Errorf("read the answer to %s: %w", path, err)
	}
	return answer, nil
}

// query writes the fields that are set, by their names in the document.
func query(params any) url.Values {
	values := url.Values{}
	v := reflect.ValueOf(params)
	if params == nil || v.IsNil() {
		return values
	}
	v = v.Elem()
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("form"), ",")
		field := v.Field(i)
		if field.Kind() == reflect.Pointer {
			if field.IsNil() {
				continue
			}
			field = field.Elem()
		}
		if at, isTime := field.Interface().(time.Time); isTime {
			values.Set(name, at.Format(time.RFC3339Nano))
			continue
		}
		values.Set(name, fmt.Sprint(field.Interface()))
	}
	return values
}
