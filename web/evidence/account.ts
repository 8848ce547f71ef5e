// Accounts and their secp256k1 signatures: see docs/spec/README.md.
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { concat, fromText, hex, refuse } from "./bytes.js";

/** The account that signed; one signature has one form. */
export function recover(digest: Uint8Array, signature: Uint8Array): Uint8Array {
  if (signature.length !== 65) refuse(`a signature of ${signature.length} bytes and not 65`);
  const v = signature[64]!;
  if (v > 1) refuse(`a signature whose v is ${v}, and not 0 or 1`);
  try {
    const s = secp256k1.Signature.fromBytes(concat(Uint8Array.of(v), signature.subarray(0, 64)), "recovered");
    if (s.hasHighS()) refuse("its s is in the upper half");
    return keccak_256(s.recoverPublicKey(digest).toBytes(false).subarray(1)).subarray(12);
  } catch (error) {
    return refuse(`not a signature: ${(error as Error).message}`);
  }
}

/** An account as people read it, in mixed case (EIP-55). */
export function writeAccount(account: Uint8Array): string {
  const digits = hex(account).slice(2);
  const hash = hex(keccak_256(fromText(digits))).slice(2);
  return "0x" + Array.from(digits, (d, i) => (hash[i]! >= "8" ? d.toUpperCase() : d)).join("");
}
