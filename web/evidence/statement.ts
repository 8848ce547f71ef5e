// A statement is what a lab signs of one version of a record, or of one amendment: see docs/spec/statement.md.
import { refuse } from "./bytes.js";
import { decode } from "./cbor.js";
import { decodeSign1, readClaims, type Sign1 } from "./cose.js";
import { Fields } from "./fields.js";

export const statuses = ["unknown", "registered", "preliminary", "final", "corrected", "cancelled", "entered-in-error"];
export const reasons = ["none", "corrected", "amended", "superseded", "entered-in-error", "wrong-patient", "cancelled"];

export interface Statement {
  member: Uint8Array;
  handle: Uint8Array;
  keyId: Uint8Array;
  log: Uint8Array;
  time: bigint;
  version: Version | null; // one of these three
  amendment: Amendment | null;
  shred: Shred | null;
}

export interface Version {
  artefact: Uint8Array;
  content: Uint8Array;
  projection: string;
  status: number;
}

export interface Amendment {
  handle: Uint8Array;
  reason: number;
  replacement: Uint8Array | null;
}

/** A version's content was destroyed; until a time backups may still hold it. */
export interface Shred {
  handle: Uint8Array;
  until: bigint;
}

/** Decodes a log entry: a statement whose unprotected header is empty. */
export function decodeEntry(b: Uint8Array): Statement {
  const message = decodeSign1(b, "statement");
  new Fields(message.unprotected, "statement, unprotected header").done();
  return decodeStatement(message);
}

/** Decodes a statement, whatever its unprotected header holds. */
export function decodeStatement(message: Sign1): Statement {
  const header = new Fields(decode(message.protected), "statement, protected header");
  header.is(1, -7n);
  header.is(3, "application/vnd.labseal.statement+cbor");
  const keyId = header.bytes(4, 8);
  const { issuer, subject } = readClaims(header.take(15), "statement, CWT claims");
  header.done();
  if (!message.payload) return refuse("statement: its payload is detached");
  const payload = new Fields(decode(message.payload), "statement, payload");
  payload.is(1, 1n);
  const kind = payload.uint(2);
  if (kind < 1n || kind > 3n) refuse(`statement: unknown kind ${kind}`);
  const statement = {
    member: issuer,
    handle: subject,
    keyId,
    log: payload.hash(3),
    time: decodeTime(payload, 4),
    version: kind === 1n ? decodeVersion(payload) : null,
    amendment: kind === 2n ? decodeAmendment(payload) : null,
    shred: kind === 3n ? { handle: payload.hash(9), until: decodeTime(payload, 12) } : null,
  };
  if (statement.shred && statement.shred.until < statement.time) refuse("statement: it is shredded until before its own time");
  payload.done();
  return statement;
}

function decodeTime(payload: Fields, key: number): bigint {
  const time = payload.uint(key);
  return time % 3600n === 0n ? time : refuse("statement: its time is not a whole hour");
}

function decodeVersion(payload: Fields): Version {
  const [artefact, content, projection] = [payload.hash(5), payload.hash(6), payload.text(7)];
  if (projection === "") refuse("statement: an empty projection");
  return { artefact, content, projection, status: payload.has(8) ? decodeStatus(payload.uint(8)) : 0 };
}

function decodeStatus(status: bigint): number {
  if (status === 0n) refuse("statement: status class 0 is left out");
  return status < BigInt(statuses.length) ? Number(status) : refuse(`statement: unknown status class ${status}`);
}

function decodeAmendment(payload: Fields): Amendment {
  const handle = payload.hash(9);
  const reason = payload.uint(10);
  if (reason < 1n || reason >= BigInt(reasons.length)) refuse(`statement: unknown reason ${reason}`);
  return { handle, reason: Number(reason), replacement: reason <= 3n ? payload.hash(11) : null };
}
