package main

import (
	"bytes"
	"context"
	"crypto"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
)

// Flags of a member that asks a lab.
var (
	labURLFlag = &ucli.StringFlag{Name: "url", Usage: "`URL` of the lab's release endpoint"}
	labCAFlag  = &ucli.PathFlag{Name: "ca", Usage: "`FILE` of the authorities whose certificates the lab may have; those of the system if not given"}
)

// labClient asks a lab's release endpoint.
type labClient struct {
	url  string
	http *http.Client
}

// readLabClient makes the client that the flags name; nil if they name none.
func readLabClient(c *ucli.Context) (*labClient, error) {
	address := c.String(labURLFlag.Name)
	if address == "" {
		return nil, nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return nil, cli.Usage("--url: want the address of a lab's release endpoint, as https://lab.example:8443")
	}
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	if ca := c.Path(labCAFlag.Name); ca != "" {
		config.RootCAs = x509.NewCertPool()
		if pem, err := os.ReadFile(ca); err != nil || !config.RootCAs.AppendCertsFromPEM(pem) {
			return nil, cli.Usage("--ca: the file can't be read, or holds no certificate")
		}
	}
	return &labClient{strings.TrimSuffix(address, "/"), &http.Client{
		Timeout: time.Minute, Transport: &http.Transport{TLSClientConfig: config},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}, nil
}

// maxReleased bounds an answer: a record of 64 MiB, in base64 twice, and what goes with it.
const maxReleased = 256 << 20

// problemError is what a lab answers where it does not do what was asked.
type problemError struct {
	Status    int    `json:"status"`
	Detail    string `json:"detail"`
	Rule      string `json:"rule"`
	Exception string `json:"exception"`

	after time.Duration // when to ask again; 0: it is no use
}

func (e *problemError) Error() string {
	if e.Rule != "" {
		return fmt.Sprintf("the lab denies it: %s (%s; rule: %s)", e.Detail, e.Exception, e.Rule)
	}
	return fmt.Sprintf("the lab answers %d: %s", e.Status, e.Detail)
}

// post posts a body, and reads the answer into a value where there is one.
func (l *labClient) post(ctx context.Context, path, contentType string, body []byte, into any) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, l.url+path, bytes.NewReader(body))
	if err != nil {
		return errors.New("ask the lab: its URL can't be called")
	}
	request.Header.Set("Content-Type", contentType)
	response, err := l.http.Do(request)
	if err != nil {
		return cli.Hint(fmt.Errorf("ask the lab: %w", err), "is `oracle serve --release-listen` running at that address?")
	}
	defer response.Body.Close()
	text, err := io.ReadAll(io.LimitReader(response.Body, maxReleased))
	if err != nil {
		return fmt.Errorf("ask the lab: its answer did not come whole: %w", err)
	}
	if response.StatusCode >= http.StatusMultipleChoices {
		problem := &problemError{}
		if json.Unmarshal(text, problem) != nil {
			problem.Detail = "it says no more"
		}
		problem.Status = response.StatusCode
		if seconds, err := strconv.ParseUint(response.Header.Get("Retry-After"), 10, 16); err == nil {
			problem.after = time.Duration(seconds) * time.Second
		}
		return problem
	}
	if into == nil {
		return nil
	}
	if err := json.Unmarshal(text, into); err != nil {
		return errors.New("ask the lab: its answer is not in its form")
	}
	return nil
}

// turns is how often the client asks again where the lab bounds how often it may come.
const turns = 20

// ask posts what a member asks, signed by its statement key. Where the lab says that it comes too often, it waits as long as
// the lab says, and signs anew: a request counts once.
func (l *labClient) ask(ctx context.Context, member, lab common.Hash, key crypto.Signer, path string, body, into any) error {
	for turn := 1; ; turn++ {
		err := l.askOnce(ctx, member, lab, key, path, body, into)
		problem := new(problemError)
		if !errors.As(err, &problem) || problem.Status != http.StatusTooManyRequests || turn == turns {
			return err
		}
		if err := sleep(ctx, problem.after); err != nil {
			return err
		}
	}
}

func (l *labClient) askOnce(ctx context.Context, member, lab common.Hash, key crypto.Signer, path string, body, into any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return fmt.Errorf("ask the lab: %w", err)
	}
	r := evidence.Request{Member: member, Lab: lab, Time: uint64(time.Now().Unix()), Path: path, Body: text}
	rand.Read(r.Nonce[:]) // never fails (crypto/rand)
	signed, err := evidence.SignRequest(r, key)
	if err != nil {
		return err
	}
	return l.post(ctx, path, evidence.RequestType, signed, into)
}
