import assert from "node:assert/strict";
import { test } from "node:test";
import { concat, fromHex, fromText, Refused, toBase64, uint } from "../evidence/bytes.js";
import { checkpointBody } from "../evidence/checkpoint.js";
import { type Cosignature, readWitness } from "../evidence/cosignature.js";
import { readTrust } from "../evidence/trust.js";
import { Failure, verify } from "../evidence/verify.js";
import { vectors } from "./vectors.js";

const v = vectors("cosignatures");
const trust = readTrust(fromText(v.trust));
const verified = (e: any) =>
  verify({ evidence: fromHex(e.evidence), amendment: null, opening: null, record: null, authorities: null, witnesses: (e.named ?? []).map(readWitness) }, trust);
const lineOf = ({ name, keyId, time, signature }: Cosignature) => ({
  line: `— ${name} ${toBase64(concat(keyId, uint(time, 8), signature))}`,
  time: Number(time),
});

for (const p of v.positive) {
  test(`cosignatures: ${p.name}`, () => {
    const proven = verified(p);
    assert.equal(checkpointBody({ ...proven.statement, size: proven.size, root: proven.root }), v.checkpoint);
    assert.deepEqual([proven.cosigned.map(lineOf), proven.unknown.map(lineOf)], [p.cosigned ?? [], p.unknown ?? []]);
  });
}

for (const n of v.negative) {
  test(`no cosignatures: ${n.name}`, () => {
    assert.throws(() => verified(n), (error) => error instanceof Failure && error.check === n.check, `${n.check}: ${n.why}`);
  });
}

test("witnesses' keys", () => {
  for (const key of v.witnesses) assert.ok(readWitness(key).key.length === 32);
  for (const key of ["", "name", v.witnesses[0].replace(/\+[0-9a-f]{8}\+/, "+00000000+"), v.witnesses[0].slice(0, -4)])
    assert.throws(() => readWitness(key), Refused, key);
});
