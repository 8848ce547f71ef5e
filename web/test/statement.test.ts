import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, hex, Refused } from "../evidence/bytes.js";
import { decodeSign1, keyId, toBeSigned, verifyES256 } from "../evidence/cose.js";
import { decodeEntry, statuses } from "../evidence/statement.js";
import { leafHash } from "../evidence/tree.js";
import { vectors } from "./vectors.js";

const v = vectors("statement");

for (const p of v.positive) {
  test(`statement: ${p.name}`, () => {
    const entry = fromHex(p.statement);
    const message = decodeSign1(entry, "statement");
    assert.equal(hex(message.protected), p.protected);
    assert.equal(hex(message.payload!), p.payload);
    const signed = toBeSigned(message.protected, message.payload!);
    assert.equal(hex(signed), p.toBeSigned);
    assert.equal(hex(keyId(fromHex(v.key))), v.keyId);
    assert.ok(verifyES256(fromHex(v.key), signed, message.signature));
    assert.equal(hex(leafHash(entry)), p.leafHash);
    assert.deepEqual(fields(entry), p.fields);
    const status = decodeEntry(entry).version?.status;
    if (p.statusClass) assert.equal(statuses[status!], p.statusClass);
  });
}

function fields(entry: Uint8Array): Record<string, unknown> {
  const { member, log, handle, time, version, amendment, shred } = decodeEntry(entry);
  const common = { member: hex(member), log: hex(log), handle: hex(handle), kind: version ? 1 : amendment ? 2 : 3, time: Number(time) };
  if (version) {
    const { artefact, content, projection, status } = version;
    return { ...common, artefact: hex(artefact), content: hex(content), projection, status };
  }
  if (shred) return { ...common, amended: hex(shred.handle), until: Number(shred.until) };
  const { handle: amended, reason, replacement } = amendment!;
  return { ...common, amended: hex(amended), reason, ...(replacement ? { replacement: hex(replacement) } : {}) };
}

for (const n of v.negative) {
  test(`no statement: ${n.name}`, () => {
    assert.throws(() => decodeEntry(fromHex(n.statement)), Refused, n.why);
  });
}
