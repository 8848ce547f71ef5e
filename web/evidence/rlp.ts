// RLP (Ethereum Yellow Paper, appendix B) in its one encoding.
import { concat, refuse, toUint, uint } from "./bytes.js";

export type Item = Uint8Array | Item[];

// A receipt nests four deep; what is nested deeper would only be meant to exhaust the stack.
const maxDepth = 16;

export function decodeRlp(b: Uint8Array): Item {
  const [item, rest] = take(b, 0);
  return rest.length === 0 ? item : refuse("bytes behind an RLP item");
}

export function decodeRlpList(b: Uint8Array, of: string): Item[] {
  return asList(decodeRlp(b), of);
}

function take(b: Uint8Array, depth: number): [Item, Uint8Array] {
  if (depth > maxDepth) refuse("RLP nested too deep");
  const first = b[0] ?? refuse("RLP ends too early");
  if (first < 0x80) return [b.subarray(0, 1), b.subarray(1)];
  const [content, rest] = first < 0xc0 ? split(b, first - 0x80) : split(b, first - 0xc0);
  if (first < 0xc0) {
    if (first === 0x81 && content[0]! < 0x80) refuse("RLP: a single byte written as a string");
    return [content, rest];
  }
  const items: Item[] = [];
  for (let left = content; left.length > 0; ) {
    const [item, after] = take(left, depth + 1);
    items.push(item);
    left = after;
  }
  return [items, rest];
}

// split cuts an item's content off; n is its length up to 55, or 55 and the length of the length.
function split(b: Uint8Array, n: number): [Uint8Array, Uint8Array] {
  let [start, length] = [1, n];
  if (n > 55) {
    start = n - 54;
    const bytes = b.subarray(1, start);
    if (bytes.length < start - 1 || bytes[0] === 0) refuse("RLP: a length not in its shortest form");
    const long = toUint(bytes);
    if (long <= 55n) refuse("RLP: a long length for a short one");
    if (long > BigInt(b.length)) refuse("RLP ends too early");
    length = Number(long);
  }
  if (b.length < start + length) refuse("RLP ends too early");
  return [b.subarray(start, start + length), b.subarray(start + length)];
}

export function asList(item: Item | undefined, of: string, length?: number): Item[] {
  if (!Array.isArray(item)) return refuse(`${of}: not an RLP list`);
  if (length !== undefined && item.length !== length) refuse(`${of}: ${item.length} fields and not ${length}`);
  return item;
}

export function asString(item: Item | undefined, of: string, length?: number): Uint8Array {
  if (!(item instanceof Uint8Array)) return refuse(`${of}: not an RLP string`);
  if (length !== undefined && item.length !== length) refuse(`${of}: ${item.length} bytes and not ${length}`);
  return item;
}

export function asInteger(item: Item | undefined, of: string, maxBytes = 32): bigint {
  const b = asString(item, of);
  if (b[0] === 0) refuse(`${of}: an integer with a leading zero`);
  if (b.length > maxBytes) refuse(`${of}: out of range`);
  return toUint(b);
}

/** Encodes an item. */
export function encodeRlp(item: Item): Uint8Array {
  if (Array.isArray(item)) return withLength(0xc0, concat(...item.map(encodeRlp)));
  return item.length === 1 && item[0]! < 0x80 ? item : withLength(0x80, item);
}

function withLength(base: number, content: Uint8Array): Uint8Array {
  if (content.length <= 55) return concat(Uint8Array.of(base + content.length), content);
  const length = toInteger(BigInt(content.length));
  return concat(Uint8Array.of(base + 55 + length.length), length, content);
}

/** A number as RLP has it: big endian, without leading zeros. */
export function toInteger(n: bigint): Uint8Array {
  let length = 0;
  while (n >> BigInt(8 * length)) length++;
  return length === 0 ? new Uint8Array() : uint(n, length);
}
