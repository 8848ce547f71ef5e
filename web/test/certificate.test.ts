// A certificate on its whole way: printed by the oracle, scanned from the paper, read by the page.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { deflateRawSync } from "node:zlib";
import jsqr from "jsqr";
import type { Browser } from "playwright-core";
import { fromHex, hex, Refused } from "../evidence/bytes.js";
import { attachmentsOf, evidenceOf } from "../verify/certificate.js";
import { kindOf, unpacked } from "../verify/files.js";
import { launch, noBrowser } from "./browser.js";
import { vectors } from "./vectors.js";

const page = "https://consortium.example/verify.html";
const v = vectors("evidence");
const e = v.positive.find((p: any) => p.name === "with its opening and record");
const trust = v.trusts.find((t: any) => t.name === e.trust);
const hasPoppler = has("pdftoppm", "-v");
const noPoppler = hasPoppler ? false : "needs pdftoppm: apt-get install poppler-utils, or brew install poppler";

const dir = mkdtempSync(path.join(tmpdir(), "certificate-"));
const at = (name: string) => path.join(dir, name);
let browser: Browser | undefined;
let link = ""; // that was scanned

before(async () => {
  writeFileSync(at("result.evidence"), fromHex(e.evidence));
  writeFileSync(at("result.opening"), fromHex(e.opening));
  writeFileSync(at("record.hl7"), fromHex(e.record));
  writeFileSync(at("trust"), trust.file);
  execFileSync("go", ["build", "-o", at("oracle"), "./cmd/oracle"]);
  print("bare.pdf");
  print("full.pdf", "--record", at("record.hl7"));
  if (!noBrowser) browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(dir, { recursive: true, force: true });
});

function print(name: string, ...options: string[]): void {
  const said = execFileSync(
    at("oracle"),
    ["certificate", "--trust", at("trust"), "--check-page", page, "--out", at(name), ...options, at("result.evidence")],
    { encoding: "utf8", env: { PATH: process.env.PATH } },
  );
  assert.match(said, /its code holds the proof/);
}

function has(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

test("a certificate carries what was asked for, and no more", async () => {
  const trustFile = hex(Buffer.from(trust.file));
  const bare = await attachmentsOf(readFileSync(at("bare.pdf")));
  assert.ok(isDeepStrictEqual(bare.map(hex), [e.evidence, trustFile]));
  const full = await unpacked(readFileSync(at("full.pdf")));
  assert.ok(isDeepStrictEqual(full.map(hex), [e.evidence, e.opening, e.record, trustFile]));
  assert.deepEqual(full.map(kindOf), ["evidence", "opening", "record", "trust"]);
});

test("its code, scanned from the paper, holds the evidence", { skip: noPoppler }, async () => {
  link = scan("bare.pdf");
  assert.equal(link.slice(0, page.length), page);
  assert.equal(hex((await evidenceOf(new URL(link).hash))!), e.evidence);
});

// scan renders the second page as a printer would and reads the code on it.
function scan(name: string): string {
  execFileSync("pdftoppm", ["-r", "200", "-gray", "-f", "2", "-l", "2", "-singlefile", at(name), at("paper")]);
  const image = readFileSync(at("paper.pgm"));
  const [header, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.toString("latin1", 0, 64))!;
  const pixels = new Uint8ClampedArray(4 * Number(width) * Number(height));
  image.subarray(header.length).forEach((gray, i) => pixels.set([gray, gray, gray, 255], 4 * i));
  const code = jsqr(pixels, Number(width), Number(height));
  assert.ok(code, "no code can be read on the page");
  return code.data;
}

test("links that are none", async () => {
  assert.equal(await evidenceOf(""), null);
  assert.equal(await evidenceOf("#elsewhere"), null);
  const linkOf = (b: Uint8Array) => "#e" + BigInt(hex(b));
  const packed = deflateRawSync(fromHex(e.evidence));
  await assert.rejects(evidenceOf(linkOf(Buffer.concat([Uint8Array.of(2), packed]))), Refused, "another version");
  await assert.rejects(evidenceOf(linkOf(Buffer.concat([Uint8Array.of(1), packed.subarray(0, 500)]))), Refused, "cut short");
  const bomb = deflateRawSync(new Uint8Array(2 << 20));
  await assert.rejects(evidenceOf(linkOf(Buffer.concat([Uint8Array.of(1), bomb]))), Refused, "more than 1 MiB");
  await assert.rejects(evidenceOf("#e" + "9".repeat(20_001)), Refused, "too long");
});

test("the page reads a certificate, and the link of its code", { skip: noBrowser || noPoppler }, async () => {
  const tab = await browser!.newPage();
  const url = `file://${path.resolve("web/verify/verify.html")}`;
  await tab.goto(url);
  await tab.fill("#consortium", trust.hash);
  await tab.setInputFiles("#choose", at("full.pdf"));
  await tab.waitForSelector(".genuine");
  assert.equal(await tab.textContent("#title"), "This result is genuine");
  assert.match((await tab.textContent("#claims"))!, /Glucose.*5\.10 mmol\/L/);

  await tab.goto("about:blank");
  await tab.goto(url + new URL(link).hash);
  await tab.waitForSelector("#held li");
  assert.equal(await tab.textContent("#title"), "The trust file is missing");
  await tab.setInputFiles("#choose", at("trust"));
  await tab.waitForSelector(".conditional");
  await tab.close();
});
