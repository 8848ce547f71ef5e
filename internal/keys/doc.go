// Package keys is the lab's key folder: one file a key, all of them encrypted under one password.
//
// The folder (LABSEAL_KEYSTORE) holds a file for each purpose, and one for each epoch of sealing:
//
//	governor.json manager.json sequencer.json relayer.json attestor.json    secp256k1, the lab's accounts
//	statement.json                                                          ES256 (P-256), signs statements
//	log.json                                                                Ed25519, signs log checkpoints
//	witness.json                                                            Ed25519, cosigns logs; only at a witness
//	lookup.json                                                             32 bytes, HMAC-SHA256 of lookup values
//	masks/1.json masks/2.json …                                             32 bytes, AES-256 over lookup values
//	epochs/1.json epochs/2.json …                                           HPKE key pair (MLKEM768-P256)
//
// Each file is an Ethereum keystore of version 3 (scrypt, AES-128-CTR, Keccak-256 MAC), so that geth, Foundry and the
// like open the accounts. Three fields more say what the key is for (purpose, algorithm) and tie the key to it (check);
// a file under another's name is refused. A file made elsewhere, which has none of them, is taken as an account.
//
// [Open] reads the password and nothing else; a key is decrypted when it is first asked for and kept until the process
// ends. [Folder.Create] makes a key that is not there yet, and never replaces one: a lost statement or epoch key can't
// be made again. The folder belongs in no database backup: epoch keys are what makes shredding final.
//
// A file UNGUARDED beside them says that the password guards nothing, in devnets and tests: then new keys are encrypted without
// work. Where it is not, opening a key takes a second.
//
// Files which group or others can read are refused, as ssh does. No type of this package prints its key.
//
// In a key's place there may be a pointer, a JSON file without secrets that says where the key is: in a PKCS#11 token
// (package pkcs11) or, an account's, in a Web3Signer (package web3signer). Callers see no difference: [Account] signs
// hashes and transactions, and [Signer] is a crypto.Signer.
//
// Keys follow each other by [Folder.Prepare] and [Folder.Rotate]: sequencer.next.json is to be the next one, and
// sequencer.until-2026-11-23.json was one until that day. [Folder.LogOf] opens former log keys too.
package keys
