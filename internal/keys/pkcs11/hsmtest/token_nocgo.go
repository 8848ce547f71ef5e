//go:build !cgo

package hsmtest

import "testing"

const hasCgo = false

func (*Token) make(testing.TB) {}

// Generate does nothing in a build without cgo, where no test has a token.
func (*Token) Generate(testing.TB, string, string) {}
