// Package webhook sends signed messages to receivers over HTTP, as Standard Webhooks has it (standardwebhooks.com).
//
// Both sides of the house tell others of news so: a lab of results that people must know, an indexer of what the chain
// says. Who sends decides when to try again; here a message is sent once. No redirect is followed, for what is signed for
// one address is not for another, and no proxy is asked. Errors say why there was no answer, and hold neither the URL,
// which may hold a token, nor what the other side wrote.
package webhook

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/labseal/labseal/internal/keys/redact"
)

// Secret signs webhooks as Standard Webhooks has it: HMAC-SHA256 over id, time and body.
type Secret struct {
	redact.All
	key redact.Hidden[[]byte]
}

// errSecret says nothing of what was read.
var errSecret = errors.New("the secret is not 24 to 64 bytes in base64, with or without whsec_ before it")

// ParseSecret reads a secret as receivers give it out: whsec_ and base64.
func ParseSecret(text string) (Secret, error) {
	encoded := strings.TrimPrefix(strings.TrimSpace(text), "whsec_")
	key, err := base64.StdEncoding.Strict().DecodeString(encoded)
	if err != nil || len(key) < 24 || len(key) > 64 {
		return Secret{}, errSecret
	}
	return Secret{key: redact.Hide(key)}, nil
}

// Sign is the value of the header webhook-signature.
func (s Secret) Sign(id string, at time.Time, body []byte) string {
	mac := hmac.New(sha256.New, s.key.Reveal())
	fmt.Fprintf(mac, "%s.%d.", id, at.Unix())
	mac.Write(body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// Receiver is told.
type Receiver struct {
	URL    string
	Secret Secret
	Client *http.Client // nil: one that gives up after ten seconds
}

var client = NewClient(nil)

// NewClient returns a client that gives up after ten seconds. Where allow is given, it connects to no address that allow
// returns an error for: the address is looked at when the connection is made, after any name was looked up.
func NewClient(allow func(netip.Addr) error) *http.Client {
	dialer := &net.Dialer{Timeout: 5 * time.Second}
	if allow != nil {
		dialer.Control = func(_, address string, _ syscall.RawConn) error {
			at, err := netip.ParseAddrPort(address)
			if err != nil {
				return errAddress
			}
			return allow(at.Addr().Unmap())
		}
	}
	return &http.Client{
		Timeout:       10 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DialContext: dialer.DialContext, ForceAttemptHTTP2: true, MaxIdleConns: 100, MaxIdleConnsPerHost: 4,
			IdleConnTimeout: time.Minute, TLSHandshakeTimeout: 5 * time.Second, MaxResponseHeaderBytes: 64 << 10,
		},
	}
}

// errAddress says that a receiver is where nobody outside should make us connect to.
var errAddress = errors.New("its address is one of this machine or of a private network")

// inside are networks that no receiver in the outside world is in, beside those that netip knows.
var inside = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.88.99.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("100::/64"),
	netip.MustParsePrefix("2001::/32"), netip.MustParsePrefix("2002::/16"),
}

// Outside allows addresses in the outside world only.
func Outside(ip netip.Addr) error {
	if !ip.IsGlobalUnicast() || ip.IsPrivate() ||
		slices.ContainsFunc(inside, func(p netip.Prefix) bool { return p.Contains(ip) }) {
		return errAddress
	}
	return nil
}

// maxAnswer is how much of an answer is read, so that its connection can be used again.
const maxAnswer = 64 << 10

// plain says why there was no answer, in words that hold neither the URL nor what the other side wrote.
func plain(err error) error {
	var (
		timeout     net.Error
		operation   *net.OpError
		certificate *tls.CertificateVerificationError
		record      tls.RecordHeaderError
	)
	switch {
	case errors.Is(err, errAddress):
		return errAddress
	case errors.As(err, &timeout) && timeout.Timeout():
		return errLate
	case errors.As(err, &certificate):
		return fmt.Errorf("its certificate: %w", certificate.Err)
	case errors.As(err, &record):
		return errTLS
	case errors.As(err, &operation):
		return operation
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errClosed
	}
	return errors.New("no answer that can be read")
}

var (
	errLate   = errors.New("no answer in time")
	errTLS    = errors.New("it does not speak TLS")
	errClosed = errors.New("it closed the connection without an answer")
)

// statusError is an answer that is not 2xx.
type statusError int

func (e statusError) Error() string { return fmt.Sprintf("the receiver answered %d", int(e)) }

// Reason says in one of a few words why a message was not delivered, for figures.
func Reason(err error) string {
	var (
		status      statusError
		operation   *net.OpError
		certificate *tls.CertificateVerificationError
		authority   x509.UnknownAuthorityError
		host        x509.HostnameError
		invalid     x509.CertificateInvalidError
	)
	switch {
	case errors.As(err, &status):
		return fmt.Sprintf("%dxx", int(status)/100)
	case errors.Is(err, errAddress):
		return "address"
	case errors.Is(err, errLate):
		return "timeout"
	case errors.Is(err, errTLS), errors.As(err, &certificate), errors.As(err, &authority), errors.As(err, &host),
		errors.As(err, &invalid):
		return "tls"
	case errors.Is(err, errClosed), errors.As(err, &operation):
		return "connection"
	}
	return "other"
}

// Send sends a body under an id. Only an answer of 2xx means that it arrived. Errors don't hold the URL, which may hold
// a token, nor anything of the answer but its status.
func (w *Receiver) Send(ctx context.Context, id string, at time.Time, body []byte) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, w.URL, bytes.NewReader(body))
	if err != nil {
		return errors.New("the URL can't be called")
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "labseal")
	request.Header.Set("webhook-id", id)
	request.Header.Set("webhook-timestamp", strconv.FormatInt(at.Unix(), 10))
	request.Header.Set("webhook-signature", w.Secret.Sign(id, at, body))
	caller := w.Client
	if caller == nil {
		caller = client
	}
	response, err := caller.Do(request)
	if err != nil {
		return plain(err)
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, maxAnswer)) // whatever it says
	if response.StatusCode < 200 || response.StatusCode > 299 {
		return statusError(response.StatusCode)
	}
	return nil
}
