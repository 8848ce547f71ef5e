// The signatures that certificates and timestamps have: RSA (RFC 8017) and ECDSA, over SHA-2. Keys and names of
// algorithms are as in RFC 3279, 4055, 5480 and 5758.
import { p256, p384, p521 } from "@noble/curves/nist.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { mgf1, PKCS1_SHA256, PKCS1_SHA384, PKCS1_SHA512, PSS } from "micro-rsa-dsa-dh/rsa.js";
import { equal, refuse } from "./bytes.js";
import { type Item, Items, tag } from "./der.js";

export type HashName = "SHA-256" | "SHA-384" | "SHA-512";

export const hashes = {
  "SHA-256": { hash: sha256, oid: "2.16.840.1.101.3.4.2.1", rsa: PKCS1_SHA256 },
  "SHA-384": { hash: sha384, oid: "2.16.840.1.101.3.4.2.2", rsa: PKCS1_SHA384 },
  "SHA-512": { hash: sha512, oid: "2.16.840.1.101.3.4.2.3", rsa: PKCS1_SHA512 },
};

export function hashNamed(oid: string): HashName | null {
  return (Object.keys(hashes) as HashName[]).find((name) => hashes[name].oid === oid) ?? null;
}

export interface SignatureAlgorithm {
  kind: "RSA" | "RSA-PSS" | "ECDSA";
  hash: HashName | null; // null: said elsewhere
}

const rsa = "1.2.840.113549.1.1.1";
const pss = "1.2.840.113549.1.1.10";
const algorithms: Record<string, SignatureAlgorithm> = {
  [rsa]: { kind: "RSA", hash: null },
  "1.2.840.113549.1.1.11": { kind: "RSA", hash: "SHA-256" },
  "1.2.840.113549.1.1.12": { kind: "RSA", hash: "SHA-384" },
  "1.2.840.113549.1.1.13": { kind: "RSA", hash: "SHA-512" },
  "1.2.840.10045.4.3.2": { kind: "ECDSA", hash: "SHA-256" },
  "1.2.840.10045.4.3.3": { kind: "ECDSA", hash: "SHA-384" },
  "1.2.840.10045.4.3.4": { kind: "ECDSA", hash: "SHA-512" },
};

/** Reads an AlgorithmIdentifier of a signature; null is one that is not known. */
export function readSignatureAlgorithm({ content }: Item): SignatureAlgorithm | null {
  const items = new Items(content, "algorithm");
  const oid = items.oid();
  if (oid !== pss) return algorithms[oid] ?? null;
  // Of PSS's parameters the hash function counts; mask and salt must be of the same, or the signature does not fit.
  const parameters = items.isNext(tag.sequence) ? items.inside(tag.sequence) : null;
  const named = parameters?.isNext(tag.explicit(0)) ? parameters.inside(tag.explicit(0)).inside(tag.sequence).oid() : "";
  return { kind: "RSA-PSS", hash: hashNamed(named) };
}

const curves: Record<string, typeof p256> = { "1.2.840.10045.3.1.7": p256, "1.3.132.0.34": p384, "1.3.132.0.35": p521 };

export type PublicKey = { curve: typeof p256; point: Uint8Array } | { n: bigint; e: bigint };

/** Reads a SubjectPublicKeyInfo; null is a key of a kind that is not known. */
export function readPublicKey({ content }: Item): PublicKey | null {
  const info = new Items(content, "public key");
  const algorithm = info.inside(tag.sequence);
  const kind = algorithm.oid();
  const key = info.bits();
  info.done();
  if (kind === rsa) {
    const numbers = new Items(key, "RSA key").inside(tag.sequence);
    return { n: numbers.uint(), e: numbers.uint() };
  }
  const curve = kind === "1.2.840.10045.2.1" && algorithm.isNext(tag.oid) ? curves[algorithm.oid()] : undefined;
  return curve ? { curve, point: key } : null;
}

/** Whether a key of that algorithm signed the message. */
export function isSignedBy(key: PublicKey | null, algorithm: SignatureAlgorithm | null, message: Uint8Array, signature: Uint8Array): boolean {
  if (!algorithm?.hash) return refuse("an algorithm of signatures that is not known here");
  if (!key) return refuse("a key of a kind that is not known here");
  const { hash, rsa: pkcs1 } = hashes[algorithm.hash];
  const isOfCurve = "curve" in key;
  if (isOfCurve !== (algorithm.kind === "ECDSA")) return refuse("an algorithm of signatures that is not the key's");
  try {
    if (isOfCurve) return key.curve.verify(signature, hash(message), key.point, { prehash: false, lowS: false, format: "der" });
    return (algorithm.kind === "RSA" ? pkcs1 : PSS(hash, mgf1(hash), hash.outputLen)).verify(key, message, signature);
  } catch {
    return false; // a key or a signature that is none
  }
}

/** Digests are compared as they are named. */
export function hasDigest(name: HashName, content: Uint8Array, digest: Uint8Array): boolean {
  return equal(hashes[name].hash(content), digest);
}
