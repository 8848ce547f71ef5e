#!/usr/bin/env node
// Builds web/verify/verify.html and web/sign/sign.html: each page in one file, with a policy that names its own script and
// style by their hashes and allows nothing else. They are checked in, so that Go builds with Go alone; `make generate`
// makes them again.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

process.chdir(path.dirname(fileURLToPath(import.meta.url)));

const limit = 60 * 1024; // of a whole page, compressed with gzip

const bundle = async (entry) => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    absWorkingDir: process.cwd(),
    bundle: true,
    minify: true,
    write: false,
    target: "es2023",
    charset: "utf8",
    format: "iife",
    legalComments: "eof",
    logLevel: "warning",
  });
  return outputFiles[0].text.trim();
};

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

// page builds the page of a folder, which is called as the folder is.
const page = async (name) => {
  const [script, style] = [await bundle(`${name}/page.ts`), await bundle(`${name}/style.css`)];
  if (/<\/script|<!--/i.test(script)) throw new Error("the script holds what would end it");
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const parts = { policy, style, script };
  const whole = readFileSync(`${name}/index.html`, "utf8").replace(/{{(\w+)}}/g, (_, part) => parts[part]);
  writeFileSync(`${name}/${name}.html`, whole);
  const size = gzipSync(whole, { level: 9 }).length;
  console.log(`${name}.html: ${whole.length} bytes, ${size} with gzip, ${brotliCompressSync(whole).length} with brotli; at most ${limit}`);
  if (size > limit) {
    console.error("the page is too large");
    process.exit(1);
  }
};

await page("verify");
await page("sign");
