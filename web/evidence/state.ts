// What the chain recorded of a version's amendments, as of a block (header -70002): see docs/spec/amendment-state.md.
import { keccak_256 } from "@noble/hashes/sha3.js";
import { concat, equal, refuse, uint } from "./bytes.js";
import { decode } from "./cbor.js";
import { decodeProofHeader, takeWitnesses, type Witnesses } from "./chainproof.js";
import { asBytes, Fields } from "./fields.js";
import { checkFinality, type Finality } from "./finality.js";
import type { Block } from "./header.js";
import { asInteger, asList, asString, decodeRlp, encodeRlp } from "./rlp.js";
import { reasons, type Statement } from "./statement.js";
import { trieValue } from "./trie.js";
import { contractOf, type Trust } from "./trust.js";

export interface StateProof extends Witnesses {
  header: Uint8Array;
  account: Uint8Array[];
  storage: Uint8Array[];
}

/** State is what was recorded as of a block: no amendment (reason 0), or one of this reason, in the block `amended`. */
export interface State {
  block: Block;
  finality: Finality;
  reason: number;
  amended: bigint;
}

export function decodeStateProof(b: Uint8Array): StateProof {
  const fields = new Fields(decode(b), "amendment state");
  fields.is(1, 1n);
  const nodes = (key: number) => fields.array(key).map((n) => asBytes(n, "amendment state, nodes"));
  const proof = { header: fields.bytes(2), account: nodes(3), storage: nodes(4), ...takeWitnesses(fields, 5) };
  fields.done();
  return proof;
}

/** Checks the proof for a statement that was anchored in a block. */
export function checkState(proof: StateProof, statement: Statement, anchored: Block, trust: Trust): State {
  const block = decodeProofHeader(trust.chain.codec, proof.header, proof.method);
  if (block.number < anchored.number) refuse(`it is as of block ${block.number}, before the anchoring in block ${anchored.number}`);
  if (block.number === anchored.number && !equal(block.hash, anchored.hash)) refuse("it is as of another block than the anchoring one");
  const finality = checkFinality(block, proof, trust);
  const storage = storageRoot(block, proof, trust);
  const handle = statement.amendment?.handle ?? statement.shred?.handle ?? statement.handle;
  const value = trieValue(storage, keccak_256(statusSlot(statement.member, handle)), proof.storage);
  return { block, finality, ...(value ? readStatus(value, block.number) : { reason: 0, amended: 0n }) };
}

/** The storage slot of a version's status (docs/spec/log.md, Storage). */
export function statusSlot(member: Uint8Array, handle: Uint8Array): Uint8Array {
  return keccak_256(concat(handle, keccak_256(concat(member, uint(2n, 32)))));
}

const emptyTrie = keccak_256(encodeRlp(new Uint8Array()));

function storageRoot(block: Block, proof: StateProof, trust: Trust): Uint8Array {
  const contract = contractOf(trust, "ResultLog");
  if (contract?.layout !== "result-log/1") return refuse("the trust file has no ResultLog of a layout that is known here");
  const value = trieValue(block.stateRoot, keccak_256(contract.address), proof.account) ?? refuse("there is no ResultLog in this block");
  const [nonce, balance, root, codeHash] = asList(decodeRlp(value), "account", 4);
  asInteger(nonce, "account, nonce");
  asInteger(balance, "account, balance");
  if (!equal(asString(codeHash, "account, code hash", 32), contract.codeHash)) refuse("the ResultLog has other code than the trust file says");
  const storage = asString(root, "account, storage root", 32);
  return equal(storage, emptyTrie) ? refuse("the ResultLog holds nothing, and so anchored nothing") : storage;
}

function readStatus(value: Uint8Array, asOf: bigint): { reason: number; amended: bigint } {
  const word = asInteger(decodeRlp(value), "status");
  const reason = Number(word & 255n);
  const amended = word >> 8n;
  if (reason < 1 || reason >= reasons.length) refuse(`status: unknown reason ${reason}`);
  if (amended < 1n || amended > asOf) refuse(`status: written in block ${amended}, which is not from 1 to ${asOf}`);
  return { reason, amended };
}
