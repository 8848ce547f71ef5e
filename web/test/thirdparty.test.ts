// Programs of others read what labs hand out: a COSE library the statement and the receipt, an Ethereum library the way
// from the event to its block. They share no code with ../evidence.
import assert from "node:assert/strict";
import { createPublicKey, type KeyObject } from "node:crypto";
import { test } from "node:test";
import { Sign1 } from "@auth0/cose";
import { verifyMerkleProof } from "@ethereumjs/mpt";
import { RLP } from "@ethereumjs/rlp";
import { fromHex, fromText, hex } from "../evidence/bytes.js";
import { decodeEvidence } from "../evidence/evidence.js";
import { bloomOf, decodeEvents, encodeReceipt } from "../evidence/event.js";
import { readTrust, type Trust } from "../evidence/trust.js";
import { inclusionRoot } from "../evidence/tree.js";
import { vectors } from "./vectors.js";

const v = vectors("evidence");
const trustOf = (e: any): Trust => readTrust(fromText(v.trusts.find((t: any) => t.name === e.trust).file));

// Keys of the trust file as Node has them.
function keyOf(trust: Trust, kind: "statement" | "log"): KeyObject {
  const { key } = trust.members[0]!.keys.find((k) => k.kind === kind)!;
  const coordinate = (b: Uint8Array) => Buffer.from(b).toString("base64url");
  const jwk =
    kind === "log"
      ? { kty: "OKP", crv: "Ed25519", x: coordinate(key) }
      : { kty: "EC", crv: "P-256", x: coordinate(key.subarray(0, 32)), y: coordinate(key.subarray(32)) };
  return createPublicKey({ key: jwk, format: "jwk" });
}

for (const p of v.positive) {
  test(`COSE library: ${p.name}`, async () => {
    const trust = trustOf(p);
    const evidence = Sign1.decode(fromHex(p.evidence));
    await evidence.verify(keyOf(trust, "statement") as any);
    const [receipt] = evidence.unprotectedHeaders.get(394 as any) as Uint8Array[];
    const { leafHash, receipt: own } = decodeEvidence(fromHex(p.evidence));
    const root = inclusionRoot(leafHash, own);
    await Sign1.decode(receipt!).verify(keyOf(trust, "log") as any, { detachedPayload: root });
    const another = root.slice();
    another[0]! ^= 1;
    await assert.rejects(Sign1.decode(receipt!).verify(keyOf(trust, "log") as any, { detachedPayload: another }));
  });
}

test("COSE library: another's signature", async () => {
  const forged = v.negative.find((n: any) => n.name === "signed by another key");
  await assert.rejects(Sign1.decode(fromHex(forged.evidence)).verify(keyOf(trustOf(forged), "statement") as any));
});

for (const p of v.positive) {
  test(`@ethereumjs: ${p.name}`, async () => {
    const { proof } = decodeEvidence(fromHex(p.evidence));
    const receiptsRoot = (RLP.decode(proof.header) as Uint8Array[])[5]!;
    // The file leaves out what follows from the rest: the leaf, and in it the status and the bloom.
    const leaf = leafOf(proof.transaction, proof.nodes, encodeReceipt(proof.receipt));
    const key = RLP.encode(proof.transaction);
    const receipt = (await verifyMerkleProof(key, [...proof.nodes, leaf], { root: receiptsRoot }))!;
    const [status, , bloom, events] = RLP.decode(receipt[0]! < 0x80 ? receipt.subarray(1) : receipt) as any[];
    assert.equal(hex(status), "0x01");
    assert.equal(hex(bloom), hex(bloomOf(decodeEvents(proof.receipt.events))));
    const [contract] = events[Number(proof.event)];
    assert.equal(hex(contract), hex(trustOf(p).contracts.find((c) => c.name === "ResultLog")!.address));
    const changed = leaf.slice();
    changed[40]! ^= 1;
    await assert.rejects(verifyMerkleProof(key, [...proof.nodes, changed], { root: receiptsRoot }));
  });
}

// leafOf writes the leaf under what is left of the key behind the nodes, with the library's own RLP.
function leafOf(transaction: bigint, nodes: Uint8Array[], receipt: Uint8Array): Uint8Array {
  let rest = Buffer.from(RLP.encode(transaction)).toString("hex");
  for (const node of nodes.map((n) => RLP.decode(n) as Uint8Array[]))
    rest = rest.slice(node.length === 17 ? 1 : Buffer.from(node[0]!).toString("hex").length - (node[0]![0]! >> 4 === 1 ? 1 : 2));
  return RLP.encode([Buffer.from((rest.length % 2 ? "3" : "20") + rest, "hex"), receipt]);
}
