// What a lab releases, and what it stores, opens by libraries of others: HPKE and JOSE of npm. See docs/spec/envelope.md and
// docs/spec/body.md.
import assert from "node:assert/strict";
import { createDecipheriv, createHash, randomBytes } from "node:crypto";
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
const sha256 = (bytes: Uint8Array) => "0x" + createHash("sha256").update(bytes).digest("hex");
const header = Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString("base64url");

/** The body that a JWE was made of, as docs/spec/body.md has it: nothing else has the same JWE. */
function bodyOf(jwe: string): Uint8Array {
  const parts = jwe.split(".");
  assert.equal(parts.length, 5);
  assert.deepEqual(parts.slice(0, 2), [header, ""]);
  const [nonce, ciphertext, tag] = parts.slice(2).map((part) => {
    const bytes = Buffer.from(part, "base64url");
    assert.equal(bytes.toString("base64url"), part);
    return bytes;
  });
  assert.deepEqual([nonce!.length, tag!.length], [12, 16]);
  return Buffer.concat([nonce!, ciphertext!, tag!]);
}

function openBody(body: Uint8Array, key: Uint8Array): Uint8Array {
  const decipher = createDecipheriv("aes-256-gcm", key, body.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(header));
  decipher.setAuthTag(body.subarray(-16));
  return Buffer.concat([decipher.update(body.subarray(12, -16)), decipher.final()]);
}

async function openEnvelope(p: any, aad: Uint8Array): Promise<Uint8Array> {
  const pair = await suite.DeserializePrivateKey(fromHex(envelopes.private));
  return suite.Open(pair, fromHex(p.encapsulation), fromHex(p.sealed), { info: fromHex(p.info), aad });
}

for (const p of envelopes.positive) {
  test(`envelope: ${p.name}`, async () => {
    const message = decodeSign1(fromHex(p.envelope), "envelope");
    assert.ok(verifyES256(fromHex(envelopes.key), toBeSigned(message.protected, message.payload!), message.signature));
    assert.equal(sha256(bodyOf(p.ciphertext)), p.address);
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
    const body = fromHex(p.body);
    assert.equal(sha256(body), p.address);
    assert.equal(hex(openBody(body, fromHex(bodies.key))), p.plaintext);
    assert.equal(hex(bodyOf(p.jwe)), p.body);
    const { plaintext } = await compactDecrypt(p.jwe, fromHex(bodies.key));
    assert.equal(hex(plaintext), p.plaintext);
    await assert.rejects(compactDecrypt(p.jwe, randomBytes(32)));
  });
}

for (const n of bodies.negative) {
  test(`no body: ${n.name}`, () => {
    assert.throws(() => openBody(fromHex(n.body), fromHex(bodies.key)));
  });
}

for (const n of bodies.files) {
  test(`no body's JWE: ${n.name}`, () => {
    assert.throws(() => bodyOf(n.jwe));
  });
}
