// Package pkcs11 signs with keys that stay in a PKCS#11 token: a hardware security module, a smart card, SoftHSM.
//
// A key is named by a URI of RFC 7512 ([ParseURI]), which says where its PIN is, never what it is:
//
//	pkcs11:token=lab;object=statement?module-path=/usr/lib/softhsm/libsofthsm2.so&pin-source=file:/etc/labseal/pin
//
// A wrong PIN counts towards the token's lock, so it is tried once: after that the token is refused until the process
// ends, and a token that still remembers a wrong PIN (its flags say so) is refused before the PIN is tried at all.
//
// All keys of a token share one session, and a module makes one signature at a time. A session that is gone is made
// anew once for each signature. Each signature is checked against the public key before it is handed out.
//
// PKCS#11 modules are C libraries: a build without cgo has this package, but opens no key.
package pkcs11
