package healthlink

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/labseal/labseal/oracle/bundle"
	"github.com/labseal/labseal/oracle/vault"
)

// ErrOver is returned for a link that gives nothing out, or never did.
var ErrOver = errors.New("the link gives nothing out: it was revoked, has expired, or there never was one")

// PasscodeError says that the passcode was wrong.
type PasscodeError struct{ Left int }

func (e *PasscodeError) Error() string {
	return fmt.Sprintf("the passcode is wrong; %d more attempts", e.Left)
}

// maxAnswer is the most that is read of an answer: a file of 64 MiB in base64, and a manifest around it.
const maxAnswer = vault.MaxBody/3*4 + 1<<20

// Follow fetches what a link gives out and opens it, by the steps of the specification.
func Follow(ctx context.Context, client *http.Client, p Payload, recipient, passcode string, now time.Time) ([][]byte, error) {
	if p.Expires > 0 && now.Unix() >= p.Expires {
		return nil, fmt.Errorf("follow link: %w", ErrOver)
	}
	files, err := fetch(ctx, client, p, recipient, passcode)
	if err != nil {
		return nil, fmt.Errorf("follow link: %w", err)
	}
	contents := make([][]byte, len(files))
	for i, file := range files {
		if contents[i], err = Open(p.Key, file); err != nil {
			return nil, fmt.Errorf("follow link: %w", err)
		}
	}
	return contents, nil
}

func fetch(ctx context.Context, client *http.Client, p Payload, recipient, passcode string) ([][]byte, error) {
	if strings.Contains(p.Flag, "U") {
		u, err := url.Parse(p.URL)
		if err != nil {
			return nil, err
		}
		query := u.Query()
		query.Set("recipient", recipient)
		u.RawQuery = query.Encode()
		file, err := get(ctx, client, u.String())
		return [][]byte{file}, err
	}
	ask, err := json.Marshal(map[string]any{"recipient": recipient, "passcode": passcode, "embeddedLengthMax": 1 << 20})
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, p.URL, bytes.NewReader(ask))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	text, err := do(client, request)
	if err != nil {
		return nil, err
	}
	var answer manifest
	if err := json.Unmarshal(text, &answer); err != nil {
		return nil, errors.New("the answer is no manifest")
	}
	var files [][]byte
	for _, f := range answer.Files {
		file := []byte(f.Embedded)
		if f.Location != "" {
			if file, err = get(ctx, client, f.Location); err != nil {
				return nil, err
			}
		}
		files = append(files, file)
	}
	return files, nil
}

func get(ctx context.Context, client *http.Client, address string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	return do(client, request)
}

// do makes a request. Errors leave the URL out: it is a secret.
func do(client *http.Client, request *http.Request) ([]byte, error) {
	response, err := client.Do(request)
	if err != nil {
		if inner := new(url.Error); errors.As(err, &inner) {
			err = inner.Err
		}
		return nil, fmt.Errorf("ask the lab: %w", err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer))
	if err != nil {
		return nil, fmt.Errorf("read the lab's answer: %w", err)
	}
	switch response.StatusCode {
	case http.StatusOK:
		return text, nil
	case http.StatusNotFound:
		return nil, ErrOver
	case http.StatusUnauthorized:
		var wrong struct {
			Left int `json:"remainingAttempts"`
		}
		if json.Unmarshal(text, &wrong) == nil {
			return nil, &PasscodeError{wrong.Left}
		}
	}
	return nil, fmt.Errorf("the lab answers %s", response.Status)
}

// Attached are the files that a link's Bundle carries: the record, its evidence, its opening; what it has none of is nil.
type Attached struct{ Record, Evidence, Opening []byte }

// document is a DocumentReference, as far as it is read.
type document struct {
	ResourceType string `json:"resourceType"`
	Content      []struct {
		Attachment struct {
			Type string `json:"contentType"`
			Data []byte `json:"data"`
		} `json:"attachment"`
	} `json:"content"`
}

// Attachments finds the lab's files in a link's content: in the DocumentReference that has evidence in it.
func Attachments(content []byte) (a Attached, err error) {
	var looked struct {
		Entry []struct {
			Resource json.RawMessage `json:"resource"`
		} `json:"entry"`
	}
	if err := json.Unmarshal(content, &looked); err != nil {
		return a, errors.New("read a link's content: it is no Bundle")
	}
	for _, e := range looked.Entry {
		var d document
		if json.Unmarshal(e.Resource, &d) != nil || d.ResourceType != "DocumentReference" {
			continue // others' resources may have any form
		}
		if a = d.attached(); a.Evidence != nil {
			return a, nil
		}
	}
	return Attached{}, nil
}

func (d document) attached() (a Attached) {
	for _, c := range d.Content {
		switch c.Attachment.Type {
		case bundle.EvidenceType:
			a.Evidence = c.Attachment.Data
		case bundle.OpeningType:
			a.Opening = c.Attachment.Data
		default:
			a.Record = c.Attachment.Data
		}
	}
	return a
}
