// The extraData of QBFT headers, and the forms that a header has by it: see docs/spec/chain-proof.md.
import { keccak_256 } from "@noble/hashes/sha3.js";
import { compare, equal, fromHex, refuse } from "./bytes.js";
import { asInteger, asList, asString, decodeRlpList, encodeRlp, type Item } from "./rlp.js";

export interface Sealing {
  validators: Uint8Array[]; // that the header lists; empty where a contract of the chain holds them
  round: bigint;
  seals: number; // that are in the header
  digest: Uint8Array; // what validators sign
}

const constants: [number, string, Uint8Array][] = [
  [1, "sha3Uncles", fromHex("0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347")],
  [7, "difficulty", Uint8Array.of(1)],
  [13, "mixHash", fromHex("0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365")],
  [14, "nonce", new Uint8Array(8)],
];
const extraData = 12;

/** Reads the sealing of a header's fields, and the block's hash, which leaves round and seals out. */
export function decodeSealing(header: Item[]): { sealing: Sealing; hash: Uint8Array } {
  for (const [i, name, value] of constants) if (!equal(asString(header[i], name), value)) refuse(`header, ${name}: not QBFT's`);
  const extra = asList(decodeRlpList(asString(header[extraData], "extraData"), "extraData"), "extraData", 5);
  const [vanity, validators, vote, round, seals] = extra;
  asString(vanity, "extraData, vanity", 32);
  checkVote(asList(vote, "extraData, vote"));
  const form = (round: Item, seals: Item): Uint8Array => {
    const fields = [...header];
    fields[extraData] = encodeRlp([...extra.slice(0, 3), round, seals]);
    return keccak_256(encodeRlp(fields));
  };
  const sealing = {
    validators: ascending(asList(validators, "extraData, validators").map((v) => asString(v, "validator", 20))),
    round: asInteger(round, "extraData, round", 4),
    seals: asList(seals, "extraData, seals").map((s) => asString(s, "seal")).length,
    digest: form(round!, []),
  };
  return { sealing, hash: form(new Uint8Array(), []) };
}

function checkVote(vote: Item[]): void {
  if (vote.length === 0) return;
  const [account, type] = asList(vote, "extraData, vote", 2);
  asString(account, "extraData, vote", 20);
  const kind = asString(type, "extraData, vote");
  if (kind.length > 1 || (kind.length === 1 && kind[0] !== 0xff)) refuse("extraData, vote: neither to add nor to drop");
}

function ascending(accounts: Uint8Array[]): Uint8Array[] {
  const isOrdered = accounts.every((a, i) => i === 0 || compare(accounts[i - 1]!, a) < 0);
  return isOrdered ? accounts : refuse("extraData: validators out of order, or one twice");
}
