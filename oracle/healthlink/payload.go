package healthlink

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// What the specification of SMART Health Links sets.
const (
	scheme   = "shlink:/"
	maxURL   = 128
	maxLabel = 80
	keySize  = 32
)

// maxRecords is how many records a link may share: the files of each are held in memory while it is made.
const maxRecords = 50

// Flags are the sets of flags that a link may have: L, long-term; P, with a passcode; U, one file without a manifest.
var Flags = []string{"", "L", "P", "U", "LP", "LU"}

// Payload is what a link says.
type Payload struct {
	URL     string
	Key     []byte
	Expires int64 // unix seconds; 0: it does not say
	Flag    string
	Label   string
}

// payloadJSON is a payload as it is written.
type payloadJSON struct {
	URL     string      `json:"url"`
	Key     string      `json:"key"`
	Expires json.Number `json:"exp,omitempty"`
	Flag    string      `json:"flag,omitempty"`
	Label   string      `json:"label,omitempty"`
	Version int         `json:"v,omitempty"`
}

// String is the link.
func (p Payload) String() string {
	form := payloadJSON{URL: p.URL, Key: base64.RawURLEncoding.EncodeToString(p.Key), Flag: p.Flag, Label: p.Label, Version: 1}
	if p.Expires > 0 {
		form.Expires = json.Number(fmt.Sprint(p.Expires))
	}
	text, err := json.Marshal(form)
	if err != nil {
		panic("healthlink: a payload has a form") // strings and numbers
	}
	return scheme + base64.RawURLEncoding.EncodeToString(text)
}

// check says what is wrong with a payload.
func (p Payload) check() error {
	u, err := url.Parse(p.URL)
	switch {
	case err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "":
		return errors.New("its URL is not one of HTTP")
	case len(p.URL) > maxURL:
		return fmt.Errorf("its URL has %d characters, at most %d", len(p.URL), maxURL)
	case len(p.Key) != keySize:
		return fmt.Errorf("its key has %d bytes, not %d", len(p.Key), keySize)
	case len([]rune(p.Label)) > maxLabel:
		return fmt.Errorf("its label has more than %d characters", maxLabel)
	case !slices.Contains(Flags, p.Flag):
		return errors.New("its flags are none of L, P, U, LP, LU")
	}
	return nil
}

// Parse reads a link, with or without a viewer's address before it. Unknown fields are left alone, as the specification asks.
func Parse(text string) (p Payload, err error) {
	_, encoded, ok := strings.Cut(strings.TrimSpace(text), scheme)
	if !ok {
		return p, errors.New("read link: it has no shlink:/ in it")
	}
	data, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(encoded, "="))
	if err != nil {
		return p, errors.New("read link: what is behind shlink:/ is not base64url")
	}
	var form payloadJSON
	if err := json.Unmarshal(data, &form); err != nil {
		return p, errors.New("read link: it holds no JSON of a link")
	}
	if form.Version > 1 {
		return p, fmt.Errorf("read link: it is of version %d; this program knows version 1", form.Version)
	}
	p = Payload{URL: form.URL, Flag: form.Flag, Label: form.Label}
	if p.Key, err = base64.RawURLEncoding.DecodeString(form.Key); err != nil {
		return p, errors.New("read link: its key is not base64url")
	}
	if form.Expires != "" {
		seconds, err := form.Expires.Float64()
		if err != nil {
			return p, errors.New("read link: its expiry is no number")
		}
		p.Expires = int64(seconds)
	}
	if err := p.check(); err != nil {
		return p, fmt.Errorf("read link: %w", err)
	}
	return p, nil
}
