// Package evidence makes and verifies the proofs that LabSeal hands out.
//
// It is pure: it takes bytes and gives bytes, and touches no clock, network, disk or log. The formats are specified
// byte by byte in docs/spec, with vectors in docs/spec/vectors; this package is one implementation of them.
//
// The way up, at the lab: [Commit] hides a record behind two salted commitments, [SignStatement] signs them, a log
// takes the statement's [LeafHash], [SignReceipt] proves its inclusion, [ProveReceipt] leads from the anchoring event
// to a block header, and [Assemble] joins all of it in one file.
//
// The way down, for anyone: [Verify] takes that file, a [Trust] file and, where they are at hand, the opening and the
// record, and says in words what is proven and what is not, or names the check that failed. There is one accepted
// encoding of everything, so no byte can change unnoticed.
//
// Whoever holds evidence may have it stamped by outsiders, so that it outlives the keys that made it: time-stamping
// authorities (package evidence/ers) and witnesses of the logs ([Cosignature]).
package evidence
