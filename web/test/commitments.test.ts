import assert from "node:assert/strict";
import { createCipheriv } from "node:crypto";
import { test } from "node:test";
import { expand } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, fromHex, fromText, hex, Refused } from "../evidence/bytes.js";
import * as c from "../evidence/commitments.js";
import { decodeOpening, type Opening, openingRoot } from "../evidence/opening.js";
import { vectors } from "./vectors.js";

const v = vectors("commitments");
const claimOf = ({ kind, name, body }: any): c.Claim => ({ kind, name, body: fromHex(body) });

/** The salts of a version as its lab derives them: the artefact's, and then the leaves'. */
function salts(secret: Uint8Array, projection: string, leaves: number): Uint8Array[] {
  const info = concat(fromText("labseal/salts/1"), Uint8Array.of(0), fromText(projection));
  const cipher = createCipheriv("aes-256-ctr", expand(sha256, secret, info, 32), new Uint8Array(16));
  const stream = Uint8Array.from(cipher.update(new Uint8Array(32 * (1 + leaves))));
  return Array.from({ length: 1 + leaves }, (_, i) => stream.subarray(32 * i, 32 * (i + 1)));
}

test("salts", () => {
  for (const s of v.salts) {
    assert.deepEqual(salts(fromHex(s.secret), s.projection, s.leaves.length).map(hex), [s.artefact, ...s.leaves]);
  }
});

test("padded counts", () => {
  for (const { claims, leaves } of v.paddedCounts) {
    if (leaves) assert.equal(c.leavesFor(claims), leaves);
    else assert.throws(() => c.leavesFor(claims), Refused);
  }
});

for (const k of v.commitments) {
  test(`commitment: ${k.name}`, () => {
    const claims = k.claims.map(claimOf);
    const [artefactSalt, ...leafSalts] = salts(fromHex(k.secret), k.projection, c.leavesFor(claims.length));
    const leaves = c.claimLeaves(leafSalts, claims);
    assert.equal(hex(c.artefactCommitment(artefactSalt!, fromHex(k.digest))), k.artefact);
    assert.deepEqual(claims.map((claim: c.Claim) => hex(c.encodeClaim(claim))), k.claims.map((x: any) => x.encoding));
    assert.deepEqual(leaves.map(hex), k.leaves);
    assert.deepEqual(k.claims.map((x: any) => k.leaves.indexOf(x.hash)), k.claims.map((x: any) => x.position));
    assert.equal(hex(c.treeRoot(leaves)), k.content);
  });
}

test("replacement pointers", () => {
  for (const r of v.replacements) {
    const salt = expand(sha256, fromHex(r.secret), fromHex(r.info), 32);
    assert.equal(hex(salt), r.salt);
    assert.equal(hex(c.replacementPointer(salt, fromHex(r.leaf))), r.pointer);
  }
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
