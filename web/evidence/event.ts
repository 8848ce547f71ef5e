// Events in a receipt, and the one that anchors a checkpoint: see docs/spec/chain-proof.md.
import { keccak_256 } from "@noble/hashes/sha3.js";
import { equal, fromText, refuse, toUint } from "./bytes.js";
import { asList, asString, decodeRlpList } from "./rlp.js";

export interface Event {
  contract: Uint8Array;
  topics: Uint8Array[];
  data: Uint8Array;
}

/** The event at this place in a receipt of a transaction that succeeded. */
export function receiptEvent(receipt: Uint8Array, index: bigint): Event {
  const first = receipt[0] ?? refuse("an empty receipt");
  const [status, , , events] = asList(decodeRlpList(first <= 0x7f ? receipt.subarray(1) : receipt, "receipt"), "receipt", 4);
  if (!equal(asString(status, "receipt, status"), Uint8Array.of(1))) refuse("the transaction failed");
  const event = asList(events, "receipt, events")[Number(index)] ?? refuse(`the transaction has no event ${index}`);
  const [contract, topics, data] = asList(event, "event", 3);
  return {
    contract: asString(contract, "event, address", 20),
    topics: asList(topics, "event, topics").map((t) => asString(t, "event, topic", 32)),
    data: asString(data, "event, data"),
  };
}

export interface Anchor {
  contract: Uint8Array;
  member: Uint8Array;
  log: Uint8Array;
  sequence: bigint;
  chainId: bigint;
  oldSize: bigint;
  size: bigint;
  root: Uint8Array;
}

const checkpointAnchored = keccak_256(fromText("CheckpointAnchored(bytes32,bytes32,uint64,uint256,uint64,uint64,bytes32)"));

export function decodeAnchor({ contract, topics, data }: Event): Anchor {
  const [name, member, log] = topics;
  if (!name || !equal(name, checkpointAnchored)) return refuse("the event is not CheckpointAnchored");
  if (!member || !log || topics.length !== 3 || data.length !== 160) return refuse("the event has not CheckpointAnchored's form");
  const number = (word: number) => {
    const n = toUint(data.subarray(32 * word, 32 * word + 32));
    return n < 1n << 63n ? n : refuse("the event has a number above 2^63 - 1");
  };
  return {
    contract,
    member,
    log,
    sequence: number(0),
    chainId: number(1),
    oldSize: number(2),
    size: number(3),
    root: data.subarray(128),
  };
}
