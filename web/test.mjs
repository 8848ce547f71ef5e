#!/usr/bin/env node
// Checks the types of web/ and runs its tests: bundles each for Node and hands it to Node's own runner.
//
//   web/test.mjs [PATTERN]   tests whose file name holds the pattern; all without one
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

process.chdir(path.join(path.dirname(fileURLToPath(import.meta.url)), ".."));
const out = ".cache/web-test"; // inside the repository, so that packages are found
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const wanted = process.argv[2] ?? "";
const tests = readdirSync("web/test").filter((name) => name.endsWith(".test.ts") && name.includes(wanted));
await build({
  entryPoints: tests.map((name) => path.join("web/test", name)),
  outdir: out,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  sourcemap: "inline",
  logLevel: "warning",
});
try {
  execFileSync("node_modules/.bin/tsc", ["--project", "web"], { stdio: "inherit" });
  const files = readdirSync(out).map((name) => path.join(out, name));
  execFileSync(process.execPath, ["--enable-source-maps", "--test", "--test-reporter=dot", ...files], { stdio: "inherit" });
} catch {
  process.exit(1);
}
