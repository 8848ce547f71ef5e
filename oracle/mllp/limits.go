package mllp

import "time"

// Limits bound what senders may take of the server. The zero value of each is its default. A sender is known by the
// name of its client certificate, or else by its address; what it may have on the way counts over all of its connections.
// Whoever has as much as it may is not read until some of it is answered.
type Limits struct {
	MaxMessage     int   // bytes; 64 MiB
	MaxConnections int   // of all senders; 256
	Bytes          int64 // of messages of all senders that are not answered; 1 GiB

	PerSender     int   // connections of one sender; 32
	InFlight      int   // messages of one sender that are not answered; 1024
	InFlightBytes int64 // their bytes, with what has come of those that are being read; 128 MiB
	PerSecond     int   // messages of one sender; 0 is without limit

	IdleTimeout  time.Duration // without a frame; 1 hour
	FrameTimeout time.Duration // from the begin of a frame to its end, and for a TLS handshake; 1 minute
	EndTimeout   time.Duration // for the carriage return behind a frame, which some senders leave out; 1 second
	WriteTimeout time.Duration // for an answer; 30 seconds
	GraceTimeout time.Duration // for what is in flight when the server stops; 10 seconds
}

func (l Limits) orDefaults() Limits {
	or(&l.MaxMessage, 64<<20)
	or(&l.MaxConnections, 256)
	or(&l.Bytes, 1<<30)
	or(&l.PerSender, 32)
	or(&l.InFlight, 1024)
	or(&l.InFlightBytes, 128<<20)
	or(&l.IdleTimeout, time.Hour)
	or(&l.FrameTimeout, time.Minute)
	or(&l.EndTimeout, time.Second)
	or(&l.WriteTimeout, 30*time.Second)
	or(&l.GraceTimeout, 10*time.Second)
	least := int64(l.MaxMessage) + 1 // with the end of its frame: else the longest message could never be read
	l.InFlightBytes, l.Bytes = max(l.InFlightBytes, least), max(l.Bytes, least)
	return l
}

func or[T int | int64 | time.Duration](v *T, otherwise T) {
	if *v == 0 {
		*v = otherwise
	}
}
