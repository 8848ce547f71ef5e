// What a lab releases, and what it stores, opens by libraries of others: HPKE and JOSE of npm. See docs/spec/envelope.md and
// docs/spec/body.md.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { test } from "node:test";
import { KEM_MLKEM768_P256 } from "@panva/hpke-noble";
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256 } from "hpke";
import { compactDecrypt } from "jose";
import { fromHex, hex } from "../evidence/bytes.js";
import { decodeSign1, toBeSigned, verifyES256 } from "../evidence/cose.js";
import { vectors } from "./vectors.js";

const envelopes = vectors("envelope");
const bodies = vectors("body");
const suite = new CipherSuite(KEM_MLKEM768_P256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);
const sha256 = (text: string) => "0x" + createHash("sha256").update(text).digest("hex");

async function openEnvelope(p: any, aad: Uint8Array): Promise<Uint8Array> {
  const pair = await suite.DeserializePrivateKey(fromHex(envelopes.private));
  return suite.Open(pair, fromHex(p.encapsulation), fromHex(p.sealed), { info: fromHex(p.info), aad });
}

for (const p of envelopes.positive) {
  test(`envelope: ${p.name}`, async () => {
    const message = decodeSign1(fromHex(p.envelope), "envelope");
    assert.ok(verifyES256(fromHex(envelopes.key), toBeSigned(message.protected, message.payload!), message.signature));
    assert.equal(sha256(p.ciphertext), p.address);
    const key = await openEnvelope(p, fromHex(p.associated));
    assert.equal(hex(key), p.contentKey);
    const { plaintext, protectedHeader } = await compactDecrypt(p.ciphertext, key);
    assert.equal(new TextDecoder().decode(plaintext), p.plaintext);
    assert.deepEqual(protectedHeader, { alg: "dir", enc: "A256GCM" });
  });

  test(`envelope: ${p.name}, of another release`, async () => {
    const aad = fromHex(p.associated);
    aad[aad.length - 1]! ^= 3;
    await assert.rejects(openEnvelope(p, aad));
  });
}

for (const p of bodies.positive) {
  test(`body: ${p.name}`, async () => {
    assert.equal(sha256(p.body), p.address);
    const { plaintext } = await compactDecrypt(p.body, fromHex(bodies.key));
    assert.equal(hex(plaintext), p.plaintext);
    await assert.rejects(compactDecrypt(p.body, randomBytes(32)));
  });
}
