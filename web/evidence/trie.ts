// The walk through a Merkle Patricia trie (Yellow Paper, appendix D): see docs/spec/chain-proof.md.
import { keccak_256 } from "@noble/hashes/sha3.js";
import { equal, refuse } from "./bytes.js";
import { asList, asString, decodeRlp, type Item } from "./rlp.js";

/** The value under the key, which the nodes lead to from the root. Each node is needed, and in its place. */
export function trieValue(root: Uint8Array, key: Uint8Array, nodes: Uint8Array[]): Uint8Array {
  const left = [...nodes];
  let path = halfBytes(key);
  let node = nextNode(root, left);
  for (;;) {
    if (node.length === 17) {
      if (path.length === 0) return value(node[16], left);
      node = follow(node[path[0]!]!, left);
      path = path.slice(1);
    } else if (node.length === 2) {
      const { isLeaf, part } = readPrefix(asString(node[0], "trie node, path"));
      if (!part.every((h, i) => h === path[i])) refuse("the trie leads elsewhere than to this receipt");
      path = path.slice(part.length);
      if (isLeaf) return path.length === 0 ? value(node[1], left) : refuse("the trie ends before this receipt");
      node = follow(node[1]!, left);
    } else {
      refuse(`a trie node of ${node.length} items`);
    }
  }
}

function nextNode(hash: Uint8Array, left: Uint8Array[]): Item[] {
  const encoded = left.shift() ?? refuse("the path ends before the receipt");
  if (!equal(keccak_256(encoded), hash)) refuse("a trie node has another hash than the one asked for");
  return asList(decodeRlp(encoded), "trie node");
}

// follow goes on to a child: by its hash to the next node of the path, or into the child itself, if it is inlined.
function follow(child: Item, left: Uint8Array[]): Item[] {
  if (Array.isArray(child)) return child;
  return child.length === 32 ? nextNode(child, left) : refuse("the trie holds nothing for this receipt");
}

function value(item: Item | undefined, left: Uint8Array[]): Uint8Array {
  const b = asString(item, "trie value");
  if (b.length === 0) refuse("the trie holds nothing for this receipt");
  return left.length === 0 ? b : refuse("a trie node is left over");
}

function halfBytes(b: Uint8Array): number[] {
  return Array.from(b, (x) => [x >> 4, x & 15]).flat();
}

function readPrefix(b: Uint8Array): { isLeaf: boolean; part: number[] } {
  const [flag, ...part] = halfBytes(b);
  if (flag === undefined || flag > 3) return refuse("a trie node whose path has no valid prefix");
  if (flag & 1) return { isLeaf: flag === 3, part };
  if (part.shift() !== 0) refuse("a trie node whose path has no valid prefix");
  return { isLeaf: flag === 2, part };
}
