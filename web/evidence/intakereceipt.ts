// Intake receipts: what a lab promises the sender of an artefact: see docs/spec/intake-receipt.md.
import { sha256 } from "@noble/hashes/sha2.js";
import { equal, refuse } from "./bytes.js";
import { decode } from "./cbor.js";
import { artefactCommitment } from "./commitments.js";
import { decodeSign1, readClaims, type Sign1, toBeSigned, verifyES256 } from "./cose.js";
import { Fields } from "./fields.js";
import { decodeEntry } from "./statement.js";
import { leafHash } from "./tree.js";

export interface IntakeReceipt {
  message: Sign1;
  member: Uint8Array;
  keyId: Uint8Array;
  log: Uint8Array;
  leafHash: Uint8Array;
  salt: Uint8Array; // of the artefact
  received: bigint;
  promise: bigint; // seconds
}

const endOfYear9999 = 253_402_300_799n;
const maxPromise = 31_622_400n;

export function decodeIntakeReceipt(b: Uint8Array): IntakeReceipt {
  const message = decodeSign1(b, "intake receipt");
  new Fields(message.unprotected, "intake receipt, unprotected header").done();
  const header = new Fields(decode(message.protected), "intake receipt, protected header");
  header.is(1, -7n);
  header.is(3, "application/vnd.labseal.intake-receipt+cbor");
  const keyId = header.bytes(4, 8);
  const { issuer, subject } = readClaims(header.take(15), "intake receipt, CWT claims");
  header.done();
  if (!message.payload) return refuse("intake receipt: its payload is detached");
  const payload = new Fields(decode(message.payload), "intake receipt, payload");
  payload.is(1, 1n);
  const [log, salt] = [payload.hash(2), payload.hash(3)];
  const received = between(payload.uint(4), 1n, endOfYear9999, "received");
  const promise = between(payload.uint(5), 1n, maxPromise, "promise");
  payload.done();
  return { message, member: issuer, keyId, log, leafHash: subject, salt, received, promise };
}

function between(n: bigint, least: bigint, most: bigint, of: string): bigint {
  return n >= least && n <= most ? n : refuse(`intake receipt: ${of} is not from ${least} to ${most}`);
}

/** The last second in which the promise may be kept. */
export function deadline({ received, promise }: IntakeReceipt): bigint {
  return received + promise;
}

export function isSignedBy({ message }: IntakeReceipt, key: Uint8Array): boolean {
  return verifyES256(key, toBeSigned(message.protected, message.payload!), message.signature);
}

/** Whether the promise is for these bytes, as the version's statement shows. */
export function isFor(receipt: IntakeReceipt, entry: Uint8Array, artefact: Uint8Array): boolean {
  const { member, log, version } = decodeEntry(entry);
  if (!equal(member, receipt.member) || !equal(log, receipt.log) || !equal(leafHash(entry), receipt.leafHash)) return false;
  return version !== null && equal(version.artefact, artefactCommitment(receipt.salt, sha256(artefact)));
}
