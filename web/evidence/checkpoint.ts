// Checkpoints and tiles as a log publishes them: see docs/spec/log.md.
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, equal, fromBase64, fromHex, fromText, hex, refuse, toBase64 } from "./bytes.js";
import { verifyEd25519 } from "./cose.js";
import type { Head } from "./tree.js";

export interface Checkpoint extends Head {
  member: Uint8Array;
  log: Uint8Array;
}

/** The body of a checkpoint: three lines. */
export function checkpointBody({ member, log, size, root }: Checkpoint): string {
  return `${origin(member, log)}\n${size}\n${toBase64(root)}\n`;
}

function origin(member: Uint8Array, log: Uint8Array): string {
  return `labseal/${hex(member).slice(2)}/${hex(log).slice(2)}`;
}

/** The id of a log key in notes of this log. */
export function noteKeyId(member: Uint8Array, log: Uint8Array, key: Uint8Array): Uint8Array {
  return sha256(concat(fromText(origin(member, log)), Uint8Array.of(0x0a, 0x01), key)).subarray(0, 4);
}

/** Reads a checkpoint that the log key signed. */
export function readCheckpoint(note: string, key: Uint8Array): Checkpoint {
  const form = /^labseal\/([0-9a-f]{64})\/([0-9a-f]{64})\n(0|[1-9][0-9]{0,19})\n(\S+)\n\n— (\S+) (\S+)\n$/;
  const [, member, log, size, root, name, signature] = form.exec(note) ?? refuse("not a checkpoint of a LabSeal log");
  const checkpoint = { member: fromHex("0x" + member), log: fromHex("0x" + log), size: BigInt(size!), root: fromBase64(root!) };
  const signed = fromBase64(signature!);
  if (name !== origin(checkpoint.member, checkpoint.log) || signed.length !== 68 || checkpoint.root.length !== 32)
    refuse("not a checkpoint of a LabSeal log");
  const isOurs = equal(signed.subarray(0, 4), noteKeyId(checkpoint.member, checkpoint.log, key));
  if (!isOurs || !verifyEd25519(key, fromText(checkpointBody(checkpoint)), signed.subarray(4))) refuse("the log key did not sign the checkpoint");
  return checkpoint;
}

/** Where a tile is published (C2SP tlog-tiles); one of 256 hashes is whole. */
export function tilePath(level: number, n: number, width: number): string {
  const groups = [String(n % 1000).padStart(3, "0")];
  for (let rest = Math.floor(n / 1000); rest > 0; rest = Math.floor(rest / 1000)) groups.unshift("x" + String(rest % 1000).padStart(3, "0"));
  return `tile/${level}/${groups.join("/")}${width === 256 ? "" : `.p/${width}`}`;
}
