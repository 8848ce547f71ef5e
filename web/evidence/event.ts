// Events in a receipt, and the one that anchors a checkpoint: see docs/spec/chain-proof.md.
import { keccak_256 } from "@noble/hashes/sha3.js";
import { concat, equal, fromText, refuse, toUint } from "./bytes.js";
import { asList, asString, decodeRlpList, encodeRlp, toInteger } from "./rlp.js";

export interface Event {
  contract: Uint8Array;
  topics: Uint8Array[];
  data: Uint8Array;
}

/** Receipt is what a chain proof holds of a receipt; the rest follows. */
export interface ChainReceipt {
  type: bigint; // 0 for legacy
  gas: bigint; // cumulative
  events: Uint8Array; // RLP
}

export function decodeEvents(b: Uint8Array): Event[] {
  return decodeRlpList(b, "events").map((item) => {
    const [contract, topics, data] = asList(item, "event", 3);
    return {
      contract: asString(contract, "event, address", 20),
      topics: asList(topics, "event, topics").map((t) => asString(t, "event, topic", 32)),
      data: asString(data, "event, data"),
    };
  });
}

/** The receipt as the trie has it, of a transaction that succeeded (EIP-2718). */
export function encodeReceipt({ type, gas, events }: ChainReceipt): Uint8Array {
  if (type > 0x7fn) refuse(`receipt type ${type} is above 127`);
  const body = encodeRlp([Uint8Array.of(1), toInteger(gas), bloomOf(decodeEvents(events)), decodeRlpList(events, "events")]);
  return type === 0n ? body : concat(Uint8Array.of(Number(type)), body);
}

/** The bloom filter of events (Yellow Paper, section 4.3.1). */
export function bloomOf(events: Event[]): Uint8Array {
  const bloom = new Uint8Array(256);
  for (const text of events.flatMap((e) => [e.contract, ...e.topics])) {
    const hash = keccak_256(text);
    for (const i of [0, 2, 4]) {
      const bit = ((hash[i]! << 8) | hash[i + 1]!) & 2047;
      bloom[255 - (bit >> 3)]! |= 1 << (bit & 7);
    }
  }
  return bloom;
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
