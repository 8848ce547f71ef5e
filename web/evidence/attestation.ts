// Attestations: members' signatures over a block that their own nodes hold as final: see docs/spec/chain-proof.md.
import { keccak_256 } from "@noble/hashes/sha3.js";
import { recover } from "./account.js";
import { compare, concat, equal, fromText, hex, refuse, uint } from "./bytes.js";
import type { Block } from "./header.js";
import { attestorAt, type Chain, type Member, type Trust } from "./trust.js";

export interface Attestation {
  account: Uint8Array;
  signature: Uint8Array;
}

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

/** The members that attest the block: exactly as many as the trust file asks for. */
export function attestingMembers(attestations: Attestation[], trust: Trust, block: Block): Member[] {
  const wanted = trust.attestation.threshold;
  if (attestations.length !== wanted) refuse(`${attestations.length} attestations, and not exactly ${wanted}`);
  const digest = attestationDigest(trust.chain, block);
  const members: Member[] = [];
  attestations.forEach(({ account, signature }, i) => {
    if (i > 0 && compare(attestations[i - 1]!.account, account) >= 0) refuse("attestations out of order, or one twice");
    const member = attestorAt(trust, account, block.number) ?? refuse(`${hex(account)} is no attestor for block ${block.number}`);
    if (members.includes(member)) refuse(`two attestations of ${member.name}`);
    if (!equal(recover(digest, signature), account)) refuse(`${hex(account)} did not sign this block`);
    members.push(member);
  });
  return members;
}
