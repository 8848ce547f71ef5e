// Follows a SMART Health Link by the steps of its specification, with another's JOSE, and prints what it holds.
//
//   follow-link.mjs RECIPIENT PASSCODE < LINK
import { readFileSync } from "node:fs";
import { compactDecrypt } from "jose";

const [recipient, passcode] = process.argv.slice(2);
const link = readFileSync(0, "utf8").trim();
const payload = JSON.parse(Buffer.from(link.slice(link.indexOf("shlink:/") + 8), "base64url").toString());
if (payload.exp && payload.exp < Date.now() / 1000) throw new Error("the link has expired");
if ((payload.flag ?? "").includes("P") !== Boolean(passcode)) throw new Error(`flags ${payload.flag}`);
const response = await fetch(payload.url, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ recipient, passcode, embeddedLengthMax: 100 }),
});
if (!response.ok) {
  console.log(JSON.stringify({ status: response.status, ...(await response.json()) }));
  process.exit(3);
}
const manifest = await response.json();
for (const file of manifest.files) {
  const jwe = file.embedded ?? (await (await fetch(file.location)).text());
  const { plaintext, protectedHeader } = await compactDecrypt(jwe, Buffer.from(payload.key, "base64url"));
  if (protectedHeader.cty !== file.contentType) throw new Error(`${protectedHeader.cty} is not ${file.contentType}`);
  process.stdout.write(plaintext);
}
