// JSON in the one layout that a trust file has: see docs/spec/trust.md, Layout.
import { fromHex, refuse } from "./bytes.js";

export type Json = null | string | number | boolean | Json[] | { [name: string]: Json };

/** Reads a text which is exactly what writing its content again gives. */
export function asJson(text: string, of: string): JsonFields {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse(`${of}: not JSON`);
  }
  if (!text.isWellFormed() || writeJson(value) !== text) refuse(`${of}: JSON in another layout than its one`);
  return new JsonFields(value, of);
}

export function writeJson(value: Json): string {
  const escaped = (c: string) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0");
  return JSON.stringify(value, null, 2).replace(/[<>&\u2028\u2029]/g, escaped) + "\n";
}

/** Fields of a closed object, which are read in their order. */
export class JsonFields {
  private readonly unread: [string, Json][];

  constructor(
    value: Json,
    private readonly of: string,
  ) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) refuse(`${of}: not an object`);
    this.unread = Object.entries(value as { [name: string]: Json });
  }

  static asBytes(value: Json, of: string, length?: number): Uint8Array {
    if (typeof value !== "string") return refuse(`${of}: not a string`);
    const b = fromHex(value);
    return length === undefined || b.length === length ? b : refuse(`${of}: ${b.length} bytes and not ${length}`);
  }

  /** Whether the next field is null; if so it is read. */
  isNull(name: string): boolean {
    if (this.unread[0]?.[0] !== name || this.unread[0][1] !== null) return false;
    this.unread.shift();
    return true;
  }

  string(name: string): string {
    const value = this.take(name);
    if (typeof value !== "string") return refuse(`${this.of}, ${name}: not a string`);
    return value.isWellFormed() ? value : refuse(`${this.of}, ${name}: half of a surrogate pair`);
  }

  integer(name: string): bigint {
    const value = this.take(name);
    if (!Number.isSafeInteger(value) || (value as number) < 0) refuse(`${this.of}, ${name}: not an integer from 0 to 2^53 - 1`);
    return BigInt(value as number);
  }

  bytes(name: string, length?: number): Uint8Array {
    return JsonFields.asBytes(this.take(name), `${this.of}, ${name}`, length);
  }

  object<T>(name: string, read: (fields: JsonFields) => T): T {
    return readObject(this.take(name), `${this.of}, ${name}`, read);
  }

  values<T>(name: string, read: (value: Json) => T): T[] {
    const value = this.take(name);
    return Array.isArray(value) ? value.map(read) : refuse(`${this.of}, ${name}: not a list`);
  }

  list<T>(name: string, read: (fields: JsonFields) => T): T[] {
    return this.values(name, (value) => readObject(value, `${this.of}, ${name}`, read));
  }

  done(): void {
    if (this.unread.length > 0) refuse(`${this.of}: unknown field ${this.unread[0]![0]}`);
  }

  private take(name: string): Json {
    const next = this.unread.shift();
    if (next?.[0] !== name) return refuse(`${this.of}: the field ${name} is missing, or not in its place`);
    return next[1];
  }
}

function readObject<T>(value: Json, of: string, read: (fields: JsonFields) => T): T {
  const fields = new JsonFields(value, of);
  const result = read(fields);
  fields.done();
  return result;
}
