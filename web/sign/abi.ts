// As much of the ABI's encoding, and of EIP-712's, as consent needs.
import { keccak_256 } from "@noble/hashes/sha3.js";
import { concat, fromHex, fromText, uint } from "../evidence/bytes.js";

export const keccak = (...parts: Uint8Array[]): Uint8Array => keccak_256(concat(...parts));

/** A number as a word of 32 bytes. */
export const word = (n: bigint | number): Uint8Array => uint(BigInt(n), 32);

/** An address as a word. */
export const addressWord = (address: Uint8Array): Uint8Array => concat(new Uint8Array(32 - address.length), address);

/** A part of an encoding: one word, or one that stands behind the others and is named by where it begins. */
export type Part = { word: Uint8Array } | { behind: Uint8Array };

/** Encodes parts as abi.encode does. */
export function encode(parts: Part[]): Uint8Array {
  const heads: Uint8Array[] = [];
  const tails: Uint8Array[] = [];
  let at = 32 * parts.length;
  for (const part of parts) {
    if ("word" in part) heads.push(part.word);
    else {
      heads.push(word(at));
      tails.push(part.behind);
      at += part.behind.length;
    }
  }
  return concat(...heads, ...tails);
}

/** A list of words, as it stands behind. */
export const list = (words: Uint8Array[]): Part => ({ behind: concat(word(words.length), ...words) });

/** Bytes, as they stand behind. */
export function bytes(b: Uint8Array): Part {
  return { behind: concat(word(b.length), b, new Uint8Array((32 - (b.length % 32)) % 32)) };
}

export interface Domain {
  chainId: bigint;
  registry: Uint8Array;
}

const domainType = "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";

/** The EIP-712 digest of a struct of one registry. The members are words, each. */
export function digest(domain: Domain, structType: string, ...members: Uint8Array[]): Uint8Array {
  const separator = keccak(
    keccak(fromText(domainType)),
    keccak(fromText("LabSeal ConsentRegistry")),
    keccak(fromText("1")),
    word(domain.chainId),
    addressWord(domain.registry),
  );
  return keccak(fromHex("0x1901"), separator, keccak(keccak(fromText(structType)), ...members));
}
