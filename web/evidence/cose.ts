// COSE_Sign1 (RFC 9052, section 4.2), and the two algorithms that labs sign with.
import { ed25519 } from "@noble/curves/ed25519.js";
import { p256 } from "@noble/curves/nist.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { concat, equal, isZero, refuse, toBase64 } from "./bytes.js";
import { decode, encode, Tagged, type Value } from "./cbor.js";
import { asArray, asBytes, Fields } from "./fields.js";

export interface Sign1 {
  protected: Uint8Array;
  unprotected: Value;
  payload: Uint8Array | null;
  signature: Uint8Array;
}

export function decodeSign1(b: Uint8Array, of: string): Sign1 {
  const tagged = decode(b);
  if (!(tagged instanceof Tagged) || tagged.tag !== 18n) return refuse(`${of}: not tagged as COSE_Sign1`);
  const [header, unprotected, payload, signature] = asArray(tagged.value, of, 4);
  return {
    protected: asBytes(header, `${of}, protected header`),
    unprotected: unprotected!,
    payload: payload === null ? null : asBytes(payload, `${of}, payload`),
    signature: asBytes(signature, `${of}, signature`), // of another length than 64 it is none
  };
}

/** The Sig_structure of RFC 9052, section 4.4, with empty external data. */
export function toBeSigned(header: Uint8Array, payload: Uint8Array): Uint8Array {
  return encode(["Signature1", header, new Uint8Array(), payload]);
}

/** The key id of a key: its first 8 bytes of SHA-256. */
export function keyId(key: Uint8Array): Uint8Array {
  return sha256(key).subarray(0, 8);
}

/** Issuer and subject of CWT claims, 32 bytes each, as they are written in a protected header. */
export function readClaims(value: Value, of: string): { issuer: Uint8Array; subject: Uint8Array } {
  const claims = new Fields(value, of);
  const names = { issuer: readName(claims.text(1), of), subject: readName(claims.text(2), of) };
  claims.done();
  return names;
}

function readName(name: string, of: string): Uint8Array {
  const text = /^labseal:([\w-]{43})$/.exec(name)?.[1];
  if (!text) return refuse(`${of}: a name that is not "labseal:" and 32 bytes in base64url`);
  const b = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  if (writeName(b) !== name) refuse(`${of}: a name whose stray bits are not zero`);
  return isZero(b) ? refuse(`${of}: a name of zeros`) : b;
}

function writeName(b: Uint8Array): string {
  return "labseal:" + toBase64(b).replaceAll("+", "-").replaceAll("/", "_").replace("=", "");
}

/** ES256; both halves of s are valid. */
export function verifyES256(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  try {
    return p256.verify(signature, message, concat(Uint8Array.of(4), key), { lowS: false });
  } catch {
    return false; // a key that is no point of the curve
  }
}

/** Ed25519 as in RFC 8032, section 5.1.7, without cofactor: the encoding of R is compared as it was signed. */
export function verifyEd25519(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const order = ed25519.Point.Fn.ORDER;
  const [R, s] = [signature.subarray(0, 32), littleEndian(signature.subarray(32))];
  if (signature.length !== 64 || s >= order) return false;
  try {
    const A = ed25519.Point.fromBytes(key, true);
    const k = littleEndian(sha512(concat(R, key, message))) % order;
    return equal(ed25519.Point.BASE.multiplyUnsafe(s).subtract(A.multiplyUnsafe(k)).toBytes(), R);
  } catch {
    return false; // a key that is no point of the curve
  }
}

function littleEndian(b: Uint8Array): bigint {
  return b.reduceRight((sum, x) => (sum << 8n) | BigInt(x), 0n);
}
