// Bytes, as everything here is read and compared.

/** Refused is the error of a reader: what it was given is not in the one form that the format has. */
export class Refused extends Error {}

export function refuse(why: string): never {
  throw new Refused(why);
}

export function concat(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Orders bytewise: negative when a comes first, 0 when both are the same. */
export function compare(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return compare(a, b) === 0;
}

export function isZero(b: Uint8Array): boolean {
  return b.every((x) => x === 0);
}

export function hex(b: Uint8Array): string {
  return "0x" + Array.from(b, (x) => x.toString(16).padStart(2, "0")).join("");
}

export function fromHex(text: string): Uint8Array {
  if (!/^0x([0-9a-f]{2})*$/.test(text)) refuse(`not lower-case hex behind 0x: ${text.slice(0, 80)}`);
  return Uint8Array.from(text.slice(2).match(/../g) ?? [], (x) => parseInt(x, 16));
}

/** The number that the bytes are, big endian. */
export function toUint(b: Uint8Array): bigint {
  return b.length === 0 ? 0n : BigInt(hex(b));
}

/** The number as bytes, big endian, of this length. */
export function uint(n: bigint, length: number): Uint8Array {
  return fromHex("0x" + n.toString(16).padStart(2 * length, "0"));
}

export function fromText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The text that the bytes are, if they are UTF-8; a byte order mark is text like any other. */
export function toText(b: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(b);
  } catch {
    return refuse("text that is not UTF-8");
  }
}

export function toBase64(b: Uint8Array): string {
  return btoa(Array.from(b, (x) => String.fromCharCode(x)).join(""));
}

/** Reads standard base64 with padding, in its one form: stray bits are zero. */
export function fromBase64(text: string): Uint8Array {
  let b: Uint8Array;
  try {
    b = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  } catch {
    return refuse("not base64");
  }
  if (toBase64(b) !== text) refuse("base64 in another form than the shortest");
  return b;
}
