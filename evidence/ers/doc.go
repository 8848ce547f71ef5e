// Package ers makes, renews and verifies evidence records after RFC 4998: what proves that a document existed at a
// time, for longer than any signature, certificate or hash function lasts.
//
// An evidence record is a list of archive timestamps. Each is a token of a time-stamping authority (RFC 3161) over the
// root of a hash tree, with the path from the document to that root, so that one token serves a batch of documents.
// The first covers the document. Before its authority's certificate ends, a second covers the first token (timestamp
// renewal). Before its hash function falls, one with a stronger function covers document and all of the record (hash
// tree renewal). So each generation needs to be trusted only until the next, and the last until today.
//
// The way up: [Prepare] takes documents and their records so far and gives what the authority is to stamp;
// [Batch.Records] takes the authority's token and gives the records. The way down: [Record.Verify] checks every link
// and every token against certificates that the verifier trusts, and [Since] says from when on the document is proven
// to have existed.
//
// The package is pure: no clock, no network, no disk. Its profile of RFC 4998, which is closed, is in
// docs/spec/timestamps.md. It does not ask whether certificates were revoked.
package ers
