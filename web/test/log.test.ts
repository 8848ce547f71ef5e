import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, hex, Refused } from "../evidence/bytes.js";
import { noteKeyId, readCheckpoint, tilePath } from "../evidence/checkpoint.js";
import { toBeSigned } from "../evidence/cose.js";
import { decodeReceipt, isSigned } from "../evidence/receipt.js";
import { type Inclusion, inclusionRoot, isConsistent, leafHash } from "../evidence/tree.js";
import { vectors } from "./vectors.js";

const v = vectors("log");
const inclusionOf = ({ size, index, path }: any): Inclusion => ({
  size: BigInt(size),
  index: BigInt(index),
  path: (path ?? []).map(fromHex),
});

test("leaf hashes", () => {
  for (const e of v.entries) assert.equal(hex(leafHash(fromHex(e.entry))), e.leafHash);
});

test("inclusion", () => {
  for (const p of v.inclusion) assert.equal(hex(inclusionRoot(fromHex(p.leaf), inclusionOf(p))), p.root);
});

for (const n of v.negative) {
  test(`no inclusion: ${n.name}`, () => {
    const root = () => inclusionRoot(fromHex(n.inclusion.leaf), inclusionOf(n.inclusion));
    if (n.fails === "shape") assert.throws(root, Refused, n.why);
    else assert.notEqual(hex(root()), n.inclusion.root, n.why);
  });
}

for (const c of vectors("consistency").cases) {
  test(`consistency: ${c.name}`, () => {
    const old = { size: BigInt(c.oldSize), root: fromHex(c.oldRoot) };
    const head = { size: BigInt(c.size), root: fromHex(c.root) };
    assert.equal(isConsistent(old, head, (c.proof ?? []).map(fromHex)), c.isConsistent);
  });
}

test("receipts", () => {
  for (const r of v.receipts) {
    const receipt = decodeReceipt(fromHex(r.receipt));
    const root = inclusionRoot(leafHash(fromHex(r.statement)), receipt);
    assert.equal(hex(root), r.inclusion.root);
    assert.equal(hex(toBeSigned(receipt.protected, root)), r.toBeSigned);
    assert.ok(isSigned(receipt, fromHex(r.key), root));
    assert.ok(!isSigned(receipt, fromHex(r.key), fromHex(v.emptyRoot)));
  }
});

test("checkpoints", () => {
  for (const c of v.checkpoints) {
    const key = fromHex(c.key);
    const { member, log, size, root } = readCheckpoint(c.note, key);
    assert.deepEqual([hex(member), hex(log), Number(size), hex(root)], [c.member, c.log, c.size, c.root]);
    assert.equal(hex(noteKeyId(member, log, key)), c.keyId);
    const forged = [c.note.replace(`\n${c.size}\n`, `\n${c.size + 1}\n`), c.note.trimEnd(), c.note + "\n", c.note.replace("— ", "- ")];
    for (const note of forged) assert.throws(() => readCheckpoint(note, key), Refused, note);
  }
});

test("paths of tiles", () => {
  for (const t of v.tilePaths) assert.equal(tilePath(t.level, t.n, t.width), t.path);
});
