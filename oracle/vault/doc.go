// Package vault seals records and keeps the sealed bodies.
//
// [Keyring.Seal] encrypts a version under a fresh content key and wraps that key, together with the fresh version
// secret, under the key of the current epoch. [Keyring.Open] is the way back. What is sealed has three parts, which lie
// in different hands:
//
//	body     AES-256-GCM, above 8 MiB in chunks (docs/spec/body.md): in the [Store], under its address, the SHA-256 of its
//	         bytes; or in a [Pack], with others that came in with it
//	wrapped  the content key and the version secret under the epoch key: a row of the journal
//	epoch    the epoch key under that epoch's own HPKE key pair ([WrappedEpoch]): a row of the journal; the pair's
//	         private half is in the key folder, outside every database backup
//
// So the store's thief has ciphertext, the database's thief has wrapped keys, and destroying one private half shreds
// all that its epoch holds. Rotating an epoch wraps 64 bytes a version anew and touches no body.
//
// Who is granted a version gets its body as a [JWE] and its content key in an envelope ([Keyring.Share]).
//
// # Formats
//
// Integers are big-endian. A wrapped key is 93 bytes:
//
//	1  format, 1
//	12 nonce, random
//	80 AES-256-GCM of content key (32) and version secret (32), with the associated data
//	   "labseal/wrap/1" 00, record (16), version (4), epoch (4), address (32)
//
// The address ties the wrapped key to its body: whoever was granted the content key can't put another body in its
// place. Random nonces allow 2^32 versions an epoch (NIST SP 800-38D, 8.3).
//
// A wrapped epoch key is the HPKE encapsulation followed by the ciphertext of the 32-byte key (48), base mode, info
// "labseal/epoch/1" 00 and the suite's name, associated data the epoch (4). Suites are named by KEM, KDF and AEAD.
//
// A pack is the number of its bodies (4), of each its address (32) and its length (4), and the bodies. It is the store's
// object ab/abcd….pack, by the SHA-256 of "labseal/pack/1" 00 and all that comes before the bodies. Which pack a body lies
// in is a column of its version's row, and of the copy of that.
//
// A copy of journal rows ([Copy]) is version 1 of a record of its own:
//
//	1  format, 1
//	4  epoch
//	8  when it was made, in nanoseconds since 1970
//	93 wrapped key
//	and the body, to the end
//
// It is the store's object copies-<log>/<first>-<round>-<record>: the place of its first entry in 20 digits, its round in 16 hex
// digits, and the record's id. When copies are made anew, those of another round are removed. It is gone with its epoch's key
// pair, like a version.
//
// Nothing here writes clear text anywhere, not even to a temporary file, and no error tells more
// of a record than its id and size.
package vault
