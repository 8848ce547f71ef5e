// Merkle Patricia tries (Yellow Paper, appendix D): see docs/spec/chain-proof.md.
import { keccak_256 } from "@noble/hashes/sha3.js";
import { equal, refuse } from "./bytes.js";
import { asList, asString, decodeRlpList, encodeRlp, type Item } from "./rlp.js";

/** Checks that a trie has the value under the key. The nodes lead to its leaf, which is not among them. */
export function checkTrie(root: Uint8Array, key: Uint8Array, nodes: Uint8Array[], value: Uint8Array): void {
  let wanted = root;
  let path = halfBytes(key);
  for (const encoded of nodes) {
    if (!equal(keccak_256(encoded), wanted)) refuse("a trie node has another hash than the one asked for");
    const { child, rest } = step(decodeRlpList(encoded, "trie node"), path);
    wanted = asString(child, "trie node", 32);
    path = rest;
  }
  if (!equal(keccak_256(encodeRlp([writePrefix(path), value])), wanted)) refuse("the trie has another value than this");
}

/** The value that a trie has under the key, or null where the nodes show that it has none. They end where that shows. */
export function trieValue(root: Uint8Array, key: Uint8Array, nodes: Uint8Array[]): Uint8Array | null {
  let wanted: Uint8Array | null = root;
  let path = halfBytes(key);
  let value: Uint8Array | null = null;
  for (const encoded of nodes) {
    if (!wanted) return refuse("a trie node is left over");
    if (!equal(keccak_256(encoded), wanted)) refuse("a trie node has another hash than the one asked for");
    const node = decodeRlpList(encoded, "trie node");
    if (node.length === 2) {
      const { isLeaf, part } = readPrefix(asString(node[0], "trie node, path"));
      const isOnPath = part.every((h, i) => h === path[i]);
      if (isLeaf && isOnPath && part.length === path.length) value = asString(node[1], "trie value");
      wanted = isLeaf || !isOnPath ? null : asString(node[1], "trie node", 32);
      path = path.slice(part.length);
    } else {
      const { child, rest } = step(node, path);
      wanted = child instanceof Uint8Array && child.length === 0 ? null : asString(child, "trie node", 32);
      path = rest;
    }
  }
  return wanted ? refuse("the nodes end before they show anything") : value;
}

function step(node: Item[], path: number[]): { child: Item | undefined; rest: number[] } {
  if (node.length === 17) {
    const [next, ...rest] = path;
    return next === undefined ? refuse("the trie ends before the value") : { child: node[next], rest };
  }
  asList(node, "trie node", 2);
  const { isLeaf, part } = readPrefix(asString(node[0], "trie node, path"));
  if (isLeaf || !part.every((h, i) => h === path[i])) refuse("the trie leads elsewhere");
  return { child: node[1], rest: path.slice(part.length) };
}

export function halfBytes(b: Uint8Array): number[] {
  return Array.from(b, (x) => [x >> 4, x & 15]).flat();
}

export function readPrefix(b: Uint8Array): { isLeaf: boolean; part: number[] } {
  const [flag, ...part] = halfBytes(b);
  if (flag === undefined || flag > 3) return refuse("a trie node whose path has no valid prefix");
  if (flag & 1) return { isLeaf: flag === 3, part };
  return part.shift() === 0 ? { isLeaf: flag === 2, part } : refuse("a trie node whose path has no valid prefix");
}

// writePrefix is that of a leaf.
function writePrefix(path: number[]): Uint8Array {
  const whole = path.length % 2 ? [3, ...path] : [2, 0, ...path];
  return Uint8Array.from({ length: whole.length / 2 }, (_, i) => 16 * whole[2 * i]! + whole[2 * i + 1]!);
}
