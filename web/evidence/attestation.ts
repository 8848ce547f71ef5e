// Attestations: members' signatures over a block that their own nodes hold as final: see docs/spec/chain-proof.md.
import { keccak_256 } from "@noble/hashes/sha3.js";
import { concat, fromText, uint } from "./bytes.js";
import type { Block } from "./header.js";
import type { Chain } from "./trust.js";

const keccakText = (text: string) => keccak_256(fromText(text));

export function domainSeparator(chain: Pick<Chain, "id" | "genesis">): Uint8Array {
  return keccak_256(
    concat(
      keccakText("EIP712Domain(string name,string version,uint256 chainId,bytes32 salt)"),
      keccakText("LabSeal Attestation"),
      keccakText("1"),
      uint(chain.id, 32),
      chain.genesis,
    ),
  );
}

export function structHash(block: Pick<Block, "number" | "hash">): Uint8Array {
  return keccak_256(concat(keccakText("Attestation(uint64 number,bytes32 hash)"), uint(block.number, 32), block.hash));
}

export function attestationDigest(chain: Pick<Chain, "id" | "genesis">, block: Pick<Block, "number" | "hash">): Uint8Array {
  return keccak_256(concat(Uint8Array.of(0x19, 0x01), domainSeparator(chain), structHash(block)));
}
