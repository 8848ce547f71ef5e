package main

import "time"

// moment writes unix seconds as RFC 3339 in UTC.
func moment(seconds uint64) string { return time.Unix(int64(seconds), 0).UTC().Format(time.RFC3339) }
