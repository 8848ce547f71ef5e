// Closed maps and arrays: every key must be asked for, and what is asked for must be there.
import { isZero, refuse } from "./bytes.js";
import type { Value } from "./cbor.js";

/** Fields of a closed map. Read them all, then call done. */
export class Fields {
  private readonly unread: Map<bigint, Value>;

  constructor(
    value: Value | undefined,
    private readonly of: string,
  ) {
    if (!(value instanceof Map)) refuse(`${of}: not a map`);
    this.unread = new Map(value as Map<bigint, Value>);
  }

  has(key: number): boolean {
    return this.unread.has(BigInt(key));
  }

  take(key: number): Value {
    const value = this.unread.get(BigInt(key));
    if (value === undefined) refuse(`${this.of}: key ${key} is missing`);
    this.unread.delete(BigInt(key));
    return value as Value;
  }

  uint(key: number): bigint {
    return asUint(this.take(key), `${this.of}, key ${key}`);
  }

  is(key: number, wanted: bigint | string): void {
    const value = this.take(key);
    if (value !== wanted) refuse(`${this.of}, key ${key}: not ${wanted}, which is all that is known here`);
  }

  text(key: number): string {
    const value = this.take(key);
    return typeof value === "string" ? value : refuse(`${this.of}, key ${key}: not a text`);
  }

  bytes(key: number, length?: number): Uint8Array {
    return asBytes(this.take(key), `${this.of}, key ${key}`, length);
  }

  /** 32 bytes that are not all zero. */
  hash(key: number): Uint8Array {
    const b = this.bytes(key, 32);
    return isZero(b) ? refuse(`${this.of}, key ${key}: zero`) : b;
  }

  array(key: number, length?: number): Value[] {
    return asArray(this.take(key), `${this.of}, key ${key}`, length);
  }

  done(): void {
    const [unknown] = this.unread.keys();
    if (unknown !== undefined) refuse(`${this.of}: unknown key ${unknown}`);
  }
}

export function asUint(value: Value | undefined, of: string): bigint {
  return typeof value === "bigint" && value >= 0n ? value : refuse(`${of}: not an unsigned integer`);
}

export function asBytes(value: Value | undefined, of: string, length?: number): Uint8Array {
  if (!(value instanceof Uint8Array)) return refuse(`${of}: not a byte string`);
  if (length !== undefined && value.length !== length) refuse(`${of}: ${value.length} bytes and not ${length}`);
  return value;
}

export function asArray(value: Value | undefined, of: string, length?: number): Value[] {
  if (!Array.isArray(value)) return refuse(`${of}: not an array`);
  if (length !== undefined && value.length !== length) refuse(`${of}: ${value.length} elements and not ${length}`);
  return value;
}
