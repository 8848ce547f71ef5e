// Package healthlink makes SMART Health Links and serves what they give out.
//
// A link has a random key of its own. What it shares, of each of some records of one patient a version with its evidence as one
// FHIR Bundle, whole or only what some codes name, is encrypted under that key when the link is made, and the ciphertext lies in
// the journal. The key goes into the link and is forgotten: the lab can open its own link's files no more than a thief of its
// database. Only of a long-term link it is kept, sealed like a record, because the files follow the records' versions.
//
// The promise: what a link gives out is a disclosure, which is durable before the first byte leaves; when [Server] has been
// told of a revocation by the journal, no fetch succeeds any more, and the bytes are gone; wrong passcodes are counted over the
// whole life of a link, and the last one ends it; and whoever has no link learns nothing, not even whether there was one.
//
// A link is for the patient, or whoever acts for the patient: it rests on the right of access (45 CFR 164.524). Whoever holds
// the link has what it gives out, and what was fetched can't be taken back.
package healthlink
