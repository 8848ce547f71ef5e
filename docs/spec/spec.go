// Package spec holds those tables of the specification that programs enforce: what a reader of the documents sees is what
// is enforced, byte for byte.
package spec

import _ "embed"

// Access says which role reads what; see access.md.
//
//go:embed access.tsv
var Access string
