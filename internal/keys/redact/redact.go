// Package redact keeps key material out of whatever a program prints.
//
// A type that holds a key embeds [All], whose methods answer for it wherever fmt, slog or an encoder can call them.
// They can't in an unexported field of somebody else's struct: there fmt prints what it finds, and for a verb that does
// not fit it follows pointers too. So the key itself is held in a [Hidden], a closure, which nothing looks into.
package redact

import (
	"fmt"
	"io"
	"log/slog"
)

const redacted = "[redacted]"

// All answers every verb of fmt, every slog handler and every text or JSON encoder with "[redacted]".
type All struct{}

// Format answers all verbs and flags of fmt, %x, %d and %#v among them.
func (All) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, redacted) }

// String answers a direct call.
func (All) String() string { return redacted }

// GoString answers a direct call.
func (All) GoString() string { return redacted }

// LogValue answers every slog handler.
func (All) LogValue() slog.Value { return slog.StringValue(redacted) }

// MarshalText answers encoding/json, encoding/xml and their like.
func (All) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// Hidden holds a value that no printer reaches, wherever it is nested.
type Hidden[T any] struct {
	All
	reveal func() T
}

// Hide hides a value.
func Hide[T any](value T) Hidden[T] { return Hidden[T]{reveal: func() T { return value }} }

// Reveal gives the hidden value.
func (h Hidden[T]) Reveal() T { return h.reveal() }
