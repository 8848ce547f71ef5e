// The page in a real browser: what it answers, and that it asks the network for nothing. Where no browser is, the tests
// are left out, aloud; with LABSEAL_CI=1 that is a failure (tools/test).
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launch, noBrowser } from "./browser.js";
import { vectors } from "./vectors.js";

const skip = noBrowser;
const v = vectors("evidence");
const id = (e: any): string => v.trusts.find((t: any) => t.name === e.trust).hash;

// Both pages are served by a server that counts, as a lab or a consortium would serve them.
const asked: string[] = [];
let html = "";
const server = createServer((request, response) => {
  asked.push(request.url!);
  response.setHeader("content-type", "text/html");
  response.end(request.url === "/verify.html" ? html : "<!doctype html>");
});
let browser: Browser;
let origin: string;

before(async () => {
  if (noBrowser) return;
  html = await readFile("web/verify/verify.html", "utf8");
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server.close();
});

// open opens the page, and notes every request and every breach of its policy.
async function open(fragment = ""): Promise<{ page: Page; requests: string[]; breaches: string[] }> {
  const page = await browser.newPage();
  const requests: string[] = [];
  const breaches: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => breaches.push(message.text()));
  page.on("pageerror", (error) => breaches.push(String(error)));
  asked.length = 0;
  await page.goto(`${origin}/verify.html${fragment}`);
  return { page, requests, breaches };
}

const file = (name: string, content: string) => ({
  name,
  mimeType: "application/octet-stream",
  buffer: content.startsWith("0x") ? Buffer.from(content.slice(2), "hex") : Buffer.from(content),
});

function filesOf(e: any): ReturnType<typeof file>[] {
  const files = [file("result.cose", e.evidence), file("consortium.trust", v.trusts.find((t: any) => t.name === e.trust).file)];
  if (e.opening !== null) files.push(file("result.opening", e.opening));
  if (e.record !== null) files.push(file("result.hl7", e.record));
  return files;
}

const positive = (name: string) => v.positive.find((p: any) => p.name === name);
const negative = (name: string) => v.negative.find((n: any) => n.name === name);


// answered waits for the files' names, and so for the answer about them.
async function answered(page: Page, files: ReturnType<typeof file>[]): Promise<string> {
  await page.setInputFiles("#choose", files);
  await page.waitForFunction((n) => document.querySelectorAll("#held li").length === n, files.length);
  return (await page.textContent("#title"))!;
}

// Whatever happens on the page, the page itself is all that was ever asked for.
function assertQuiet(requests: string[]): void {
  assert.deepEqual(requests, [`${origin}/verify.html`]);
  assert.deepEqual(asked, ["/verify.html"]);
}

test("genuine files, without a request", { skip }, async () => {
  const { page, requests, breaches } = await open();
  assert.equal(await page.textContent("#title"), "Nothing to check yet");
  const e = positive("with its opening and record");
  assert.equal(await answered(page, filesOf(e)), "This result is genuine, if the trust file is");
  await page.fill("#consortium", id(e));
  assert.equal(await page.textContent("#title"), "This result is genuine");
  assert.equal(await page.locator("#claims tbody tr").count(), e.proves.opened.length);
  await page.fill("#consortium", id(e).replace(/.$/, (x: string) => (x === "0" ? "1" : "0")));
  assert.equal(await page.textContent("#title"), "The trust file can't be used");
  assertQuiet(requests.filter((url) => !url.startsWith("blob:")));
  assert.deepEqual(breaches, []);
  await page.close();
});

for (const name of ["signed by another key", "a changed hash", "another record", "an outsider's"]) {
  test(`forged files: ${name}`, { skip }, async () => {
    const { page, requests } = await open();
    const forged = negative(name);
    assert.equal(await answered(page, filesOf(forged)), "This is not genuine");
    assert.match((await page.textContent("#not-proven"))!, new RegExp(`The check “${forged.check}” failed`));
    assert.equal(await page.locator("#answer").getAttribute("class"), "refused");
    assertQuiet(requests);
    await page.close();
  });
}

const provenOf = async (page: Page) => (await page.textContent("#proven"))!;

test("timestamps and witnesses count when the reader names them, without a request", { skip }, async () => {
  const { page, requests, breaches } = await open();
  const t = vectors("timestamps");
  const stamped = t.positive.find((p: any) => p.name === "first of a batch of three");
  const pem = t.authorities.map((a: any) => `-----BEGIN CERTIFICATE-----\n${Buffer.from(a.root.slice(2), "hex").toString("base64")}\n-----END CERTIFICATE-----\n`);
  await answered(page, [file("stamped.cose", stamped.evidence), file("consortium.trust", t.trust)]);
  assert.match((await page.textContent("#not-proven"))!, /add the certificates of the time-stamping authorities that you trust/);
  await page.setInputFiles("#choose", [file("first.pem", pem[0]), file("second.pem", pem[1])]);
  await page.waitForFunction(() => document.querySelectorAll("#held li").length === 3);
  assert.match(await provenOf(page), /It existed on 1 July 2026, 00:00 UTC, by a timestamp of CN=First Authority:/);
  await page.click("#clear");
  await answered(page, [file("stamped.cose", stamped.evidence), file("consortium.trust", t.trust), file("other.pem", pem[1])]);
  assert.match((await page.textContent("#not-proven"))!, /The check “timestamps” failed/);
  await page.click("#clear");

  const w = vectors("cosignatures");
  const cosigned = w.positive.find((p: any) => p.cosigned?.length);
  const [, name] = /^— (\S+) /.exec(cosigned.cosigned[0].line)!;
  await answered(page, [file("seen.cose", cosigned.evidence), file("consortium.trust", w.trust)]);
  assert.doesNotMatch(await provenOf(page), /witness/);
  await page.setInputFiles("#choose", file("witnesses", `# whom we know\n${cosigned.named.join("\n")}\n`));
  await page.waitForFunction(() => document.querySelectorAll("#held li").length === 3);
  assert.ok((await provenOf(page)).includes(`The witness ${name} saw that log`));
  assertQuiet(requests);
  assert.deepEqual(breaches, []);
  await page.close();
});

test("a trust file that nobody signed", { skip }, async () => {
  const { page } = await open();
  const [evidence, trust] = filesOf(positive("evidence alone"));
  trust!.buffer = trust!.buffer.subarray(0, trust!.buffer.indexOf("\n\n") + 2);
  assert.equal(await answered(page, [evidence!, trust!]), "The trust file can't be used");
  await page.close();
});

test("a drop, and the keyboard", { skip }, async () => {
  const { page } = await open();
  await page.evaluate((hex: string) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(hex.slice(2).match(/../g)!, (x) => parseInt(x, 16))], "dropped.cose"));
    dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
  }, positive("evidence alone").evidence);
  await page.waitForSelector("#held li");
  assert.equal(await page.textContent("#title"), "The trust file is missing");
  const reached = new Set<string>();
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement!.id));
  }
  for (const id of ["choose", "clear", "consortium"]) assert.ok(reached.has(id), `the keyboard does not reach ${id}`);
  await page.close();
});

// The negative controls: the same watch notices a page that asks, and the page's own policy stops it.
test("a page that asks the network is noticed", { skip }, async () => {
  const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
  const own = html;
  try {
    html = own.replace(policy, "").replace("</body>", `<script>fetch("/told?patient=1")</script></body>`);
    const { page, requests } = await open();
    await page.waitForLoadState("networkidle");
    assert.throws(() => assertQuiet(requests));
    await page.close();

    html = own;
    const kept = await open();
    const went = await kept.page.evaluate(() => fetch("/told?patient=1").then(() => "sent", () => "stopped"));
    assert.equal(went, "stopped");
    assertQuiet(kept.requests.filter((url) => !url.endsWith("/told?patient=1")));
    assert.match(kept.breaches.join("\n"), /Content Security Policy/);
    await kept.page.close();
  } finally {
    html = own;
  }
});
