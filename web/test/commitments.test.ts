import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, hex, Refused } from "../evidence/bytes.js";
import * as c from "../evidence/commitments.js";
import { decodeOpening, type Opening, openingRoot } from "../evidence/opening.js";
import { vectors } from "./vectors.js";

const v = vectors("commitments");
const claimOf = ({ kind, name, body }: any): c.Claim => ({ kind, name, body: fromHex(body) });

test("salts", () => {
  for (const s of v.salts) assert.equal(hex(c.salt(fromHex(s.secret), s.tag, s.projection, s.index)), s.salt);
});

test("padded counts", () => {
  for (const { claims, leaves } of v.paddedCounts) {
    if (leaves) assert.equal(c.leavesFor(claims), leaves);
    else assert.throws(() => c.leavesFor(claims), Refused);
  }
});

for (const k of v.commitments) {
  test(`commitment: ${k.name}`, () => {
    const secret = fromHex(k.secret);
    const claims = k.claims.map(claimOf);
    const leaves = c.claimLeaves(secret, k.projection, claims);
    assert.equal(hex(c.artefactCommitment(c.salt(secret, "artefact", k.projection, 0), fromHex(k.digest))), k.artefact);
    assert.deepEqual(claims.map((claim: c.Claim) => hex(c.encodeClaim(claim))), k.claims.map((x: any) => x.encoding));
    assert.deepEqual(leaves.map(hex), k.leaves);
    assert.deepEqual(k.claims.map((x: any) => k.leaves.indexOf(x.hash)), k.claims.map((x: any) => x.position));
    assert.equal(hex(c.treeRoot(leaves)), k.content);
  });
}

test("replacement pointers", () => {
  for (const r of v.replacements) assert.equal(hex(c.replacementPointer(fromHex(r.secret), fromHex(r.leaf))), r.pointer);
});

for (const o of v.openings) {
  test(`opening: ${o.name}`, () => {
    const opening = decodeOpening(fromHex(o.opening));
    assert.deepEqual(opening.claims.map((x) => x.position).sort(ascending), [...o.opens].sort(ascending));
    assert.deepEqual(opening.siblings.map(hex), o.siblings);
    assert.equal(hex(openingRoot(opening)), o.content);
  });
}

for (const n of v.negative) {
  test(`no opening: ${n.name}`, () => {
    let opening: Opening | undefined;
    let at = "decode";
    try {
      opening = decodeOpening(fromHex(n.opening));
      at = "shape";
      const root = openingRoot(opening);
      at = hex(root) === n.content ? "nothing" : "content";
    } catch (error) {
      assert.ok(error instanceof Refused, String(error));
    }
    assert.equal(at, n.fails);
  });
}

function ascending(a: number, b: number): number {
  return a - b;
}
