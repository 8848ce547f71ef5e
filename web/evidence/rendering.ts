// Evidence with every field by its name, to look into: see docs/spec/rendering.md. It shows what a file says, verified or
// not.
import { hex, refuse, toUint } from "./bytes.js";
import { decode, type Tagged, type Value } from "./cbor.js";
import { checkpointBody } from "./checkpoint.js";
import { decodeEvidence } from "./evidence.js";
import { headerFields } from "./header.js";
import { asList, asString, decodeRlpList } from "./rlp.js";
import { reasons, statuses } from "./statement.js";
import { inclusionRoot } from "./tree.js";

/** Shown is JSON whose numbers are integers of any size. */
export type Shown = string | bigint | Shown[] | { [name: string]: Shown };

type Form = (value: Value) => Shown;

/** Takes evidence apart. It refuses what is not evidence in its one encoding. */
export function render(file: Uint8Array): Shown {
  const { statement, receipt, leafHash, timestamps } = decodeEvidence(file);
  const checkpoint = checkpointBody({ ...statement, size: receipt.size, root: inclusionRoot(leafHash, receipt) });
  const stamps = timestamps?.flatMap((chain) => chain.timestamps.map(({ token }) => ({ time: instant(token.time), hash: token.hash })));
  const follows = { leaf: hex(leafHash), checkpoint, ...(stamps && { timestamps: stamps }) };
  return { format: "labseal/evidence-json/1", ...(evidenceForm(decode(file)) as object), follows };
}

/** Writes it as JSON, indented. */
export function writeShown(value: Shown, indent = ""): string {
  const inner = indent + "  ";
  const within = (open: string, lines: string[], close: string) =>
    lines.length ? `${open}\n${lines.map((line) => inner + line).join(",\n")}\n${indent}${close}` : open + close;
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return within("[", value.map((v) => writeShown(v, inner)), "]");
  return within("{", Object.entries(value).map(([name, v]) => `${JSON.stringify(name)}: ${writeShown(v, inner)}`), "}");
}

// A time beyond all calendars is shown in seconds.
const instant = (milliseconds: number) => {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? String(milliseconds / 1000) : date.toISOString().replace(/\.\d+Z$/, "Z");
};
const unixTime: Form = (v) => instant(Number(v) * 1000);
const plain: Form = (v) => (v instanceof Uint8Array ? hex(v) : typeof v === "string" || typeof v === "bigint" ? v : refuse("not a plain value"));
const list = (of: Form): Form => (v) => (Array.isArray(v) ? v.map(of) : refuse("not a list"));
const encoded = (of: Form): Form => (v) => of(decode(v as Uint8Array));
const named = (words: { [code: string]: string } | string[]): Form => (v) => (words as { [code: string]: string })[String(v)] ?? refuse(`code ${v} has no name`);

/** A map, by keys in their order. */
const keys = (fields: [number, string, Form][]): Form => (v) => {
  const map = v as Map<bigint, Value>;
  const there = fields.filter(([key]) => map.has(BigInt(key)));
  if (there.length !== map.size) refuse("a field has no name here");
  return Object.fromEntries(there.map(([key, name, form]) => [name, form(map.get(BigInt(key))!)]));
};

const tuple = (fields: [string, Form][]): Form => (v) => Object.fromEntries(fields.map(([name, form], i) => [name, form((v as Value[])[i]!)]));

/** A COSE_Sign1. */
const signed = (header: Form, unprotected: Form, payload: Form): Form => {
  const parts = tuple([["protected", encoded(header)], ["unprotected", unprotected], ["payload", payload], ["signature", plain]]);
  return (v) => parts((v as Tagged).value);
};

const claims = keys([[1, "issuer", plain], [2, "subject", plain]]);
const inclusion = tuple([["size", plain], ["index", plain], ["path", list(plain)]]);
const receipt = signed(
  keys([[1, "algorithm", named({ "-8": "EdDSA" })], [4, "keyId", plain], [15, "claims", claims], [395, "dataStructure", named({ 1: "RFC9162_SHA256" })]]),
  keys([[396, "proofs", keys([[-1, "inclusion", list(encoded(inclusion))]])]]),
  () => "detached",
);

const header: Form = (v) => Object.fromEntries(decodeRlpList(v as Uint8Array, "header").map((item, i) => [headerFields[i]!, hex(asString(item, "header"))]));

const events: Form = (v) =>
  decodeRlpList(v as Uint8Array, "events").map((item) => {
    const [address, topics, data] = asList(item, "event", 3);
    return { address: hex(asString(address, "event")), topics: asList(topics, "event").map((t) => hex(asString(t, "event"))), data: hex(asString(data, "event")) };
  });

const method = named({ 1: "attestations", 2: "seals", 3: "unattested" });
const chainProof = keys([
  [1, "version", plain], [2, "header", header], [3, "transaction", plain], [4, "event", plain], [5, "nodes", list(plain)],
  [6, "receipt", tuple([["type", plain], ["gas", plain], ["events", events]])], [7, "method", method], [8, "signatures", list(plain)],
]);
const amendmentState = keys([
  [1, "version", plain], [2, "header", header], [3, "accountNodes", list(plain)], [4, "storageNodes", list(plain)], [5, "method", method],
  [6, "signatures", list(plain)],
]);
const cosignature: Form = (v) => {
  const [witness, b] = v as [string, Uint8Array];
  return { witness, keyId: hex(b.subarray(0, 4)), time: instant(1000 * Number(toUint(b.subarray(4, 12)))), signature: hex(b.subarray(12)) };
};
const payload = keys([
  [1, "version", plain], [2, "kind", named({ 1: "version", 2: "amendment" })], [3, "log", plain], [4, "time", unixTime], [5, "artefact", plain],
  [6, "content", plain], [7, "projection", plain], [8, "status", named(statuses)], [9, "amended", plain], [10, "reason", named(reasons)],
  [11, "replacement", plain],
]);
const evidenceForm = signed(
  keys([[1, "algorithm", named({ "-7": "ES256" })], [3, "contentType", plain], [4, "keyId", plain], [15, "claims", claims]]),
  keys([
    [394, "receipts", list(encoded(receipt))], [-70001, "chainProof", encoded(chainProof)], [-70002, "amendmentState", encoded(amendmentState)],
    [-70003, "timestamps", plain], [-70004, "cosignatures", encoded(list(cosignature))],
  ]),
  encoded(payload),
);
