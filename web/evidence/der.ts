// DER (X.690): values with definite lengths in their shortest form, and nothing else. What holds values is read like
// Fields: all that is there must be asked for.
import { concat, refuse, toUint } from "./bytes.js";

export const tag = {
  boolean: 0x01, integer: 0x02, bits: 0x03, octets: 0x04, null: 0x05, oid: 0x06, utcTime: 0x17, time: 0x18, sequence: 0x30, set: 0x31,
  explicit: (n: number) => 0xa0 + n, // [n], of what holds values
};

/** Item is one value. */
export interface Item {
  tag: number;
  content: Uint8Array;
  whole: Uint8Array; // with tag and length
}

// Nothing here is nested half as deep; what is would only be meant to exhaust the stack.
const maxDepth = 32;

/** The one value that the bytes are, DER all the way down. */
export function readDer(b: Uint8Array, of: string): Item {
  const items = new Items(b, of);
  const item = items.any();
  items.done();
  checkInside(item, of, 0);
  return item;
}

function checkInside(item: Item, of: string, depth: number): void {
  if (depth > maxDepth) refuse(`${of}: nested too deep`);
  if (!(item.tag & 0x20)) return;
  for (const items = new Items(item.content, of); !items.isEmpty; ) checkInside(items.any(), of, depth + 1);
}

/** Items that follow one another. Read them all, then call done. */
export class Items {
  private at = 0;

  constructor(
    private readonly b: Uint8Array,
    private readonly of: string,
  ) {}

  get isEmpty(): boolean {
    return this.at === this.b.length;
  }

  any(): Item {
    const [first, length] = [this.b[this.at], this.b[this.at + 1]];
    if (first === undefined || length === undefined || (first & 0x1f) === 0x1f) return refuse(`${this.of}: no value`);
    const width = length < 0x80 ? 0 : length - 0x80;
    const start = this.at + 2 + width;
    if (width > 4 || length === 0x80 || start > this.b.length) refuse(`${this.of}: a length of another form`);
    const n = width ? Number(toUint(this.b.subarray(this.at + 2, start))) : length;
    if (width && n < Math.max(0x80, 2 ** (8 * (width - 1)))) refuse(`${this.of}: a length not in its shortest form`);
    if (n > this.b.length - start) refuse(`${this.of}: it ends too early`);
    const item = { tag: first, content: this.b.subarray(start, start + n), whole: this.b.subarray(this.at, start + n) };
    this.at = start + n;
    return item;
  }

  /** Whether the next value has this tag. */
  isNext(wanted: number): boolean {
    return !this.isEmpty && this.b[this.at] === wanted;
  }

  take(wanted: number): Item {
    return this.isNext(wanted) ? this.any() : refuse(`${this.of}: a value of tag ${wanted} is missing`);
  }

  optional(wanted: number): Item | null {
    return this.isNext(wanted) ? this.any() : null;
  }

  /** What is inside of the next value. */
  inside(wanted: number): Items {
    return new Items(this.take(wanted).content, this.of);
  }

  /** What is left, each read by itself. */
  map<T>(read: (items: Items) => T): T[] {
    const list: T[] = [];
    while (!this.isEmpty) list.push(read(this));
    return list;
  }

  oid(): string {
    return asOid(this.take(tag.oid).content, this.of);
  }

  integer(): Uint8Array {
    const { content } = this.take(tag.integer);
    const isLong = content.length > 1 && (content[0] === 0 ? content[1]! < 0x80 : content[0] === 0xff && content[1]! >= 0x80);
    return content.length === 0 || isLong ? refuse(`${this.of}: an integer not in its shortest form`) : content;
  }

  uint(): bigint {
    const b = this.integer();
    return b[0]! < 0x80 ? toUint(b) : refuse(`${this.of}: a negative integer`);
  }

  /** Bits, of which there are whole bytes. */
  bits(): Uint8Array {
    const { content } = this.take(tag.bits);
    return content[0] === 0 ? content.subarray(1) : refuse(`${this.of}: bits that are not whole bytes`);
  }

  /** A time in UTC, in milliseconds. */
  time(): number {
    const item = this.isNext(tag.time) ? this.any() : this.take(tag.utcTime);
    return asTime(item, this.of);
  }

  done(): void {
    if (!this.isEmpty) refuse(`${this.of}: bytes behind what is known`);
  }
}

function asOid(content: Uint8Array, of: string): string {
  const numbers: bigint[] = [];
  let n = 0n;
  let isBegun = false;
  for (const x of content) {
    if (!isBegun && x === 0x80) refuse(`${of}: an identifier not in its shortest form`);
    n = (n << 7n) | BigInt(x & 0x7f);
    isBegun = x >= 0x80;
    if (isBegun) continue;
    numbers.push(n);
    n = 0n;
  }
  const first = numbers.shift();
  if (isBegun || first === undefined) return refuse(`${of}: not an identifier`);
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - 40n * root, ...numbers].join(".");
}

function asTime({ tag: kind, content }: Item, of: string): number {
  const text = String.fromCharCode(...content);
  const form = kind === tag.time ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d*[1-9])?Z$/ : /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;
  const [, year, month, day, hour, minute, second, fraction] = form.exec(text) ?? refuse(`${of}: not a time in UTC`);
  const full = kind === tag.time ? year! : (Number(year) < 50 ? "20" : "19") + year;
  const iso = `${full}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const time = Date.parse(iso);
  if (Number.isNaN(time) || new Date(time).toISOString() !== iso) refuse(`${of}: not a time`);
  return time + 1000 * Number(fraction ?? 0);
}

/** A value of this tag that holds these. */
export function writeDer(as: number, ...parts: Uint8Array[]): Uint8Array {
  const content = concat(...parts);
  const n = content.length.toString(16);
  const length = content.length < 0x80 ? [content.length] : [0x80 + Math.ceil(n.length / 2), ...toBytes(n)];
  return concat(Uint8Array.of(as, ...length), content);
}

function toBytes(digits: string): number[] {
  return (digits.length % 2 ? "0" + digits : digits).match(/../g)!.map((d) => parseInt(d, 16));
}
