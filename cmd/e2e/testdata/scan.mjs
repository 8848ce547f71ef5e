// Scans a QR code with another's reader, and prints what it says.
//
//   scan.mjs < PGM
import { readFileSync } from "node:fs";
import jsqr from "jsqr";

const image = readFileSync(0);
const [header, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.toString("latin1", 0, 64));
const pixels = new Uint8ClampedArray(4 * width * height);
image.subarray(header.length).forEach((gray, i) => pixels.set([gray, gray, gray, 255], 4 * i));
const code = jsqr(pixels, Number(width), Number(height));
if (!code) throw new Error("no code can be read");
process.stdout.write(code.data);
