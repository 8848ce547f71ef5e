#!/usr/bin/env node
// A patient at the signing page, for tests of other languages: a real browser with a virtual authenticator, which does what
// it is told by lines of JSON on standard input, and answers each by a line of JSON.
//
//   web/test/patient.mjs CHROMIUM SIGN.HTML
//
// {"do":"open","host":H,"fragment":F} shows a draft that a link carries; "file" instead of "fragment" chooses a file; with
//                                     "device" it is on that one, which has keys of its own
// {"do":"sign"}                       presses the button, and answers with the answer, or with what the page says, and whether it can
//                                     be sent to the lab
// {"do":"send"}                       presses the button that sends what was signed to the lab
// {"do":"clone","host":H}             gives the page of another host the same keys, as a thief of the device might
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const [program, path] = process.argv.slice(2);
const html = readFileSync(path);
const server = createServer((request, response) => {
  response.setHeader("content-type", "text/html");
  response.end(request.url === "/sign.html" ? html : "");
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const port = server.address().port;
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] }); // as root it runs without its sandbox only
const context = await browser.newContext();

const requests = [];
context.on("request", (request) => requests.push(request.url()));

// pageOf opens a host's page on a device, with an authenticator of its own, which holds three keys at most.
const pages = new Map();
async function pageOf(host, device = "") {
  const key = device ? `${host} on ${device}` : host;
  if (pages.has(key)) return pages.get(key);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  pages.set(key, { page, cdp, authenticatorId });
  return pages.get(key);
}

let current;

const acts = {
  async open({ host, device, fragment, file }) {
    ({ page: current } = await pageOf(host, device));
    await current.bringToFront(); // passkeys are made in a page that is looked at
    await current.goto("about:blank");
    await current.goto(`http://${host}:${port}/sign.html${fragment ? `#${fragment}` : ""}`);
    if (file) await current.setInputFiles("#choose", file);
    await current.waitForFunction(() => document.getElementById("title").textContent !== "Nothing to sign yet" || document.getElementById("say").textContent);
    return {
      title: await current.textContent("#title"),
      words: await current.locator("#words li").allTextContents(),
      says: await current.textContent("#say"),
      canSign: await current.isVisible("#sign"),
      requests: requests.filter((url) => !url.startsWith("blob:") && !url.startsWith("about:")),
    };
  },
  async sign() {
    await current.click("#sign");
    await current.waitForFunction(() => document.getElementById("say").textContent);
    return { answer: await current.inputValue("#text"), says: await current.textContent("#say"), canSend: await current.isVisible("#send") };
  },
  async send() {
    const before = await current.textContent("#say");
    await current.click("#send");
    await current.waitForFunction((before) => document.getElementById("say").textContent !== before, before);
    return { says: await current.textContent("#say") };
  },
  async clone({ host }) {
    const from = pages.get("localhost");
    const to = await pageOf(host);
    const { credentials } = await from.cdp.send("WebAuthn.getCredentials", { authenticatorId: from.authenticatorId });
    for (const credential of credentials) {
      await to.cdp.send("WebAuthn.addCredential", { authenticatorId: to.authenticatorId, credential: { ...credential, rpId: host } });
    }
    return { copied: credentials.length };
  },
  // assert signs a challenge on the current page as any script there could, past the page's own checks.
  async assert({ challenge }) {
    return await current.evaluate(async (hex) => {
      const bytes = Uint8Array.from(hex.slice(2).match(/../g), (x) => parseInt(x, 16));
      const { response } = await navigator.credentials.get({ publicKey: { challenge: bytes, userVerification: "required" } });
      const text = (b) => "0x" + Array.from(new Uint8Array(b), (x) => x.toString(16).padStart(2, "0")).join("");
      return { data: text(response.authenticatorData), client: new TextDecoder().decode(response.clientDataJSON), signature: text(response.signature) };
    }, challenge);
  },
};

console.log(JSON.stringify({ port }));
for await (const line of createInterface({ input: process.stdin })) {
  const told = JSON.parse(line);
  try {
    console.log(JSON.stringify(await acts[told.do](told)));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}
await browser.close();
server.close();
