// The chain proof (header -70001): from the anchoring event to a block, and what makes it trusted: see
// docs/spec/chain-proof.md.
import { refuse } from "./bytes.js";
import { decode } from "./cbor.js";
import { type ChainReceipt, decodeEvents, encodeReceipt, type Event } from "./event.js";
import { asBytes, asUint, Fields } from "./fields.js";
import { type Block, decodeHeader } from "./header.js";
import { encodeRlp, toInteger } from "./rlp.js";
import { checkTrie } from "./trie.js";

export type Method = "attestations" | "seals" | "unattested";
const methods: Record<string, Method> = { 1: "attestations", 2: "seals", 3: "unattested" };

export interface ChainProof extends Witnesses {
  header: Uint8Array;
  transaction: bigint;
  event: bigint;
  nodes: Uint8Array[];
  receipt: ChainReceipt;
}

export function decodeChainProof(b: Uint8Array): ChainProof {
  const fields = new Fields(decode(b), "chain proof");
  fields.is(1, 1n);
  const [header, transaction, event] = [fields.bytes(2), fields.uint(3), fields.uint(4)];
  const nodes = fields.array(5).map((n) => asBytes(n, "chain proof, nodes"));
  const [type, gas, events] = fields.array(6, 3);
  const proof = {
    header,
    transaction,
    event,
    nodes,
    receipt: { type: asUint(type, "receipt type"), gas: asUint(gas, "gas"), events: asBytes(events, "events") },
    ...takeWitnesses(fields, 7),
  };
  fields.done();
  return proof;
}

/** Witnesses are what makes a header trusted. */
export interface Witnesses {
  method: Method;
  signatures: Uint8Array[];
}

/** Takes the method from this key and the signatures from the next. */
export function takeWitnesses(fields: Fields, key: number): Witnesses {
  const number = fields.uint(key);
  const method = methods[String(number)] ?? refuse(`unknown method ${number}`);
  const signatures = fields.array(key + 1).map((s) => asBytes(s, "signature"));
  if (method === "unattested" && signatures.length > 0) refuse("unattested, with signatures");
  return { method, signatures };
}

/** The block that the proof leads to, and the event in it. */
export function readChainProof(proof: ChainProof, codec: string): { block: Block; event: Event } {
  const block = decodeProofHeader(codec, proof.header, proof.method);
  checkTrie(block.receiptsRoot, encodeRlp(toInteger(proof.transaction)), proof.nodes, encodeReceipt(proof.receipt));
  const event = decodeEvents(proof.receipt.events)[Number(proof.event)];
  return { block, event: event ?? refuse(`the transaction has no event ${proof.event}`) };
}

/** Decodes a header in the form that the method wants, so that nothing is in it which neither hash nor seals cover. */
export function decodeProofHeader(codec: string, header: Uint8Array, method: Method): Block {
  const block = decodeHeader(codec, header);
  if (block.sealing?.seals) refuse("header: seals are in it, and not beside it");
  if (block.sealing?.round && method !== "seals") refuse(`header: round ${block.sealing.round}, and not the form of the block's hash`);
  return block;
}
