// The trust file: what a verifier believes without proof: see docs/spec/trust.md.
import { keccak_256 } from "@noble/hashes/sha3.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { recover, writeAccount } from "./account.js";
import { concat, equal, fromBase64, fromText, hex, refuse, toText, toUint } from "./bytes.js";
import { keyId } from "./cose.js";
import { asJson, JsonFields, type Json } from "./json.js";
import { isCodec, isSealed } from "./header.js";

export interface Trust {
  consortium: Uint8Array; // the hash of file 1
  hash: Uint8Array; // of the text
  number: number;
  previous: Uint8Array | null;
  chain: Chain;
  contracts: Contract[];
  governance: { threshold: number };
  attestation: (Span & { threshold: number })[];
  validators: ValidatorSet[];
  pinned: { number: bigint; hash: Uint8Array }[];
  members: Member[];
}

/** Span covers blocks. */
export interface Span {
  from: bigint;
  until: bigint | null;
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

export interface Validity extends Span {
  compromisedSince: bigint | null;
}

export type ValidatorSet = Validity & { accounts: Uint8Array[] };

export type Attestor = Validity & { account: Uint8Array };
export type Key = Validity & { kind: string; key: Uint8Array };

/** Reads trust files, from file 1 to the newest, each signed by governors of the one before. The newest counts. */
export function readTrust(files: Uint8Array): Trust {
  let { trust, rest } = readFile(toText(files), null);
  while (rest !== "") ({ trust, rest } = readFile(rest, trust));
  return trust;
}

// readFile reads one file and returns what stands behind it. A text begins with {, a line of signatures does not.
function readFile(whole: string, before: Trust | null): { trust: Trust; rest: string } {
  const end = whole.indexOf("\n\n");
  if (end < 0) return refuse("trust file: no signatures behind an empty line");
  const text = whole.slice(0, end + 1);
  const next = whole.indexOf("\n{", end + 1);
  const close = next < 0 ? whole.length : next + 1;
  const trust = readText(text);
  checkPlace(trust, before);
  checkSignatures(whole.slice(end + 2, close), text, before ?? trust);
  return { trust: { ...trust, consortium: before?.consortium ?? trust.hash }, rest: whole.slice(close) };
}

// checkPlace holds a file to what the file before it says.
function checkPlace({ number, previous, chain }: Trust, before: Trust | null): void {
  if (number !== (before?.number ?? 0) + 1) refuse(`trust file ${number} in the place of file ${(before?.number ?? 0) + 1}`);
  if (!before) {
    if (previous !== null) refuse("trust file 1 names a file before it");
    return;
  }
  if (!previous || !equal(previous, before.hash)) refuse(`trust file ${number} follows another file than the one before it`);
  const isSame = chain.id === before.chain.id && equal(chain.genesis, before.chain.genesis) && chain.codec === before.chain.codec;
  if (!isSame) refuse(`trust file ${number} is of another chain`);
}

function readText(text: string): Trust {
  const file = asJson(text, "trust file");
  const format = file.string("format");
  if (format !== "labseal/trust/1") refuse(`trust file: unknown format ${format}`);
  const hash = sha256(fromText(text));
  const trust: Trust = {
    consortium: hash,
    hash,
    number: Number(file.integer("number")),
    previous: file.isNull("previous") ? null : file.bytes("previous", 32),
    chain: file.object("chain", (c) => ({ id: c.integer("id"), genesis: c.bytes("genesis", 32), codec: c.string("codec") })),
    contracts: file.list("contracts", readContract),
    governance: file.object("governance", (g) => ({ threshold: Number(g.integer("threshold")) })),
    attestation: file.list("attestation", (a) => ({ threshold: Number(a.integer("threshold")), ...readSpan(a) })),
    validators: file.list("validators", (v) => ({ accounts: readAccounts(v, "accounts"), ...readValidity(v) })),
    pinned: file.list("pinned", (p) => ({ number: p.integer("number"), hash: p.bytes("hash", 32) })),
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
    governors: readAccounts(m, "governors"),
    attestors: m.list("attestors", (a) => ({ account: a.bytes("account", 20), ...readValidity(a) })),
    keys: m.list("keys", readKey),
  };
}

function readKey(k: JsonFields): Key {
  const kind = k.string("kind");
  const length = { statement: 64, log: 32 }[kind];
  return { kind, key: k.bytes("key", length), ...readValidity(k) };
}

function readAccounts(fields: JsonFields, name: string): Uint8Array[] {
  return fields.values(name, (v: Json) => JsonFields.asBytes(v, name, 20));
}

function readSpan(s: JsonFields): Span {
  return { from: s.integer("from"), until: s.isNull("until") ? null : s.integer("until") };
}

function readValidity(v: JsonFields): Validity {
  return { ...readSpan(v), compromisedSince: v.isNull("compromisedSince") ? null : v.integer("compromisedSince") };
}

function checkContent({ chain, contracts, governance, attestation, validators, pinned, members }: Trust): void {
  if (!isCodec(chain.codec)) refuse(`trust file: unknown codec ${chain.codec}`);
  if (validators.length > 0 && !isSealed(chain.codec)) refuse("trust file: validators on a chain without seals");
  for (const { threshold } of [governance, ...attestation])
    if (threshold < 1 || threshold > members.length) refuse(`trust file: a threshold of ${threshold} with ${members.length} members`);
  checkSpans("thresholds of attestations", attestation);
  checkSpans("validator sets", validators);
  for (const { accounts } of validators) {
    if (accounts.length === 0) refuse("trust file: a validator set without accounts");
    ascend("accounts of a validator set", accounts.map(toUint));
  }
  ascend("pinned blocks", pinned.map((p) => p.number));
  once("contract", contracts.map((c) => c.name));
  once("member", members.map((m) => hex(m.id)));
  once("account", members.flatMap((m) => [...m.governors, ...m.attestors.map((a) => a.account)]).map(hex));
  once("key", members.flatMap((m) => m.keys.map((k) => hex(k.key))));
}

// checkSpans wants spans by blocks, ascending and without overlap.
function checkSpans(what: string, spans: Span[]): void {
  spans.forEach(({ from, until }, i) => {
    if (until !== null && until <= from) refuse(`trust file: ${what}: one ends before it begins`);
    const before = spans[i - 1];
    if (before && (before.until === null || before.until > from)) refuse(`trust file: ${what} overlap, or are out of order`);
  });
}

function ascend(what: string, numbers: bigint[]): void {
  if (numbers.some((n, i) => i > 0 && numbers[i - 1]! >= n)) refuse(`trust file: ${what} out of order, or one twice`);
}

function once(what: string, names: string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) refuse(`trust file: the ${what} ${twice} stands in it twice`);
}

// checkSignatures holds the signature lines to their one form, and every one to a governor of another member in the file
// that answers for this one: the one before, or itself where it is the first.
function checkSignatures(block: string, text: string, signing: Trust): void {
  const digest = trustDigest(text);
  const signers: Member[] = [];
  let before = "";
  if (block !== "" && !block.endsWith("\n")) refuse("trust file: its last line does not end");
  for (const line of block.split("\n").slice(0, -1)) {
    const [, account, signature] = /^— (0x[0-9a-fA-F]{40}) ([A-Za-z0-9+/=]+)$/.exec(line) ?? refuse("trust file: not a signature line");
    const bytes = accountOf(account!);
    if (hex(bytes) <= before) refuse("trust file: signatures out of order, or one twice");
    before = hex(bytes);
    const signer = signing.members.find((m) => m.governors.some((g) => equal(g, bytes)));
    if (!signer) return refuse(`trust file: ${account} is no governor who may sign it`);
    if (signers.includes(signer)) refuse(`trust file: two signatures of ${signer.name}`);
    if (!equal(recover(digest, fromBase64(signature!)), bytes)) refuse(`trust file: ${account} did not sign this text`);
    signers.push(signer);
  }
  const wanted = signing.governance.threshold;
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

function spans({ from, until }: Span, block: bigint): boolean {
  return block >= from && (until === null || block < until);
}

function covers(validity: Validity, block: bigint): boolean {
  return spans(validity, block) && (validity.compromisedSince === null || block < validity.compromisedSince);
}

/** Theft of a key or account that counted for a block, and was stolen later: what rests on it stands. */
export interface Theft {
  what: string;
  since: bigint;
}

export function noteTheft(thefts: Theft[], what: string, { compromisedSince }: Validity): void {
  if (compromisedSince !== null) thefts.push({ what, since: compromisedSince });
}

export function thresholdAt(trust: Trust, block: bigint): number | undefined {
  return trust.attestation.find((a) => spans(a, block))?.threshold;
}

export function validatorsAt(trust: Trust, block: bigint): ValidatorSet | undefined {
  return trust.validators.find((v) => covers(v, block));
}

/** The hash that the trust file pins for this number. */
export function pinOf(trust: Trust, block: bigint): Uint8Array | undefined {
  return trust.pinned.find((p) => p.number === block)?.hash;
}

export function memberOf(trust: Trust, id: Uint8Array): Member | undefined {
  return trust.members.find((m) => equal(m.id, id));
}

export function contractOf(trust: Trust, name: string): Contract | undefined {
  return trust.contracts.find((c) => c.name === name);
}

/** The attestor that the account is for this block, and its member. */
export function attestorAt(trust: Trust, account: Uint8Array, block: bigint): { member: Member; attestor: Attestor } | undefined {
  for (const member of trust.members) {
    const attestor = member.attestors.find((a) => equal(a.account, account) && covers(a, block));
    if (attestor) return { member, attestor };
  }
  return undefined;
}

/** The member's key of this kind and id, if the trust file lets it count for this block; why not, otherwise. */
export function keyAt(member: Member, kind: string, id: Uint8Array, block: bigint): Key {
  const key = member.keys.find((k) => k.kind === kind && equal(keyId(k.key), id));
  if (!key) return refuse(`the trust file gives ${member.name} no ${kind} key ${hex(id)}`);
  if (key.compromisedSince !== null && block >= key.compromisedSince)
    return refuse(`the ${kind} key ${hex(id)} of ${member.name} counts as stolen since block ${key.compromisedSince}`);
  return covers(key, block) ? key : refuse(`the ${kind} key ${hex(id)} of ${member.name} does not count for block ${block}`);
}
