// The log's Merkle tree (RFC 9162, section 2.1): see docs/spec/log.md.
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, equal, refuse } from "./bytes.js";

export interface Inclusion {
  size: bigint;
  index: bigint;
  path: Uint8Array[];
}

export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(concat(Uint8Array.of(0), entry));
}

function node(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concat(Uint8Array.of(1), left, right));
}

/** The root that leaf and path lead to (RFC 9162, section 2.1.3.2). */
export function inclusionRoot(leaf: Uint8Array, { size, index, path }: Inclusion): Uint8Array {
  if (index >= size) refuse(`index ${index} is outside of a tree of ${size}`);
  const left = [...path];
  const next = () => left.shift() ?? refuse("the path is too short");
  let hash = leaf;
  for (let last = size - 1n; last > 0n; index >>= 1n, last >>= 1n) {
    if (index & 1n) hash = node(next(), hash);
    else if (index < last) hash = node(hash, next());
  }
  return left.length === 0 ? hash : refuse("the path is too long");
}

export interface Head {
  size: bigint;
  root: Uint8Array;
}

/** Whether the proof shows that a larger tree begins with a smaller one that is not empty (RFC 9162, section 2.1.4.2). */
export function isConsistent(old: Head, head: Head, proof: Uint8Array[]): boolean {
  if (old.size === 0n || old.size >= head.size) return false;
  const path = [...proof];
  if (isPowerOfTwo(old.size)) path.unshift(old.root);
  let [fn, sn] = [old.size - 1n, head.size - 1n];
  for (; fn & 1n; fn >>= 1n) sn >>= 1n;
  let older = path.shift();
  let newer = older;
  if (!older || !newer) return false;
  for (const hash of path) {
    if (sn === 0n) return false;
    if (fn & 1n || fn === sn) {
      [older, newer] = [node(hash, older), node(hash, newer)];
      for (; !(fn & 1n) && fn !== 0n; fn >>= 1n) sn >>= 1n;
    } else {
      newer = node(newer, hash);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && equal(older, old.root) && equal(newer, head.root);
}

function isPowerOfTwo(n: bigint): boolean {
  return (n & (n - 1n)) === 0n;
}
