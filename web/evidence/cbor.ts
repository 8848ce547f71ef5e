// CBOR in core deterministic encoding (RFC 8949, section 4.2.1), and nothing else: see docs/spec/README.md.
//
// The reader takes each value in the one encoding that it has, so no byte of what was read can change unnoticed. It
// allocates only what the input has bytes for.
import { compare, concat, fromText, refuse, toText } from "./bytes.js";

export type Value = bigint | Uint8Array | string | null | Value[] | Map<bigint, Value> | Tagged;

export class Tagged {
  constructor(
    readonly tag: bigint,
    readonly value: Value,
  ) {}
}

// Nothing here is nested deeper than a path in a proof in a receipt; what is would only be meant to exhaust the stack.
const maxDepth = 16;

export function decode(b: Uint8Array): Value {
  const reader = new Reader(b);
  const value = reader.item(0);
  if (reader.at !== b.length) refuse("bytes behind the item");
  return value;
}

class Reader {
  at = 0;
  constructor(private readonly b: Uint8Array) {}

  item(depth: number): Value {
    if (depth > maxDepth) refuse("nested too deep");
    const first = this.take(1)[0]!;
    if (first === 0xf6) return null;
    const n = this.argument(first & 31);
    switch (first >> 5) {
      case 0:
        return n;
      case 1:
        return -1n - n;
      case 2:
        return this.take(n);
      case 3:
        return toText(this.take(n));
      case 4:
        return this.array(n, depth);
      case 5:
        return this.map(n, depth);
      case 6:
        return new Tagged(n, this.item(depth + 1));
    }
    return refuse("a float, a boolean or another simple value");
  }

  private array(n: bigint, depth: number): Value[] {
    const items: Value[] = [];
    for (let i = 0n; i < n; i++) items.push(this.item(depth + 1));
    return items;
  }

  private map(n: bigint, depth: number): Map<bigint, Value> {
    const map = new Map<bigint, Value>();
    let before: Uint8Array | undefined;
    for (let i = 0n; i < n; i++) {
      const start = this.at;
      const key = this.item(depth + 1);
      const encoded = this.b.subarray(start, this.at);
      if (typeof key !== "bigint") return refuse("a map key that is not an integer");
      if (before && compare(before, encoded) >= 0) refuse("map keys out of order, or one twice");
      before = encoded;
      map.set(key, this.item(depth + 1));
    }
    return map;
  }

  // argument reads what follows the first byte; the shortest form only, and no indefinite length.
  private argument(info: number): bigint {
    if (info < 24) return BigInt(info);
    if (info > 27) refuse("an indefinite length");
    const bytes = this.take(1 << (info - 24));
    const n = bytes.reduce((sum, x) => (sum << 8n) | BigInt(x), 0n);
    if (n < (info === 24 ? 24n : 1n << BigInt(4 << (info - 24)))) refuse("an integer or length not in its shortest form");
    return n;
  }

  private take(n: bigint | number): Uint8Array {
    if (BigInt(this.b.length - this.at) < BigInt(n)) refuse("it ends too early");
    const start = this.at;
    this.at += Number(n);
    return this.b.subarray(start, this.at);
  }
}

/** Encodes what signatures and hashes are made over: arrays of texts and bytes. */
export function encode(value: Value): Uint8Array {
  if (typeof value === "bigint") return value < 0n ? head(1, -1n - value) : head(0, value);
  if (typeof value === "string") return concat(head(3, fromText(value).length), fromText(value));
  if (value instanceof Uint8Array) return concat(head(2, value.length), value);
  if (Array.isArray(value)) return concat(head(4, value.length), ...value.map(encode));
  throw new TypeError("not a type that is encoded here");
}

function head(major: number, n: number | bigint): Uint8Array {
  let width = 0;
  while (width < 4 && BigInt(n) >= (width === 0 ? 24n : 1n << BigInt(4 << width))) width++;
  const first = (major << 5) | (width === 0 ? Number(n) : 23 + width);
  const rest = new Uint8Array(width === 0 ? 0 : 1 << (width - 1));
  for (let i = rest.length - 1, left = BigInt(n); i >= 0; i--, left >>= 8n) rest[i] = Number(left & 255n);
  return concat(Uint8Array.of(first), rest);
}
