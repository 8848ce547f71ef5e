import assert from "node:assert/strict";
import { test } from "node:test";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { fromHex, fromText, hex } from "../evidence/bytes.js";
import { statusSlot } from "../evidence/state.js";
import { readTrust } from "../evidence/trust.js";
import { Failure, type Input, type Proven, verify } from "../evidence/verify.js";
import { bytesOrNull, vectors } from "./vectors.js";

const v = vectors("amendment-state");
const trusts = new Map(v.trusts.map((t: any) => [t.name, readTrust(fromText(t.file))]));
const trustOf = (e: any): any => trusts.get(e.trust);
const inputOf = (e: any): Input => ({
  evidence: fromHex(e.evidence),
  amendment: bytesOrNull(e.amendment),
  opening: null,
  record: null,
  authorities: null,
  witnesses: [],
});

test("slots", () => {
  for (const s of v.slots) {
    const slot = statusSlot(fromHex(s.member), fromHex(s.handle));
    assert.deepEqual([hex(slot), hex(keccak_256(slot))], [s.slot, s.key]);
  }
});

for (const p of v.positive) {
  test(`amendment state: ${p.name}`, () => {
    assert.deepEqual(proves(verify(inputOf(p), trustOf(p))), p.proves);
  });
}

function proves({ statement, state, amendment }: Proven): unknown {
  const { block, finality, reason, amended } = state!;
  return {
    asOf: Number(block.number),
    blockHash: hex(block.hash),
    blockTime: Number(block.time),
    attested: finality.attested.length ? finality.attested.map((m) => hex(m.id)) : null,
    sealed: finality.sealed.length ? finality.sealed.map(hex) : null,
    reason,
    amended: Number(amended),
    isDisputed: statement.version !== null && reason !== 0 && amendment === null,
  };
}

for (const n of v.negative) {
  test(`no amendment state: ${n.name}`, () => {
    assert.throws(
      () => verify(inputOf(n), trustOf(n)),
      (error) => error instanceof Failure && error.check === n.check,
      `${n.check}: ${n.why}`,
    );
  });
}
