// The vectors of docs/spec, for the tests.
import { readFileSync } from "node:fs";
import { fromHex } from "../evidence/bytes.js";

// Tests are run from the root of the repository.
export function vectors(name: string): any {
  return JSON.parse(readFileSync(`docs/spec/vectors/${name}.json`, "utf8"));
}

export function bytesOrNull(text: string | null): Uint8Array | null {
  return text === null ? null : fromHex(text);
}
