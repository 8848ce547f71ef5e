// Salted commitments to a record and to its claims: see docs/spec/commitments.md. Whoever verifies is shown salts; the
// secret that they come from never leaves the lab.
import { sha256 } from "@noble/hashes/sha2.js";
import { compare, concat, fromText, refuse } from "./bytes.js";
import { encode } from "./cbor.js";

export interface Claim {
  kind: string;
  name: string;
  body: Uint8Array;
}

const zero = Uint8Array.of(0);
const one = Uint8Array.of(1);

export const leafCounts = [16, 64, 256, 1024, 4096, 16384, 65536];

/** How many leaves the tree of so many claims has. */
export function leavesFor(claims: number): number {
  return leafCounts.find((n) => claims <= n) ?? refuse("more than 65536 claims");
}

export function artefactCommitment(salt: Uint8Array, digest: Uint8Array): Uint8Array {
  return sha256(concat(fromText("labseal/artefact/1"), zero, salt, digest));
}

export function replacementPointer(salt: Uint8Array, leafHash: Uint8Array): Uint8Array {
  return sha256(concat(fromText("labseal/replacement/1"), zero, salt, leafHash));
}

export function encodeClaim(claim: Claim): Uint8Array {
  return encode([claim.kind, claim.name, claim.body]);
}

export function claimLeaf(salt: Uint8Array, claim: Claim): Uint8Array {
  return sha256(concat(zero, salt, encodeClaim(claim)));
}

/** A node of the claims tree, over its four children. */
export function claimsNode(children: Uint8Array[]): Uint8Array {
  return sha256(concat(one, ...children));
}

/** All leaves of a version's claims tree, sorted, from a salt for each. Those without a claim are salts themselves. */
export function claimLeaves(salts: Uint8Array[], claims: Claim[]): Uint8Array[] {
  return salts.map((salt, i) => (i < claims.length ? claimLeaf(salt, claims[i]!) : salt)).sort(compare);
}

/** Where the four parts of equal size of a subtree begin and end, from left to right. */
export function quarters(lo: number, hi: number): [number, number][] {
  const quarter = (hi - lo) / 4;
  return [0, 1, 2, 3].map((i) => [lo + i * quarter, lo + (i + 1) * quarter]);
}

/** The root over as many leaves as a claims tree has. */
export function treeRoot(leaves: Uint8Array[]): Uint8Array {
  if (leaves.length === 1) return leaves[0]!;
  return claimsNode(quarters(0, leaves.length).map(([lo, hi]) => treeRoot(leaves.slice(lo, hi))));
}
