import assert from "node:assert/strict";
import { test } from "node:test";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { recover } from "../evidence/account.js";
import { attestationDigest, domainSeparator, structHash } from "../evidence/attestation.js";
import { fromHex, hex, Refused } from "../evidence/bytes.js";
import { bloomOf, decodeAnchor, decodeEvents, encodeReceipt, type Event } from "../evidence/event.js";
import { decodeProofHeader } from "../evidence/chainproof.js";
import { decodeHeader } from "../evidence/header.js";
import { decodeRlpList, encodeRlp, toInteger } from "../evidence/rlp.js";
import { checkTrie } from "../evidence/trie.js";
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
    const events = decodeEvents(fromHex(r.events));
    assert.deepEqual(events, r.logs.map(eventOf));
    assert.equal(hex(bloomOf(events)), r.bloom);
    const encoded = () => encodeReceipt({ type: BigInt(r.type), gas: BigInt(r.gas), events: fromHex(r.events) });
    if (r.status === "0x01") assert.equal(hex(encoded()), r.encoded);
    else assert.notEqual(hex(encoded()), r.encoded);
  });
}

for (const t of v.tries) {
  test(`receipts trie: ${t.name}`, () => {
    for (const p of t.proofs) {
      const [root, key] = [fromHex(t.root), encodeRlp(toInteger(BigInt(p.index)))];
      assert.equal(hex(key), p.key);
      const nodes: Uint8Array[] = p.nodes.map(fromHex);
      const leaf = nodes.pop()!; // it follows from the receipt, and so is not in a chain proof
      const receipt = decodeRlpList(leaf, "leaf")[1] as Uint8Array;
      if (t.receipts) assert.equal(hex(receipt), t.receipts[p.index]);
      checkTrie(root, key, nodes, receipt);
      assert.throws(() => checkTrie(root, key, nodes, receipt.slice(1)), Refused);
      assert.throws(() => checkTrie(root, key, [...nodes, leaf], receipt), Refused);
      if (nodes.length > 0) assert.throws(() => checkTrie(root, key, nodes.slice(1), receipt), Refused);
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

const q = vectors("qbft");
for (const h of q.headers) {
  test(`QBFT header: ${h.name}`, () => {
    const served = decodeHeader(h.codec, fromHex(h.header));
    assert.equal(served.sealing!.seals, h.seals.length);
    const signed = decodeHeader(h.codec, fromHex(h.signed));
    for (const block of [served, signed, decodeHeader(h.codec, fromHex(h.unsealed))]) {
      assert.deepEqual([Number(block.number), hex(block.hash)], [h.number, h.hash]);
      assert.deepEqual(block.sealing!.validators.map(hex), h.validators ?? []);
    }
    assert.equal(hex(signed.sealing!.digest), h.digest);
    assert.equal(hex(keccak_256(fromHex(h.signed))), h.digest);
    assert.equal(hex(keccak_256(fromHex(h.unsealed))), h.hash);
    const accounts = h.signatures.map((s: string) => hex(recover(fromHex(h.digest), fromHex(s))));
    assert.deepEqual([...accounts].sort(), accounts);
    for (const account of accounts) assert.ok(h.set.includes(account));
    assert.throws(() => decodeProofHeader(h.codec, fromHex(h.header), "seals"), Refused, "seals are beside the header");
  });
}

for (const n of q.negative) {
  test(`no QBFT header: ${n.name}`, () => {
    assert.throws(() => decodeHeader(n.codec, fromHex(n.header)), Refused, n.why);
  });
}
