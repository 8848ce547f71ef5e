// Follows a SMART Health Link by the steps of its specification, with another's JOSE, and prints what it holds: a line of JSON
// for each file.
//
//   follow-link.mjs RECIPIENT PASSCODE EMBEDDED-LENGTH-MAX < LINK
import { readFileSync } from "node:fs";
import { compactDecrypt } from "jose";

const [recipient, passcode, most] = process.argv.slice(2);
const link = readFileSync(0, "utf8").trim();
const payload = JSON.parse(Buffer.from(link.slice(link.indexOf("shlink:/") + 8), "base64url").toString());
if (payload.exp && payload.exp < Date.now() / 1000) throw new Error("the link has expired");
if ((payload.flag ?? "").includes("P") !== Boolean(passcode)) throw new Error(`flags ${payload.flag}`);
const response = await fetch(payload.url, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ recipient, passcode, embeddedLengthMax: Number(most) }),
});
if (!response.ok) {
  console.log(JSON.stringify({ status: response.status, ...(await response.json()) }));
  process.exit(3);
}
const manifest = await response.json();
if (!["finalized", "can-change"].includes(manifest.status)) throw new Error(`status ${manifest.status}`);
for (const file of manifest.files) {
  if (Boolean(file.embedded) === Boolean(file.location)) throw new Error("a file is embedded, or has a location");
  if (file.embedded?.length > Number(most)) throw new Error("a file that is embedded is too long");
  if (Number.isNaN(Date.parse(file.lastUpdated))) throw new Error(`lastUpdated ${file.lastUpdated}`);
  const jwe = file.embedded ?? (await located(file.location));
  const { plaintext, protectedHeader } = await compactDecrypt(jwe, Buffer.from(payload.key, "base64url"));
  if (protectedHeader.cty !== file.contentType) throw new Error(`${protectedHeader.cty} is not ${file.contentType}`);
  console.log(JSON.stringify(JSON.parse(Buffer.from(plaintext).toString())));
}

async function located(location) {
  const answer = await fetch(location);
  if (answer.headers.get("content-type") !== "application/jose") throw new Error(answer.headers.get("content-type"));
  return await answer.text();
}
