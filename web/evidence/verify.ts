// Verification of evidence: the checks of docs/spec/evidence.md in their order. Pure: no network, no clock.
import { sha256 } from "@noble/hashes/sha2.js";
import type { Authority } from "./authorities.js";
import { equal, hex, refuse, Refused } from "./bytes.js";
import { artefactCommitment } from "./commitments.js";
import { checkpointBody } from "./checkpoint.js";
import { checkCosignatures, type Cosignature, type Witness } from "./cosignature.js";
import { toBeSigned, verifyES256 } from "./cose.js";
import { readChainProof } from "./chainproof.js";
import { decodeAnchor } from "./event.js";
import { decodeEvidence, documentOf, type Evidence } from "./evidence.js";
import { checkFinality, type Finality } from "./finality.js";
import type { Block } from "./header.js";
import { decodeOpening, type Opening, openingRoot } from "./opening.js";
import { isSigned } from "./receipt.js";
import { checkState, type State } from "./state.js";
import { reasons, type Statement } from "./statement.js";
import { checkTimestamps, type Stamp } from "./timestamps.js";
import { inclusionRoot } from "./tree.js";
import { contractOf, keyAt, type Member, memberOf, noteTheft, type Theft, type Trust } from "./trust.js";

export type Check =
  | "format" // one accepted encoding, nothing unknown in it
  | "member" // the trust file knows who states it
  | "inclusion" // the statement is in a tree of the lab's log
  | "block" // header and receipts lead to the event that anchored that tree
  | "finality" // that block is trusted
  | "statement" // signed by the lab's statement key
  | "receipt" // of the statement's log, signed by the lab's log key
  | "state" // what the chain recorded of amendments
  | "amendment" // the amendment is of this version
  | "opening" // the claims are those committed to
  | "record" // the record is the one received
  | "timestamps" // each covers the evidence or the timestamp before, by a named authority
  | "cosignatures"; // those of named witnesses fit

/** Failure is the only error of verify: which check failed, and why. */
export class Failure extends Error {
  constructor(
    readonly check: Check,
    why: string,
  ) {
    super(why);
  }
}

/** Input is what a verification looks at; null is what is not given. */
export interface Input {
  evidence: Uint8Array;
  amendment: Uint8Array | null; // evidence of an amendment of it
  opening: Uint8Array | null;
  record: Uint8Array | null;
  authorities: Authority[] | null; // named for timestamps; null: nobody, so that timestamps prove nothing
  witnesses: Witness[]; // named for cosignatures; those of others are passed over
}

/** Stated is what the checks up to `state` have shown. */
export interface Stated {
  statement: Statement;
  leafHash: Uint8Array;
  member: Member;
  index: bigint;
  size: bigint;
  root: Uint8Array;
  block: Block;
  finality: Finality;
  thefts: Theft[]; // of what it rests on, after that block
  state: State | null; // what the chain recorded of amendments, where the evidence says it
}

/** Proven is what a verification has shown. */
export interface Proven extends Stated {
  amendment: Stated | null;
  opening: Opening | null;
  record: boolean; // whether the record's bytes were compared
  timestamps: Stamp[]; // oldest first; provenSince says what they prove at a time
  cosigned: Cosignature[]; // by named witnesses
  unknown: Cosignature[]; // by others: not checked
}

/** Checks everything, in order, and throws a Failure at the first check that fails. */
export function verify(input: Input, trust: Trust): Proven {
  const evidence = check("format", () => decodeEvidence(input.evidence));
  const stated = verifyStated(evidence, trust);
  const amendment = checkAmendment(input.amendment, stated, trust);
  const opening = check("opening", () => checkOpening(input.opening, evidence));
  const record = check("record", () => checkRecord(input.record, opening));
  const timestamps = verifyTimestamps(evidence, input.authorities);
  const body = checkpointBody({ ...stated.statement, size: stated.size, root: stated.root });
  const cosignatures = check("cosignatures", () => checkCosignatures(evidence.cosignatures, body, input.witnesses));
  return { ...stated, amendment, opening, record, timestamps, cosigned: cosignatures.verified, unknown: cosignatures.unknown };
}

function verifyTimestamps({ timestamps, message }: Evidence, authorities: Authority[] | null): Stamp[] {
  return check("timestamps", () => (timestamps ? checkTimestamps(timestamps, documentOf(message), authorities) : []));
}

function verifyStated(evidence: Evidence, trust: Trust): Stated {
  const { statement, receipt, leafHash } = evidence;
  const member = check("member", () => issuer(statement, trust));
  const root = check("inclusion", () => inclusionRoot(leafHash, receipt));
  const block = check("block", () => anchoringBlock(evidence, root, trust));
  const finality = check("finality", () => checkFinality(block, evidence.proof, trust));
  const thefts = [...finality.thefts];
  check("statement", () => checkStatement(evidence, member, block, thefts));
  check("receipt", () => checkReceipt(evidence, root, member, block, thefts));
  const state = check("state", () => evidence.state && checkState(evidence.state, statement, block, trust));
  return { statement, leafHash, member, index: receipt.index, size: receipt.size, root, block, finality, thefts, state };
}

// checkAmendment verifies the evidence of an amendment like any other, and that it is of this version.
function checkAmendment(b: Uint8Array | null, { statement, state }: Stated, trust: Trust): Stated | null {
  if (b === null) return null;
  let stated: Stated;
  try {
    const evidence = check("format", () => decodeEvidence(b));
    stated = verifyStated(evidence, trust);
    verifyTimestamps(evidence, null);
  } catch (error) {
    if (error instanceof Failure) throw new Failure("amendment", `its ${error.check} check: ${error.message}`);
    throw error;
  }
  check("amendment", () => {
    const { amendment, member } = stated.statement;
    if (!amendment) return refuse("it states no amendment");
    if (!statement.version) refuse("only versions are amended, and this is an amendment");
    if (!equal(member, statement.member) || !equal(amendment.handle, statement.handle)) refuse("it amends another version");
    if (state && state.reason !== 0 && state.reason !== amendment.reason)
      refuse(`it says ${reasons[amendment.reason]}, and the chain says ${reasons[state.reason]}`);
  });
  return stated;
}

function check<T>(name: Check, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refused) throw new Failure(name, error.message);
    throw error;
  }
}

function issuer(statement: Statement, trust: Trust): Member {
  return memberOf(trust, statement.member) ?? refuse(`the trust file does not name member ${hex(statement.member)}`);
}

function anchoringBlock({ statement, receipt, proof }: Evidence, root: Uint8Array, trust: Trust): Block {
  const { block, event } = readChainProof(proof, trust.chain.codec);
  const anchor = decodeAnchor(event);
  const contract = contractOf(trust, "ResultLog");
  if (!contract || !equal(anchor.contract, contract.address)) refuse("the event is not of the consortium's ResultLog");
  if (anchor.chainId !== trust.chain.id) refuse(`the event is of chain ${anchor.chainId}, not ${trust.chain.id}`);
  if (!equal(anchor.member, statement.member) || !equal(anchor.log, statement.log)) refuse("the event anchors another log");
  if (anchor.size !== receipt.size || !equal(anchor.root, root)) refuse("the event anchors another tree than the statement's");
  return block;
}

function checkStatement({ message, statement }: Evidence, member: Member, block: Block, thefts: Theft[]): void {
  const key = keyAt(member, "statement", statement.keyId, block.number);
  if (!verifyES256(key.key, toBeSigned(message.protected, message.payload!), message.signature)) refuse("its signature is not the lab's");
  noteTheft(thefts, `statement key of ${member.name}`, key);
}

function checkReceipt({ statement, receipt }: Evidence, root: Uint8Array, member: Member, block: Block, thefts: Theft[]): void {
  if (!equal(receipt.member, statement.member) || !equal(receipt.log, statement.log))
    refuse("it names another member or log than the statement");
  const key = keyAt(member, "log", receipt.keyId, block.number);
  if (!isSigned(receipt, key.key, root)) refuse("its signature is not the lab's");
  noteTheft(thefts, `log key of ${member.name}`, key);
}

function checkOpening(b: Uint8Array | null, { statement, leafHash }: Evidence): Opening | null {
  if (b === null) return null;
  const opening = decodeOpening(b);
  const version = statement.version ?? refuse("an amendment has no opening");
  if (!equal(opening.leafHash, leafHash)) refuse("it belongs to another statement");
  if (opening.projection !== version.projection) refuse("its projection is not the statement's");
  if (!equal(openingRoot(opening), version.content)) refuse("its claims are not those the lab committed to");
  const { artefact } = opening;
  if (artefact && !equal(artefactCommitment(artefact.salt, artefact.digest), version.artefact))
    refuse("its digest of the record is not the one the lab committed to");
  return opening;
}

function checkRecord(b: Uint8Array | null, opening: Opening | null): boolean {
  if (b === null) return false;
  const artefact = opening?.artefact ?? refuse("a record can only be compared with its full opening");
  return equal(sha256(b), artefact.digest) || refuse("these are not the bytes the lab received");
}
