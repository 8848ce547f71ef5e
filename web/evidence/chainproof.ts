// The chain proof (header -70001): from the anchoring event to a block that members attest: see docs/spec/chain-proof.md.
import type { Attestation } from "./attestation.js";
import { decode } from "./cbor.js";
import { asArray, asBytes, Fields } from "./fields.js";

export interface ChainProof {
  header: Uint8Array;
  transaction: bigint;
  event: bigint;
  path: Uint8Array[];
  attestations: Attestation[];
}

export function decodeChainProof(b: Uint8Array): ChainProof {
  const fields = new Fields(decode(b), "chain proof");
  fields.is(1, 1n);
  const proof = {
    header: fields.bytes(2),
    transaction: fields.uint(3),
    event: fields.uint(4),
    path: fields.array(5).map((n) => asBytes(n, "chain proof, path")),
    attestations: fields.array(6).map((a) => {
      const [account, signature] = asArray(a, "attestation", 2);
      return { account: asBytes(account, "attestation, account", 20), signature: asBytes(signature, "attestation, signature") };
    }),
  };
  fields.done();
  return proof;
}
