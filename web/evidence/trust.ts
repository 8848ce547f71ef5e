// The trust file: what a verifier believes without proof: see docs/spec/trust.md.
import { keccak_256 } from "@noble/hashes/sha3.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { recover, writeAccount } from "./account.js";
import { concat, equal, fromBase64, fromText, hex, refuse, toText } from "./bytes.js";
import { keyId } from "./cose.js";
import { asJson, JsonFields, type Json } from "./json.js";
import { isCodec } from "./header.js";

export interface Trust {
  hash: Uint8Array; // of the text; of file 1 the consortium id
  number: number;
  previous: Uint8Array | null;
  chain: Chain;
  contracts: Contract[];
  governance: { threshold: number };
  attestation: { threshold: number };
  members: Member[];
}

export interface Chain {
  id: bigint;
  genesis: Uint8Array;
  codec: string;
}

export interface Contract {
  name: string;
  address: Uint8Array;
  codeHash: Uint8Array;
  layout: string;
  block: bigint;
}

export interface Member {
  id: Uint8Array;
  name: string;
  governors: Uint8Array[];
  attestors: Attestor[];
  keys: Key[];
}

export interface Validity {
  from: bigint;
  until: bigint | null;
  compromisedSince: bigint | null;
}

export type Attestor = Validity & { account: Uint8Array };
export type Key = Validity & { kind: string; key: Uint8Array };

/** Reads a trust file and checks that enough of its governors signed it. */
export function readTrust(file: Uint8Array): Trust {
  const whole = toText(file);
  const end = whole.indexOf("\n\n");
  if (end < 0) return refuse("trust file: no signatures behind an empty line");
  const text = whole.slice(0, end + 1);
  const trust = readText(text);
  checkSignatures(whole.slice(end + 2), text, trust);
  return trust;
}

function readText(text: string): Trust {
  const file = asJson(text, "trust file");
  const format = file.string("format");
  if (format !== "labseal/trust/1") refuse(`trust file: unknown format ${format}`);
  const trust: Trust = {
    hash: sha256(fromText(text)),
    number: Number(file.integer("number")),
    previous: file.isNull("previous") ? null : file.bytes("previous", 32),
    chain: file.object("chain", (c) => ({ id: c.integer("id"), genesis: c.bytes("genesis", 32), codec: c.string("codec") })),
    contracts: file.list("contracts", readContract),
    governance: file.object("governance", (g) => ({ threshold: Number(g.integer("threshold")) })),
    attestation: file.object("attestation", (a) => ({ threshold: Number(a.integer("threshold")) })),
    members: file.list("members", readMember),
  };
  file.done();
  checkContent(trust);
  return trust;
}

function readContract(c: JsonFields): Contract {
  return {
    name: c.string("name"),
    address: c.bytes("address", 20),
    codeHash: c.bytes("codeHash", 32),
    layout: c.string("layout"),
    block: c.integer("block"),
  };
}

function readMember(m: JsonFields): Member {
  return {
    id: m.bytes("id", 32),
    name: m.string("name"),
    governors: m.values("governors", (v: Json) => JsonFields.asBytes(v, "governor", 20)),
    attestors: m.list("attestors", (a) => ({ account: a.bytes("account", 20), ...readValidity(a) })),
    keys: m.list("keys", readKey),
  };
}

function readKey(k: JsonFields): Key {
  const kind = k.string("kind");
  const length = { statement: 64, log: 32 }[kind];
  return { kind, key: k.bytes("key", length), ...readValidity(k) };
}

function readValidity(v: JsonFields): Validity {
  const from = v.integer("from");
  const until = v.isNull("until") ? null : v.integer("until");
  return { from, until, compromisedSince: v.isNull("compromisedSince") ? null : v.integer("compromisedSince") };
}

function checkContent({ number, previous, chain, contracts, governance, attestation, members }: Trust): void {
  if (number !== 1) refuse(`trust file ${number}: this verifier reads file 1 only`);
  if (previous !== null) refuse("trust file 1 names a file before it");
  if (!isCodec(chain.codec)) refuse(`trust file: unknown codec ${chain.codec}`);
  for (const { threshold } of [governance, attestation])
    if (threshold < 1 || threshold > members.length) refuse(`trust file: a threshold of ${threshold} with ${members.length} members`);
  once("contract", contracts.map((c) => c.name));
  once("member", members.map((m) => hex(m.id)));
  once("account", members.flatMap((m) => [...m.governors, ...m.attestors.map((a) => a.account)]).map(hex));
  once("key", members.flatMap((m) => m.keys.map((k) => hex(k.key))));
}

function once(what: string, names: string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) refuse(`trust file: the ${what} ${twice} stands in it twice`);
}

// checkSignatures holds the signature lines to their one form, and every one to a governor of another member.
function checkSignatures(block: string, text: string, trust: Trust): void {
  const digest = trustDigest(text);
  const signers: Member[] = [];
  let before = "";
  if (block !== "" && !block.endsWith("\n")) refuse("trust file: its last line does not end");
  for (const line of block.split("\n").slice(0, -1)) {
    const [, account, signature] = /^— (0x[0-9a-fA-F]{40}) ([A-Za-z0-9+/=]+)$/.exec(line) ?? refuse("trust file: not a signature line");
    const bytes = accountOf(account!);
    if (hex(bytes) <= before) refuse("trust file: signatures out of order, or one twice");
    before = hex(bytes);
    const signer = trust.members.find((m) => m.governors.some((g) => equal(g, bytes)));
    if (!signer) return refuse(`trust file: ${account} is no governor in it`);
    if (signers.includes(signer)) refuse(`trust file: two signatures of ${signer.name}`);
    if (!equal(recover(digest, fromBase64(signature!)), bytes)) refuse(`trust file: ${account} did not sign this text`);
    signers.push(signer);
  }
  const wanted = trust.governance.threshold;
  if (signers.length < wanted) refuse(`trust file: ${signers.length} members signed, and not ${wanted}`);
}

function accountOf(text: string): Uint8Array {
  const account = Uint8Array.from(text.slice(2).match(/../g)!, (x) => parseInt(x, 16));
  return writeAccount(account) === text ? account : refuse(`trust file: ${text} is not written as EIP-55 has it`);
}

/** What governors sign (EIP-191, version 45). */
export function trustDigest(text: string): Uint8Array {
  const bytes = fromText(text);
  return keccak_256(concat(Uint8Array.of(0x19), fromText(`Ethereum Signed Message:\n${bytes.length}`), bytes));
}

export function covers({ from, until, compromisedSince }: Validity, block: bigint): boolean {
  return block >= from && (until === null || block < until) && (compromisedSince === null || block < compromisedSince);
}

export function memberOf(trust: Trust, id: Uint8Array): Member | undefined {
  return trust.members.find((m) => equal(m.id, id));
}

export function contractOf(trust: Trust, name: string): Contract | undefined {
  return trust.contracts.find((c) => c.name === name);
}

/** The member whose attestor the account is, for this block. */
export function attestorAt(trust: Trust, account: Uint8Array, block: bigint): Member | undefined {
  return trust.members.find((m) => m.attestors.some((a) => equal(a.account, account) && covers(a, block)));
}

/** The member's key of this kind and id, if the trust file lets it count for this block; why not, otherwise. */
export function keyAt(member: Member, kind: string, id: Uint8Array, block: bigint): Uint8Array {
  const key = member.keys.find((k) => k.kind === kind && equal(keyId(k.key), id));
  if (!key) return refuse(`the trust file gives ${member.name} no ${kind} key ${hex(id)}`);
  if (key.compromisedSince !== null && block >= key.compromisedSince)
    return refuse(`the ${kind} key ${hex(id)} of ${member.name} counts as stolen since block ${key.compromisedSince}`);
  return covers(key, block) ? key.key : refuse(`the ${kind} key ${hex(id)} of ${member.name} does not count for block ${block}`);
}
