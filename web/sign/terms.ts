// What is opened of a draft, terms, scopes and guardians, and the commitments that they open: docs/spec/consent.md.
import { compare, fromText, isZero, refuse } from "../evidence/bytes.js";
import type { JsonFields } from "../evidence/json.js";
import { encode, keccak, list, word } from "./abi.js";

export interface Coding {
  system: string;
  code: string;
}

export interface OpenTerms {
  version: bigint;
  subject: Uint8Array;
  decision: bigint;
  grantee: Uint8Array;
  purposes: bigint;
  notBefore: bigint;
  notAfter: bigint;
  flags: bigint;
  duo: bigint[];
  codes: Coding[];
  deniedCodes: Coding[];
  salt: Uint8Array;
}

export interface OpenScope {
  version: bigint;
  decisions: bigint;
  purposes: bigint;
  flags: bigint;
  until: bigint;
  codes: Coding[];
  salt: Uint8Array;
}

export interface Guardian {
  signer: Uint8Array;
  salt: Uint8Array;
}

export interface OpenGuardians {
  salt: Uint8Array;
  threshold: bigint;
  guardians: Guardian[];
}

export const permit = 1n;
export const deny = 2n;
export const flag = { part2: 1n, deidentified: 2n, noRedisclosure: 4n, research: 8n };
const widening = flag.part2 | flag.research;
const purposes = 9n;

/** The end of the year 9999. */
export const lastSecond = 253402300799n;

export function readTime(f: JsonFields, name: string): bigint {
  const time = f.integer(name);
  return time <= lastSecond ? time : refuse(`${name} is after the year 9999`);
}

/** A signer: an account, or a verifier's address and a key. */
export function readSigner(f: JsonFields, name: string): Uint8Array {
  const signer = f.bytes(name);
  return signer.length >= 20 ? signer : refuse(`${name} is no signer`);
}

export function readTerms(f: JsonFields): OpenTerms {
  const t: OpenTerms = {
    version: f.integer("version"),
    subject: f.bytes("subject", 32),
    decision: f.integer("decision"),
    grantee: f.bytes("grantee", 32),
    purposes: f.integer("purposes"),
    notBefore: f.integer("notBefore"),
    notAfter: readTime(f, "notAfter"),
    flags: f.integer("flags"),
    duo: f.values("duo", (v) => (Number.isSafeInteger(v) ? BigInt(v as number) : refuse("a research use is no number"))),
    codes: readCodings(f, "codes"),
    deniedCodes: readCodings(f, "deniedCodes"),
    salt: f.bytes("salt", 32),
  };
  if (t.version !== 1n) refuse("the terms are of a version that this page does not know");
  if (t.decision !== permit && t.decision !== deny) refuse("the terms neither permit nor deny");
  if (isZero(t.subject) || isZero(t.grantee)) refuse("the terms name nobody");
  if (t.notBefore >= t.notAfter) refuse("the terms end before they begin");
  checkPurposesAndFlags(t.purposes, t.flags);
  if ((t.flags & flag.research) !== 0n !== t.duo.length > 0) refuse("the terms list research uses exactly where they allow research");
  if (t.duo.some((use, i) => use <= (t.duo[i - 1] ?? 0n) || use > 0xffffn)) refuse("the research uses are not in their order");
  return t;
}

export function readScope(f: JsonFields): OpenScope {
  const s: OpenScope = {
    version: f.integer("version"),
    decisions: f.integer("decisions"),
    purposes: f.integer("purposes"),
    flags: f.integer("flags"),
    until: readTime(f, "until"),
    codes: readCodings(f, "codes"),
    salt: f.bytes("salt", 32),
  };
  if (s.version !== 1n) refuse("the scope is of a version that this page does not know");
  if (s.decisions < 1n || s.decisions > 3n) refuse("the scope lets a proxy neither permit nor deny");
  checkPurposesAndFlags(s.purposes, s.flags);
  return s;
}

function checkPurposesAndFlags(bits: bigint, flags: bigint): void {
  if (bits === 0n || bits >> purposes !== 0n) refuse("no purpose is named, or an unknown one");
  if (flags >> 4n !== 0n) refuse("an unknown flag is set");
}

// readCodings reads codings in the order of their hashes, each once.
function readCodings(f: JsonFields, name: string): Coding[] {
  const codings = f.list(name, (c) => ({ system: c.string("system"), code: c.string("code") }));
  if (codings.some((c) => c.system === "" || c.code === "")) refuse(`${name}: a code without a system, or a system without a code`);
  checkAscending(codings.map(codeHash), name);
  return codings;
}

function checkAscending(hashes: Uint8Array[], of: string): void {
  hashes.forEach((hash, i) => {
    if (i > 0 && compare(hashes[i - 1]!, hash) >= 0) refuse(`${of} are not in their order`);
  });
}

export function readGuardians(f: JsonFields): OpenGuardians {
  const g: OpenGuardians = {
    salt: f.bytes("salt", 32),
    threshold: f.integer("threshold"),
    guardians: f.list("guardians", (one) => ({ signer: readSigner(one, "signer"), salt: one.bytes("salt", 32) })),
  };
  if (g.threshold < 1n || g.threshold > BigInt(g.guardians.length) || g.guardians.length > 255) refuse("the guardians could never act together");
  checkAscending(g.guardians.map(guardianCommit), "guardians");
  return g;
}

export const codeHash = (c: Coding): Uint8Array => keccak(fromText(`${c.system}|${c.code}`));

/** keccak256(abi.encode(salt, terms)). */
export function termsCommit(t: OpenTerms): Uint8Array {
  const behind = encode([
    ...[t.version].map((n) => ({ word: word(n) })),
    { word: t.subject },
    { word: word(t.decision) },
    { word: t.grantee },
    ...[t.purposes, t.notBefore, t.notAfter, t.flags].map((n) => ({ word: word(n) })),
    list(t.duo.map(word)),
    list(t.codes.map(codeHash)),
    list(t.deniedCodes.map(codeHash)),
  ]);
  return keccak(encode([{ word: t.salt }, { behind }]));
}

/** keccak256(abi.encode(salt, scope)). */
export function scopeCommit(s: OpenScope): Uint8Array {
  const numbers = [s.version, s.decisions, s.purposes, s.flags, s.until].map((n) => ({ word: word(n) }));
  return keccak(encode([{ word: s.salt }, { behind: encode([...numbers, list(s.codes.map(codeHash))]) }]));
}

export const guardianCommit = (g: Guardian): Uint8Array => keccak(g.salt, keccak(g.signer));

/** keccak256(abi.encode(salt, threshold, commits)). */
export function guardiansCommit(g: OpenGuardians): Uint8Array {
  return keccak(encode([{ word: g.salt }, { word: word(g.threshold) }, list(g.guardians.map(guardianCommit))]));
}

/** Whether a proxy with this scope may decide so. */
export function admits(s: OpenScope, t: OpenTerms): boolean {
  const has = (c: Coding) => s.codes.some((own) => own.system === c.system && own.code === c.code);
  return (
    ((s.decisions >> (t.decision - 1n)) & 1n) === 1n &&
    (t.purposes & ~s.purposes) === 0n &&
    (t.flags & ~s.flags & widening) === 0n &&
    (s.flags & ~t.flags & ~widening) === 0n &&
    t.notAfter <= s.until &&
    (s.codes.length === 0 || (t.codes.length > 0 && t.codes.every(has)))
  );
}
