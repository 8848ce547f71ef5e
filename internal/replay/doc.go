// Package replay shows that events are enough: its tests rebuild the state of every contract from its events alone,
// after a long random run, and compare it with what the contract's views answer.
//
// The models here know the events' fields and the rules that docs/spec states, and ask the contracts nothing while they
// rebuild. So a mirror can be built from events, and a page of docs/spec says how.
package replay
