// The receipt of inclusion (RFC 9942, section 5.2.1): see docs/spec/log.md.
import { refuse } from "./bytes.js";
import { decode } from "./cbor.js";
import { decodeSign1, readClaims, toBeSigned, verifyEd25519 } from "./cose.js";
import { asArray, asBytes, asUint, Fields } from "./fields.js";
import type { Inclusion } from "./tree.js";

export interface Receipt extends Inclusion {
  member: Uint8Array;
  log: Uint8Array;
  keyId: Uint8Array;
  protected: Uint8Array;
  signature: Uint8Array;
}

export function decodeReceipt(b: Uint8Array): Receipt {
  const message = decodeSign1(b, "receipt");
  const header = new Fields(decode(message.protected), "receipt, protected header");
  header.is(1, -8n);
  const keyId = header.bytes(4, 8);
  const claims = readClaims(header.take(15), "receipt, CWT claims");
  header.is(395, 1n);
  header.done();
  if (message.payload !== null) refuse("receipt: its root is attached");
  return {
    ...decodeProofs(message.unprotected),
    member: claims.issuer,
    log: claims.subject,
    keyId,
    protected: message.protected,
    signature: message.signature,
  };
}

function decodeProofs(value: ReturnType<typeof decode>): Inclusion {
  const header = new Fields(value, "receipt, unprotected header");
  const proofs = new Fields(header.take(396), "receipt, proofs");
  const [inclusion] = proofs.array(-1, 1);
  proofs.done();
  header.done();
  const [size, index, path] = asArray(decode(asBytes(inclusion, "inclusion proof")), "inclusion proof", 3);
  return {
    size: asUint(size, "size"),
    index: asUint(index, "index"),
    path: asArray(path, "path").map((h) => asBytes(h, "path", 32)),
  };
}

/** Whether the log key signed the receipt over this root. */
export function isSigned(receipt: Receipt, key: Uint8Array, root: Uint8Array): boolean {
  return verifyEd25519(key, toBeSigned(receipt.protected, root), receipt.signature);
}
