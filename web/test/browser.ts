// The browser that the tests drive: a Chromium that the machine has.
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome"];
const programs = [
  process.env.LABSEAL_CHROMIUM ?? "",
  ...process.env.PATH!.split(":").flatMap((dir) => names.map((name) => `${dir}/${name}`)),
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const program = programs.find((p) => existsSync(p));

/** Why tests in a browser can't run here, or false. tools/test names it aloud, and fails for it under LABSEAL_CI. */
export const noBrowser = program ? false : "needs Chromium: apt-get install chromium, or name one in LABSEAL_CHROMIUM";

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: program!, args: ["--no-sandbox"] }); // as root it runs without its sandbox only
}
