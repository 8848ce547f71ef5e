import assert from "node:assert/strict";
import { test } from "node:test";
import { fromText, hex, Refused } from "../evidence/bytes.js";
import { readTrust, trustDigest } from "../evidence/trust.js";
import { inSequence } from "../verify/files.js";
import { vectors } from "./vectors.js";

const v = vectors("trust");
const fileOf = (f: any): Uint8Array => (f.file === undefined ? Buffer.from(f.fileBase64, "base64") : fromText(f.file));

for (const p of v.positive) {
  test(`trust file: ${p.name}`, () => {
    const { hash, number, consortium } = readTrust(fileOf(p));
    assert.deepEqual([hex(hash), number, hex(consortium)], [p.hash, p.number, p.consortium]);
    assert.equal(hex(trustDigest(p.text)), p.toBeSigned);
  });
}

for (const n of v.negative) {
  test(`no trust file: ${n.name}`, () => {
    assert.throws(() => readTrust(fileOf(n)), Refused, n.why);
  });
}

test("trust files that come one by one, in any order", () => {
  const whole: string = v.positive.find((p: any) => p.name === "three files, governors changed").file;
  const files = whole.split(/(?<=\n)(?=\{)/).map(fromText);
  assert.equal(files.length, 3);
  const [first, second, third] = files as [Uint8Array, Uint8Array, Uint8Array];
  assert.equal(hex(inSequence([third, first, second, third])), hex(fromText(whole)));
  assert.equal(hex(inSequence([fromText(whole)])), hex(fromText(whole)));
});
