// Witnesses' cosignatures (header -70004): see docs/spec/cosignatures.md.
import { sha256 } from "@noble/hashes/sha2.js";
import { compare, concat, equal, fromBase64, fromText, hex, refuse, toUint } from "./bytes.js";
import { decode } from "./cbor.js";
import { verifyEd25519 } from "./cose.js";
import { asArray, asBytes } from "./fields.js";

export interface Cosignature {
  name: string;
  keyId: Uint8Array;
  time: bigint;
  signature: Uint8Array;
}

export function decodeCosignatures(b: Uint8Array): Cosignature[] {
  const list = asArray(decode(b), "cosignatures").map((item) => {
    const [name, value] = asArray(item, "cosignature", 2);
    if (typeof name !== "string" || name === "" || /[\p{White_Space}+]/u.test(name)) return refuse("cosignature: not a name that a note may have");
    const bytes = asBytes(value, "cosignature", 76);
    return { name, keyId: bytes.subarray(0, 4), time: toUint(bytes.subarray(4, 12)), signature: bytes.subarray(12) };
  });
  if (list.length === 0) refuse("cosignatures: none");
  list.forEach((c, i) => {
    const before = list[i - 1];
    if (before && (compare(fromText(before.name), fromText(c.name)) || compare(before.keyId, c.keyId)) >= 0)
      refuse("cosignatures: out of order, or two of one key");
  });
  return list;
}

/** Witness is one whom the verifier names. */
export interface Witness {
  name: string;
  keyId: Uint8Array;
  key: Uint8Array;
}

/** Reads a witness's key in the form of signed notes: name+<key id>+<base64 of 04 || key>. */
export function readWitness(text: string): Witness {
  const [, name, id, base64] = /^([^\p{White_Space}+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text) ?? refuse(`not a witness's key: ${text.slice(0, 80)}`);
  const typed = fromBase64(base64!);
  if (typed.length !== 33 || typed[0] !== 4) refuse(`${name}: not a witness's key`);
  const keyId = sha256(concat(fromText(name!), fromText("\n"), typed)).subarray(0, 4);
  if (hex(keyId) !== "0x" + id) refuse(`${name}: its key id is ${hex(keyId).slice(2)}`);
  return { name: name!, keyId, key: typed.subarray(1) };
}

/** The cosignatures by named witnesses, which must fit, and those by others, which nobody looked at. */
export function checkCosignatures(list: Cosignature[], body: string, named: Witness[]): { verified: Cosignature[]; unknown: Cosignature[] } {
  const verified: Cosignature[] = [];
  const unknown: Cosignature[] = [];
  for (const c of list) {
    const witness = named.find((w) => w.name === c.name && equal(w.keyId, c.keyId));
    if (witness && !verifyEd25519(witness.key, fromText(`cosignature/v1\ntime ${c.time}\n${body}`), c.signature))
      refuse(`${c.name} did not sign this checkpoint`);
    (witness ? verified : unknown).push(c);
  }
  return { verified, unknown };
}
