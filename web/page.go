// Package web holds the page that checks evidence in a browser, as it was built from the TypeScript in this folder.
// `make generate` builds it again; it is checked in, so that programs that hand it out build with Go alone.
package web

import _ "embed"

// Page is the whole page: one file, which asks the network for nothing.
//
//go:embed verify/verify.html
var Page []byte
