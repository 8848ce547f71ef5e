// Timestamps: the vectors, and tokens that OpenSSL makes, by every algorithm that is known here.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { type Authority, readAuthorities } from "../evidence/authorities.js";
import { fromHex, fromText, hex, Refused } from "../evidence/bytes.js";
import { decodeEvidence, documentOf } from "../evidence/evidence.js";
import { checkTimestamps, decodeTimestamps, provenSince, type Stamp } from "../evidence/timestamps.js";
import { decodeToken, verifyToken } from "../evidence/token.js";
import { readTrust } from "../evidence/trust.js";
import { Failure, type Input, verify } from "../evidence/verify.js";
import { nameOf, readCertificate } from "../evidence/x509.js";
import { vectors } from "./vectors.js";

const v = vectors("timestamps");
const trust = readTrust(fromText(v.trust));
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString().replace(".000Z", "Z"));

function authoritiesOf(e: any): Authority[] | null {
  const named = v.authorities.filter((a: any) => e.trusted.includes(a.name));
  return named.length ? named.map((a: any) => ({ certificate: readCertificate(fromHex(a.root)), compromisedSince: null })) : null;
}

function inputOf(e: any): Input {
  return { evidence: fromHex(e.evidence), amendment: null, opening: null, record: null, authorities: authoritiesOf(e), witnesses: [] };
}

function saysOf({ time, hash, authority, expires }: Stamp) {
  return { time: iso(time), hash, authority, expires: iso(expires) };
}

for (const p of v.positive) {
  test(`timestamps: ${p.name}`, () => {
    assert.equal(hex(documentOf(decodeEvidence(fromHex(p.evidence)).message)), p.document);
    const { timestamps } = verify(inputOf(p), trust);
    assert.deepEqual(timestamps.map(saysOf), p.stamps);
    assert.deepEqual(p.proven.map(({ now }: any) => ({ now, since: iso(provenSince(timestamps, Date.parse(now))) })), p.proven);
  });
}

for (const n of v.negative) {
  test(`no timestamps: ${n.name}`, () => {
    assert.throws(() => verify(inputOf(n), trust), (error) => error instanceof Failure && error.check === n.check, `${n.check}: ${n.why}`);
  });
}

// Whichever byte is changed, the record is refused, or says what it said: of a token not all is signed.
test("no byte of a record can change what it says", () => {
  const p = v.positive[0];
  const { message } = decodeEvidence(fromHex(p.evidence));
  const record = (message.unprotected as Map<bigint, Uint8Array>).get(-70003n)!;
  const saysAll = (b: Uint8Array) => checkTimestamps(decodeTimestamps(b), documentOf(message), authoritiesOf(p)).map(saysOf);
  let passed = 0;
  record.forEach((byte, i) => {
    const changed = record.slice();
    changed[i] = byte ^ (1 << (i % 8));
    try {
      assert.deepEqual(saysAll(changed), p.stamps);
      passed++;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  });
  assert.equal(passed, 0);
});

test("authorities are named in PEM, and with the time of a theft", () => {
  const pem = (der: string, header = "") =>
    `-----BEGIN CERTIFICATE-----\n${header}${Buffer.from(fromHex(der)).toString("base64").replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`;
  const [first, second] = v.authorities.map((a: any) => a.root as string);
  const stolen = "Compromised-Since: 2031-05-01T00:00:00Z\n\n";
  const read = readAuthorities(`ours\n${pem(first)}${pem(second, stolen)}`);
  assert.deepEqual(
    read.map((a) => [nameOf(a.certificate), iso(a.compromisedSince)]),
    [["CN=First Authority root", null], ["CN=Second Authority root", "2031-05-01T00:00:00Z"]],
  );
  for (const file of ["", pem(first).replaceAll("CERTIFICATE", "PUBLIC KEY"), pem(first, stolen.replace("Comp", "Un")), pem(first, stolen.replace("T", " ")), pem(first).replace("MII", "MIJ")])
    assert.throws(() => readAuthorities(file), Refused, file.slice(0, 80));
});

test("what a stolen key stamped counts only where another covered it before the theft", () => {
  const p = v.positive.find((x: any) => x.name === "renewed by covering the token");
  const robbed = (name: string, year: number): (string | null) => {
    const authorities = authoritiesOf(p)!.map((a) => ({ ...a, compromisedSince: nameOf(a.certificate).includes(name) ? Date.UTC(year, 0) : null }));
    return iso(provenSince(verify({ ...inputOf(p), authorities }, trust).timestamps, Date.UTC(2036, 0)));
  };
  assert.deepEqual(
    [robbed("First", 2035), robbed("First", 2031), robbed("Second", 2035)],
    ["2026-07-01T00:00:00Z", "2034-07-01T00:00:00Z", null],
  );
});

const noOpenSSL = has("openssl", "version") ? false : "needs OpenSSL: apt-get install openssl, or brew install openssl";
const dir = mkdtempSync(path.join(tmpdir(), "timestamps-"));
const at = (name: string) => path.join(dir, name);
after(() => rmSync(dir, { recursive: true, force: true }));

function has(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const openssl = (...args: string[]) => execFileSync("openssl", args, { stdio: ["ignore", "pipe", "pipe"] });

const kinds = [
  { name: "RSA", key: ["rsa", "-pkeyopt", "rsa_keygen_bits:2048"], digest: "sha256", sign: [] },
  { name: "RSA, SHA-512", key: ["rsa", "-pkeyopt", "rsa_keygen_bits:3072"], digest: "sha512", sign: [] },
  { name: "RSA-PSS certificates", key: ["rsa", "-pkeyopt", "rsa_keygen_bits:2048"], digest: "sha384", sign: ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:-1"] },
  { name: "P-256", key: ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"], digest: "sha256", sign: [] },
  { name: "P-384", key: ["ec", "-pkeyopt", "ec_paramgen_curve:P-384"], digest: "sha384", sign: [] },
  { name: "P-521", key: ["ec", "-pkeyopt", "ec_paramgen_curve:P-521"], digest: "sha512", sign: [] },
];

const extensions = `
[ca]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
[tsa]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[reply]
serial = ${at("serial")}
default_policy = 1.2.3.4
digests = sha256, sha384, sha512
ess_cert_id_alg = sha256
accuracy = secs:1
[req]
distinguished_name = name
[name]
`;

before(() => {
  if (noOpenSSL) return;
  writeFileSync(at("openssl.cnf"), extensions);
  writeFileSync(at("serial"), "01\n");
  writeFileSync(at("document"), "a document");
});

for (const [i, { name, key, digest, sign }] of kinds.entries()) {
  test(`OpenSSL's token: ${name}`, { skip: noOpenSSL }, () => {
    const file = (what: string) => at(`${i}-${what}`);
    const issue = (who: string, section: string, by: string | null) => {
      openssl("genpkey", "-algorithm", ...key, "-out", file(`${who}.key`));
      openssl("req", "-new", "-config", at("openssl.cnf"), "-key", file(`${who}.key`), "-subj", `/O=Time, Ltd./CN=${who}`, "-out", file(`${who}.csr`));
      const signer = by ? ["-CA", file(`${by}.pem`), "-CAkey", file(`${by}.key`), "-CAcreateserial"] : ["-signkey", file(`${who}.key`)];
      openssl("x509", "-req", "-in", file(`${who}.csr`), ...signer, ...sign, `-${digest}`, "-days", "30", "-extfile", at("openssl.cnf"), "-extensions", section, "-out", file(`${who}.pem`));
    };
    issue("root", "ca", null);
    issue("middle", "ca", "root");
    issue("tsa", "tsa", "middle");
    issue("stranger", "ca", null);
    openssl("ts", "-query", "-data", at("document"), `-${digest}`, "-cert", "-out", file("query"));
    openssl("ts", "-reply", "-config", at("openssl.cnf"), "-section", "reply", "-queryfile", file("query"), "-signer", file("tsa.pem"), "-inkey", file("tsa.key"), "-chain", file("middle.pem"), `-${digest}`, "-token_out", "-out", file("token"));
    const named = (who: string) => readAuthorities(readFileSync(file(`${who}.pem`), "utf8")).map((a) => a.certificate);
    const token = decodeToken(readFileSync(file("token")));
    assert.equal(token.hash, digest.replace("sha", "SHA-"));
    const names = (who: string) => verifyToken(token, named(who)).map(nameOf);
    assert.deepEqual(names("root"), ["CN=tsa,O=Time\\, Ltd.", "CN=middle,O=Time\\, Ltd.", "CN=root,O=Time\\, Ltd."]);
    assert.deepEqual(names("middle"), ["CN=tsa,O=Time\\, Ltd.", "CN=middle,O=Time\\, Ltd."]);
    assert.throws(() => names("stranger"), Refused);
    const changed = { ...token, signer: { ...token.signer, signature: token.signer.signature.map((b, j, s) => (j === s.length - 1 ? b ^ 1 : b)) } };
    assert.throws(() => verifyToken(changed, named("root")), /its signature does not fit/);
  });
}
