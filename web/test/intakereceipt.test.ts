import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, hex, Refused } from "../evidence/bytes.js";
import { keyId } from "../evidence/cose.js";
import { deadline, decodeIntakeReceipt, isFor, isSignedBy } from "../evidence/intakereceipt.js";
import { vectors } from "./vectors.js";

const v = vectors("intake-receipt");
const key = fromHex(v.key);

for (const p of v.positive) {
  test(`intake receipt: ${p.name}`, () => {
    const r = decodeIntakeReceipt(fromHex(p.receipt));
    assert.deepEqual([r.member, r.log, r.leafHash, r.salt].map(hex), [p.member, p.log, p.leaf, p.salt]);
    assert.deepEqual([r.received, r.promise, deadline(r)].map(Number), [p.received, p.promise, p.deadline]);
    assert.equal(hex(r.keyId), hex(keyId(key)));
    assert.ok(isSignedBy(r, key));
    const artefact = fromHex(p.artefact);
    assert.ok(isFor(r, fromHex(p.statement), artefact));
    assert.ok(!isFor(r, fromHex(p.statement), Uint8Array.of(...artefact, 0)));
  });
}

for (const n of v.negative) {
  test(`no intake receipt: ${n.name}`, () => {
    let at = "format";
    try {
      at = isSignedBy(decodeIntakeReceipt(fromHex(n.receipt)), key) ? "nothing" : "signature";
    } catch (error) {
      assert.ok(error instanceof Refused, String(error));
    }
    assert.equal(at, n.fails, n.why);
  });
}
