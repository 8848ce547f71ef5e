import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, fromText, hex } from "../evidence/bytes.js";
import { readTrust } from "../evidence/trust.js";
import { Failure, type Input, type Proven, verify } from "../evidence/verify.js";
import { bytesOrNull, vectors } from "./vectors.js";

const v = vectors("evidence");
const trusts = new Map(v.trusts.map((t: any) => [t.name, readTrust(fromText(t.file))]));
const trustOf = (e: any): any => trusts.get(e.trust);
const inputOf = (e: any): Input => ({
  evidence: fromHex(e.evidence),
  opening: bytesOrNull(e.opening),
  record: bytesOrNull(e.record),
  amendment: null,
  authorities: null,
  witnesses: [],
});

for (const p of v.positive) {
  test(`evidence: ${p.name}`, () => {
    assert.deepEqual(proves(verify(inputOf(p), trustOf(p))), p.proves);
  });
}

function proves({ statement, leafHash, index, size, block, finality, opening, record }: Proven): unknown {
  return {
    member: hex(statement.member),
    handle: hex(statement.handle),
    kind: statement.version ? 1 : 2,
    leaf: hex(leafHash),
    index: Number(index),
    size: Number(size),
    block: Number(block.number),
    blockHash: hex(block.hash),
    blockTime: Number(block.time),
    method: { attestations: 1, seals: 2, unattested: 3 }[finality.method],
    attested: finality.attested.length ? finality.attested.map((m) => hex(m.id)) : null,
    sealed: finality.sealed.length ? finality.sealed.map(hex) : null,
    pinned: finality.pinned,
    opened: opening?.claims.map((c) => c.position) ?? null,
    record,
  };
}

for (const n of v.negative) {
  test(`no evidence: ${n.name}`, () => {
    assert.throws(
      () => verify(inputOf(n), trustOf(n)),
      (error) => error instanceof Failure && error.check === n.check,
      `${n.check}: ${n.why}`,
    );
  });
}

// Every byte counts: whichever is changed, no check lets it pass, and nothing but a Failure comes out.
for (const name of ["evidence alone", "three seals of four, QBFT by GoQuorum"].filter((n) => v.positive.some((p: any) => p.name === n))) {
  test(`no byte can change: ${name}`, () => {
    const p = v.positive.find((x: any) => x.name === name);
    const input = inputOf(p);
    input.evidence.forEach((byte, i) => {
      const evidence = input.evidence.slice();
      evidence[i] = byte ^ (1 << (i % 8));
      assert.throws(() => verify({ ...input, evidence }, trustOf(p)), Failure, `byte ${i}`);
    });
  });
}
