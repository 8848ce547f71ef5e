// Evidence: the lab's statement with the proofs in its unprotected header: see docs/spec/evidence.md.
import { type ChainProof, decodeChainProof } from "./chainproof.js";
import { concat } from "./bytes.js";
import { encode, type Value } from "./cbor.js";
import { type Cosignature, decodeCosignatures } from "./cosignature.js";
import { decodeSign1, type Sign1 } from "./cose.js";
import { asBytes, Fields } from "./fields.js";
import { decodeReceipt, type Receipt } from "./receipt.js";
import { decodeStateProof, type StateProof } from "./state.js";
import { decodeStatement, type Statement } from "./statement.js";
import { decodeTimestamps, type Record as Timestamps } from "./timestamps.js";
import { leafHash } from "./tree.js";

export interface Evidence {
  message: Sign1;
  statement: Statement;
  leafHash: Uint8Array;
  receipt: Receipt;
  proof: ChainProof;
  state: StateProof | null;
  timestamps: Timestamps | null;
  cosignatures: Cosignature[];
}

export function decodeEvidence(b: Uint8Array): Evidence {
  const message = decodeSign1(b, "evidence");
  const header = new Fields(message.unprotected, "evidence, unprotected header");
  const [receipt] = header.array(394, 1);
  const proof = header.bytes(-70001);
  const optional = (key: number) => (header.has(key) ? header.bytes(key) : null);
  const [state, timestamps, cosignatures] = [optional(-70002), optional(-70003), optional(-70004)];
  header.done();
  const statement = decodeStatement(message);
  return {
    message,
    statement,
    leafHash: leafHash(entryOf(message)),
    receipt: decodeReceipt(asBytes(receipt, "receipt")),
    proof: decodeChainProof(proof),
    state: state && decodeStateProof(state),
    timestamps: timestamps && decodeTimestamps(timestamps),
    cosignatures: cosignatures ? decodeCosignatures(cosignatures) : [],
  };
}

/** The log's entry: the statement with its unprotected header emptied again. */
export function entryOf(message: Sign1): Uint8Array {
  return fileOf(message, Uint8Array.of(0xa0));
}

/** What timestamps cover: the file with no header but the receipt and the chain proof, so that the others may be added. */
export function documentOf(message: Sign1): Uint8Array {
  const header = message.unprotected as Map<bigint, Value>;
  const kept = [394n, -70001n].map((key) => concat(encode(key), encode(header.get(key)!)));
  return fileOf(message, concat(Uint8Array.of(0xa2), ...kept));
}

function fileOf({ protected: header, payload, signature }: Sign1, unprotected: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(0xd2, 0x84), encode(header), unprotected, encode(payload!), encode(signature));
}
