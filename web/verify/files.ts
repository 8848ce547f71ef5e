// The files that a reader adds, told apart by what they hold and not by their names.
import { concat, fromText } from "../evidence/bytes.js";
import { decodeEvidence } from "../evidence/evidence.js";
import { attachmentsOf } from "./certificate.js";

export type Kind = "evidence" | "amendment" | "opening" | "trust" | "authorities" | "witnesses" | "record";

/** Held is the newest file of each kind that the reader gave. */
export type Held = { [kind in Kind]?: { name: string; bytes: Uint8Array } };

const longestText = 1 << 20; // of certificates or keys
const openingStart = Uint8Array.of(0x01, 0x01, 0x02, 0x58, 0x20); // version 1, and a leaf hash

export function kindOf(b: Uint8Array): Kind {
  if (startsWith(b, Uint8Array.of(0xd2, 0x84))) return isAmendment(b) ? "amendment" : "evidence";
  if (b[0]! >> 5 === 5 && startsWith(b.subarray(1), openingStart)) return "opening";
  const text = b.length < longestText ? new TextDecoder().decode(b) : "";
  if (/^-----BEGIN CERTIFICATE-----$/m.test(text)) return "authorities";
  if (keysOf(text).length > 0 && keysOf(text).every((line) => /^\S+\+[0-9a-f]{8}\+[\w+/=]+$/.test(line))) return "witnesses";
  if (startsWith(b, fromText('{\n  "format": "labseal/trust/'))) return "trust";
  return "record";
}

/** The keys in a file of witnesses, one a line; empty lines and those with # are left out. */
export function keysOf(text: string): string[] {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
}

function isAmendment(b: Uint8Array): boolean {
  try {
    return decodeEvidence(b).statement.amendment !== null;
  } catch {
    return false; // it is checked, and refused, as evidence
  }
}

/** The files that the reader added are these: a certificate stands for what is embedded in it, if that has evidence. */
export async function unpacked(b: Uint8Array): Promise<Uint8Array[]> {
  if (!startsWith(b, fromText("%PDF-"))) return [b];
  const embedded = await attachmentsOf(b);
  return embedded.some((file) => ["evidence", "amendment"].includes(kindOf(file))) ? embedded : [b]; // a record may be a PDF too
}

function startsWith(b: Uint8Array, start: Uint8Array): boolean {
  return start.every((x, i) => b[i] === x);
}

/** Trust files in the order of their numbers, as one sequence; each number once, as it was added last. */
export function inSequence(files: Uint8Array[]): Uint8Array {
  const byNumber = new Map<number, Uint8Array>();
  for (const file of files) byNumber.set(Number(/^ {2}"number": (\d+)/m.exec(new TextDecoder().decode(file))?.[1]), file);
  return concat(...[...byNumber].sort(([a], [b]) => a - b).map(([, file]) => file));
}
