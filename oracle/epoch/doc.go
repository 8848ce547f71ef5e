// Package epoch looks after the epochs under whose keys all is sealed: it begins them, wraps what one holds under another,
// and destroys them.
//
// The promise: whatever interrupts [Keeper.Rotate], [Keeper.Rewrap] or [Keeper.Destroy], all that was sealed still opens, and
// the same call done again goes on where it was. An epoch's key pair is destroyed only once the journal itself has found
// nothing that is wrapped under it, and refuses to keep anything that would be. No body is ever read or written: what is
// wrapped anew is 64 bytes a version.
//
// A process that works on, such as oracle serve, seals under the epoch that it knows. Once that has ended the database refuses
// what it sealed, and it seals that again under the next one (vault.Keyring.Again). It lets go of a destroyed epoch when it
// looks at the journal the next time; until then the key is in its memory.
package epoch
