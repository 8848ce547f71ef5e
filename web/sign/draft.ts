// A draft, which is what is to be signed, opened; and the digest that is signed of it: docs/spec/consent.md, Drafts.
//
// The digest is made of what is read here and of nothing else, and so are the words of words.ts.
import { refuse, toText } from "../evidence/bytes.js";
import { asJson, type JsonFields } from "../evidence/json.js";
import { addressWord, digest, keccak, word, type Domain } from "./abi.js";
import {
  admits,
  guardiansCommit,
  readGuardians,
  readScope,
  readSigner,
  readTerms,
  readTime,
  scopeCommit,
  termsCommit,
  type OpenGuardians,
  type OpenScope,
  type OpenTerms,
} from "./terms.js";

/** Who is to sign from now on: nobody yet, where the signer is empty and a passkey is to be made. */
export interface NewSigner {
  verifier: Uint8Array;
  signer: Uint8Array;
}

export type Write =
  | { is: "enroll"; member: Uint8Array; salt: Uint8Array; newSigner: NewSigner }
  | {
      is: "grant";
      terms: OpenTerms;
      expiry: bigint;
      supersedes: OpenTerms | null;
      scope: OpenScope | null;
      countersigner: Uint8Array;
      nonce: bigint;
    }
  | { is: "revoke"; terms: OpenTerms; scope: OpenScope | null }
  | { is: "rotate"; subject: Uint8Array; newSigner: NewSigner; nonce: bigint }
  | { is: "guardians"; subject: Uint8Array; guardians: OpenGuardians | null; nonce: bigint }
  | { is: "recover"; subject: Uint8Array; newSigner: NewSigner; recoveryNonce: bigint }
  | { is: "veto"; subject: Uint8Array; recoveryNonce: bigint }
  | { is: "appoint"; subject: Uint8Array; proxy: Uint8Array; scope: OpenScope; expiry: bigint; nonce: bigint }
  | { is: "dismiss"; subject: Uint8Array; appointment: Uint8Array }
  | { is: "void"; subject: Uint8Array; first: bigint; last: bigint };

export interface Draft extends Domain {
  deadline: bigint;
  signer: Uint8Array; // empty where it is the new signer alone
  write: Write;
}

/** Reads a draft in its one layout. */
export function readDraft(text: Uint8Array): Draft {
  const f = asJson(toText(text), "draft");
  const format = f.string("format");
  if (format !== "labseal/draft/1") refuse(`draft: unknown format ${format}`);
  const draft = {
    chainId: f.integer("chainId"),
    registry: f.bytes("registry", 20),
    deadline: readTime(f, "deadline"),
    signer: f.bytes("signer"),
  };
  const is = f.string("write");
  const read = writes[is as Write["is"]];
  if (!Object.hasOwn(writes, is) || !read) return refuse(`draft: unknown write ${is}`);
  const write = f.object(is, read);
  f.done();
  checkSigner(draft.signer, write);
  return { ...draft, write };
}

function checkSigner(signer: Uint8Array, write: Write): void {
  if (write.is === "enroll" && signer.length !== 0) refuse("draft: whoever enrols is the new signer and no other");
  if (write.is !== "enroll" && write.is !== "recover" && signer.length < 20) refuse("draft: it says not who signs");
}

const writes: { [is in Write["is"]]: (f: JsonFields) => Write } = {
  enroll: (f) => ({ is: "enroll", member: f.bytes("member", 32), salt: f.bytes("salt", 32), newSigner: readNewSigner(f) }),
  grant: readGrant,
  revoke: (f) => ({ is: "revoke", terms: f.object("terms", readTerms), scope: nullable(f, "scope", readScope) }),
  rotate: (f) => ({ is: "rotate", subject: f.bytes("subject", 32), newSigner: readNewSigner(f), nonce: f.integer("nonce") }),
  guardians: (f) => ({
    is: "guardians",
    subject: f.bytes("subject", 32),
    guardians: nullable(f, "guardians", readGuardians),
    nonce: f.integer("nonce"),
  }),
  recover: (f) => ({ is: "recover", subject: f.bytes("subject", 32), newSigner: readNewSigner(f), recoveryNonce: f.integer("recoveryNonce") }),
  veto: (f) => ({ is: "veto", subject: f.bytes("subject", 32), recoveryNonce: f.integer("recoveryNonce") }),
  appoint: (f) => ({
    is: "appoint",
    subject: f.bytes("subject", 32),
    proxy: readSigner(f, "proxy"),
    scope: f.object("scope", readScope),
    expiry: readTime(f, "expiry"),
    nonce: f.integer("nonce"),
  }),
  dismiss: (f) => ({ is: "dismiss", subject: f.bytes("subject", 32), appointment: f.bytes("appointment", 32) }),
  void: readVoid,
};

function readVoid(f: JsonFields): Write {
  const write = { is: "void" as const, subject: f.bytes("subject", 32), first: f.integer("first"), last: f.integer("last") };
  if (write.first > write.last || write.first >> 8n !== write.last >> 8n) refuse("draft: its nonces are not of one word, or in no order");
  return write;
}

function readGrant(f: JsonFields): Write {
  const terms = f.object("terms", readTerms);
  const expiry = readTime(f, "expiry");
  const supersedes = nullable(f, "supersedes", readTerms);
  const scope = nullable(f, "scope", readScope);
  if (supersedes && toKey(supersedes.subject) !== toKey(terms.subject)) refuse("draft: it ends a grant of another subject");
  if (scope && !admits(scope, terms)) refuse("draft: the proxy's scope does not admit its terms");
  return { is: "grant", terms, expiry, supersedes, scope, countersigner: f.bytes("countersigner", 20), nonce: f.integer("nonce") };
}

const toKey = (b: Uint8Array) => b.join();

function readNewSigner(f: JsonFields): NewSigner {
  return f.object("newSigner", (n) => {
    const read = { verifier: n.bytes("verifier", 20), signer: n.bytes("signer") };
    return read.signer.length === 0 || read.signer.length >= 20 ? read : refuse("draft: the new signer is none");
  });
}

function nullable<T>(f: JsonFields, name: string, read: (f: JsonFields) => T): T | null {
  return f.isNull(name) ? null : f.object(name, read);
}

/** The signer that is new by a write; null where it makes none. */
export const newSignerOf = (write: Write): NewSigner | null => ("newSigner" in write ? write.newSigner : null);

/** The draft with its new signer. */
export function withNewSigner(draft: Draft, signer: Uint8Array): Draft {
  const { write } = draft;
  return "newSigner" in write ? { ...draft, write: { ...write, newSigner: { ...write.newSigner, signer } } } : draft;
}

/** The appointment under which a proxy signs. */
export function appointmentOf(subject: Uint8Array, proxy: Uint8Array, scope: OpenScope): Uint8Array {
  return keccak(subject, keccak(proxy), scopeCommit(scope));
}

/** What is signed. A new signer must be known by then. */
export function digestOf(draft: Draft): Uint8Array {
  const { write, deadline, signer } = draft;
  const [none, end] = [new Uint8Array(32), word(deadline)];
  const of = (structType: string, ...members: Uint8Array[]) => digest(draft, structType, ...members, end);
  if (newSignerOf(write)?.signer.length === 0) return refuse("the new key is not made yet");
  switch (write.is) {
    case "enroll": {
      const subject = keccak(write.member, keccak(write.newSigner.signer), write.salt);
      return of("Enroll(bytes32 subject,bytes32 member,uint256 deadline)", subject, write.member);
    }
    case "grant":
      return of(
        "Grant(bytes32 subject,bytes32 termsCommit,uint64 expiry,bytes32 oldTermsCommit,bytes32 appointment,address countersigner,uint256 nonce,uint256 deadline)",
        write.terms.subject,
        termsCommit(write.terms),
        word(write.expiry),
        write.supersedes ? termsCommit(write.supersedes) : none,
        write.scope ? appointmentOf(write.terms.subject, signer, write.scope) : none,
        addressWord(write.countersigner),
        word(write.nonce),
      );
    case "revoke":
      return of("Revoke(bytes32 grantId,uint256 deadline)", keccak(write.terms.subject, termsCommit(write.terms)));
    case "rotate":
      return of(
        "Rotate(bytes32 subject,bytes newSigner,uint256 nonce,uint256 deadline)",
        write.subject,
        keccak(write.newSigner.signer),
        word(write.nonce),
      );
    case "guardians":
      return of(
        "SetGuardians(bytes32 subject,bytes32 guardiansCommit,uint256 nonce,uint256 deadline)",
        write.subject,
        write.guardians ? guardiansCommit(write.guardians) : none,
        word(write.nonce),
      );
    case "recover":
      return of(
        "Recover(bytes32 subject,bytes newSigner,uint64 recoveryNonce,uint256 deadline)",
        write.subject,
        keccak(write.newSigner.signer),
        word(write.recoveryNonce),
      );
    case "veto":
      return of("Veto(bytes32 subject,uint64 recoveryNonce,uint256 deadline)", write.subject, word(write.recoveryNonce));
    case "appoint":
      return of(
        "Appoint(bytes32 subject,bytes signer,bytes32 scopeCommit,uint64 expiry,uint256 nonce,uint256 deadline)",
        write.subject,
        keccak(write.proxy),
        scopeCommit(write.scope),
        word(write.expiry),
        word(write.nonce),
      );
    case "dismiss":
      return of("Dismiss(bytes32 appointment,uint256 deadline)", write.appointment);
    case "void": {
      const mask = ((1n << (write.last - write.first + 1n)) - 1n) << (write.first & 255n);
      return of(
        "InvalidateNonces(bytes32 subject,uint248 word,uint256 mask,uint256 deadline)",
        write.subject,
        word(write.first >> 8n),
        word(mask),
      );
    }
  }
}

/** The draft that a link carries behind the page's address: base64url. */
export function draftOf(fragment: string): Uint8Array | null {
  const text = fragment.replace(/^#/, "");
  if (text === "") return null;
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return refuse("the link holds no draft");
  return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
}

