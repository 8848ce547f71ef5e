import assert from "node:assert/strict";
import { test } from "node:test";
import { recover } from "../evidence/account.js";
import { attestationDigest, domainSeparator, structHash } from "../evidence/attestation.js";
import { fromHex, hex, Refused } from "../evidence/bytes.js";
import { decodeAnchor, type Event, receiptEvent } from "../evidence/event.js";
import { decodeHeader } from "../evidence/header.js";
import { rlpKey } from "../evidence/rlp.js";
import { trieValue } from "../evidence/trie.js";
import { vectors } from "./vectors.js";

const v = vectors("chain-proof");
const eventOf = ({ address, topics, data }: any): Event => ({
  contract: fromHex(address),
  topics: topics.map(fromHex),
  data: fromHex(data),
});

for (const h of v.headers) {
  test(`header: ${h.name}`, () => {
    const { hash, number, time, receiptsRoot } = decodeHeader("ethereum", fromHex(h.header));
    const got = { hash: hex(hash), number: Number(number), time: Number(time), receiptsRoot: hex(receiptsRoot) };
    assert.deepEqual(got, { hash: h.hash, number: h.number, time: h.time, receiptsRoot: h.receiptsRoot });
  });
}

for (const n of v.negative.headers) {
  test(`no header: ${n.name}`, () => {
    assert.throws(() => decodeHeader("ethereum", fromHex(n.header)), Refused, n.why);
  });
}

for (const r of v.receipts) {
  test(`receipt: ${r.name}`, () => {
    const encoded = fromHex(r.encoded);
    r.logs.forEach((log: any, i: number) => {
      if (r.status === "0x01") assert.deepEqual(receiptEvent(encoded, BigInt(i)), eventOf(log));
    });
    assert.throws(() => receiptEvent(encoded, BigInt(r.logs.length)), Refused);
  });
}

for (const t of v.tries) {
  test(`receipts trie: ${t.name}`, () => {
    for (const p of t.proofs) {
      const nodes = p.nodes.map(fromHex);
      const key = rlpKey(BigInt(p.index));
      assert.equal(hex(key), p.key);
      const value = trieValue(fromHex(t.root), key, nodes);
      if (t.receipts) assert.equal(hex(value), t.receipts[p.index]);
      assert.throws(() => trieValue(fromHex(t.root), key, nodes.slice(1)), Refused);
      assert.throws(() => trieValue(fromHex(t.root), key, [...nodes, nodes[0]]), Refused);
    }
  });
}

test("anchors", () => {
  for (const a of v.anchors) {
    const got = decodeAnchor(eventOf(a.log));
    assert.deepEqual([hex(got.contract), hex(got.member), hex(got.log), hex(got.root)], [a.contract, a.member, a.logId, a.root]);
    const numbers = [got.sequence, got.chainId, got.oldSize, got.size].map(Number);
    assert.deepEqual(numbers, [a.sequence, a.chainId, a.oldSize, a.size]);
  }
});

for (const n of v.negative.anchors) {
  test(`no anchor: ${n.name}`, () => {
    assert.throws(() => decodeAnchor(eventOf(n.log)), Refused, n.why);
  });
}

test("attestations", () => {
  for (const a of v.attestations) {
    const chain = { id: BigInt(a.chainId), genesis: fromHex(a.genesis) };
    const block = { number: BigInt(a.number), hash: fromHex(a.hash) };
    assert.equal(hex(domainSeparator(chain)), a.domainSeparator);
    assert.equal(hex(structHash(block)), a.structHash);
    assert.equal(hex(attestationDigest(chain, block)), a.digest);
    assert.equal(hex(recover(fromHex(a.digest), fromHex(a.signature))), a.account);
  }
});
