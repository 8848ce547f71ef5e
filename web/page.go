// Package web holds the pages of this folder as they were built from TypeScript: one checks evidence in a browser, one
// signs consent. `make generate` builds them again; they are checked in, so that programs that hand them out build with
// Go alone. Each is one file, which asks the network for nothing by itself.
package web

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"fmt"
	"net/url"
)

// Page is the page that checks evidence.
//
//go:embed verify/verify.html
var Page []byte

//go:embed sign/sign.html
var sign []byte

// SignPage is the page on which patients sign consent, with what its publisher says: the consortium's trust file, by
// which the page names members and refuses drafts for another registry, and what codes are called, as a JSON object of
// names by "system|code". The page takes names from nowhere else, so that no draft can give a thing a name. Both may be
// empty: then it shows ids. The third is the address of a lab's release endpoint, to which a patient can send a signed
// revocation by a button; the page's policy then lets it reach that host, and no other. It may be empty too: then the page
// reaches nothing.
//
// The page's code is trusted, and so is whoever publishes it: they decide what a patient is shown before signing.
func SignPage(trust, codes []byte, lab *url.URL) ([]byte, error) {
	page := sign
	var address []byte
	if lab != nil {
		const closed = "connect-src 'none'"
		if !bytes.Contains(page, []byte(closed)) {
			return nil, fmt.Errorf("publish the signing page: it has no policy to open")
		}
		page = bytes.Replace(page, []byte(closed), []byte("connect-src "+lab.Scheme+"://"+lab.Host), 1)
		address = []byte(lab.String())
	}
	for _, part := range []struct {
		name    string
		content []byte
	}{{"labseal-trust", trust}, {"labseal-codes", codes}, {"labseal-lab", address}} {
		meta := `<meta name="` + part.name + `" content="`
		filled := bytes.Replace(page, []byte(meta+`"`), []byte(meta+base64.StdEncoding.EncodeToString(part.content)+`"`), 1)
		if len(part.content) > 0 && bytes.Equal(filled, page) {
			return nil, fmt.Errorf("publish the signing page: it has no place for %s", part.name)
		}
		page = filled
	}
	return page, nil
}
