// Block headers, each chain's in its own encoding: see docs/spec/chain-proof.md. The trust file names the codec.
import { keccak_256 } from "@noble/hashes/sha3.js";
import { refuse } from "./bytes.js";
import { decodeSealing, type Sealing } from "./qbft.js";
import { asInteger, asString, decodeRlpList, type Item } from "./rlp.js";

export interface Block {
  number: bigint;
  hash: Uint8Array;
  time: bigint;
  stateRoot: Uint8Array;
  receiptsRoot: Uint8Array;
  sealing: Sealing | null; // of a QBFT header
}

type Check = (item: Item | undefined, of: string) => unknown;

const bytes = (length: number): Check => (item, of) => asString(item, of, length);
const u64: Check = (item, of) => asInteger(item, of, 8);
const integer: Check = (item, of) => asInteger(item, of);
const anyBytes: Check = (item, of) => asString(item, of);

const mandatory = 15;
const fields: [string, Check][] = [
  ["parentHash", bytes(32)],
  ["sha3Uncles", bytes(32)],
  ["miner", bytes(20)],
  ["stateRoot", bytes(32)],
  ["transactionsRoot", bytes(32)],
  ["receiptsRoot", bytes(32)],
  ["logsBloom", bytes(256)],
  ["difficulty", integer],
  ["number", u64],
  ["gasLimit", u64],
  ["gasUsed", u64],
  ["timestamp", u64],
  ["extraData", anyBytes],
  ["mixHash", bytes(32)],
  ["nonce", bytes(8)],
  ["baseFeePerGas", integer],
  ["withdrawalsRoot", bytes(32)],
  ["blobGasUsed", u64],
  ["excessBlobGas", u64],
  ["parentBeaconBlockRoot", bytes(32)],
  ["requestsHash", bytes(32)],
  ["blockAccessListHash", bytes(32)],
  ["slotNumber", u64],
];

export const headerFields = fields.map(([name]) => name);

interface Codec {
  most: number; // fields
  isSealed: boolean;
}

const codecs: Record<string, Codec> = {
  ethereum: { most: fields.length, isSealed: false },
  "qbft-besu": { most: fields.length, isSealed: true },
  "qbft-goquorum": { most: mandatory, isSealed: true },
};

export function isCodec(name: string): boolean {
  return Object.hasOwn(codecs, name);
}

/** Whether blocks of chains with this codec are sealed by validators. */
export function isSealed(codec: string): boolean {
  return isCodec(codec) && codecs[codec]!.isSealed;
}

export function decodeHeader(name: string, b: Uint8Array): Block {
  const codec = isCodec(name) ? codecs[name]! : refuse(`header: unknown codec ${name}`);
  const items = decodeRlpList(b, "header");
  if (items.length < mandatory) refuse(`header: ${items.length} fields, fewer than the first ${mandatory}`);
  if (items.length > codec.most) refuse(`header: field ${fields[codec.most]?.[0] ?? codec.most + 1} is not known to ${name}`);
  items.forEach((item, i) => fields[i]![1](item, `header, ${fields[i]![0]}`));
  const { sealing, hash } = codec.isSealed ? decodeSealing(items) : { sealing: null, hash: keccak_256(b) };
  return {
    number: asInteger(items[8], "header, number"),
    hash,
    time: asInteger(items[11], "header, timestamp"),
    stateRoot: asString(items[3], "header, stateRoot"),
    receiptsRoot: asString(items[5], "header, receiptsRoot"),
    sealing,
  };
}
