// Claims in the words of a result sheet: see docs/spec/projections.md for what a body holds. What can't be read so is
// shown as it stands; nothing here decides whether it is genuine.
import type { Claim } from "../evidence/commitments.js";

/** Line is one claim for people: what it is about, and what it says. */
export interface Line {
  about: string;
  says: string;
  note: string; // unit and range are with the value; this is the rest: status, flag
}

export function lineOf(projection: string, claim: Claim): Line {
  const text = textOf(claim.body);
  try {
    const line = projection === "hl7v2/1" ? hl7Line(claim, text) : projection === "fhir/1" ? fhirLine(claim, text) : null;
    if (line?.says) return line;
  } catch {
    // Then it is shown as it stands.
  }
  return plain(claim, text);
}

function plain(claim: Claim, text: string): Line {
  return { about: claim.name || claim.kind, says: text.replaceAll("\r", "\n").trim(), note: "" };
}

// textOf reads UTF-8, and else Latin-1, in which every byte is a character.
function textOf(b: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(b);
  } catch {
    return new TextDecoder("latin1").decode(b);
  }
}

// The body of an HL7 claim is its place, and then segments in canonical delimiters.
function hl7Line(claim: Claim, text: string): Line {
  const segments = text.split("\r").map((s) => s.split("|"));
  const segment = (name: string) => segments.find((s) => s[0] === name);
  const pid = segment("PID");
  if (claim.kind === "context" && pid)
    return { about: "Patient", says: joined([personName(pid[5]), birth(pid[7]), `id ${component(pid[3], 0)}`]), note: "" };
  const obx = segment("OBX");
  if (claim.kind !== "observation" || !obx) return plain(claim, text);
  const value = (obx[5] ?? "").split("~").map((v) => readable(v)).join(", ");
  const range = obx[7] ? `(usual: ${readable(obx[7])})` : "";
  return {
    about: component(obx[3], 1) || component(obx[3], 0),
    says: joined([value, component(obx[6], 0), range], " "),
    note: joined([flagWords[obx[8] ?? ""] ?? readable(obx[8] ?? ""), statusWords[obx[11] ?? ""] ?? ""]),
  };
}

const flagWords: Record<string, string> = {
  H: "high", HH: "very high", L: "low", LL: "very low", N: "normal", A: "abnormal", AA: "very abnormal",
};
const statusWords: Record<string, string> = {
  F: "final", C: "corrected", A: "amended", P: "preliminary", R: "not verified", X: "cancelled", D: "deleted",
  W: "of another patient", I: "pending",
};

function component(field: string | undefined, n: number): string {
  return readable((field ?? "").split("~")[0]!.split("^")[n] ?? "");
}

function personName(field: string | undefined): string {
  return [component(field, 1), component(field, 0)].filter(Boolean).join(" ");
}

function birth(field: string | undefined): string {
  const [, y, m, d] = /^(\d{4})(\d\d)(\d\d)/.exec(field ?? "") ?? [];
  return y ? `born ${y}-${m}-${d}` : "";
}

// readable undoes the escapes of the canonical form, and writes components apart.
function readable(value: string): string {
  const literals: Record<string, string> = { F: "|", S: "^", R: "~", E: "\\", T: "&", P: "#" };
  return value
    .replaceAll("^", " ")
    .replace(/\\(.*?)\\/g, (whole, code: string) => literals[code] ?? (code === ".br" ? "\n" : whole))
    .trim();
}

interface Quantity {
  value?: Lexical;
  unit?: string;
  code?: string;
}

interface Concept {
  text?: string;
  coding?: { display?: string; code?: string }[];
}

function fhirLine(claim: Claim, text: string): Line {
  const body = parseLexically(text);
  if (claim.kind === "context" && body.patient) return patientLine(body.patient.resource);
  const r = body.entry?.resource;
  if (claim.kind !== "observation" || !r) return plain(claim, text);
  const parts = (r.component ?? []).map((c: any) => `${concept(c.code)}: ${observed(c)}`);
  const range = (r.referenceRange ?? []).map((x: any) => x.text ?? [quantity(x.low), quantity(x.high)].join(" to "));
  return {
    about: concept(r.code) || claim.name,
    says: joined([observed(r), ...parts, range.length ? `(usual: ${range.join("; ")})` : ""], " "),
    note: joined([(r.interpretation ?? []).map(concept).join(", "), String(r.status ?? "")]),
  };
}

function patientLine(patient: any): Line {
  const [name] = patient.name ?? [];
  const called = name?.text ?? joined([...(name?.given ?? []), name?.family], " ");
  const id = patient.identifier?.[0]?.value;
  return { about: "Patient", says: joined([called, patient.birthDate && `born ${patient.birthDate}`, id && `id ${id}`]), note: "" };
}

function observed(o: any): string {
  if (o.valueQuantity) return quantity(o.valueQuantity);
  if (o.valueCodeableConcept) return concept(o.valueCodeableConcept);
  if (o.dataAbsentReason) return `no value: ${concept(o.dataAbsentReason)}`;
  const other = Object.keys(o).find((name) => name.startsWith("value"));
  if (!other) return "";
  return typeof o[other] === "object" && !(o[other] instanceof Lexical) ? JSON.stringify(o[other]) : String(o[other]);
}

function quantity(q: Quantity | undefined): string {
  return q ? joined([String(q.value ?? ""), q.unit ?? q.code ?? ""], " ") : "";
}

function concept(c: Concept | undefined): string {
  return c?.text ?? c?.coding?.find((x) => x.display)?.display ?? c?.coding?.[0]?.code ?? "";
}

// Lexical is a number as it was sent: 1.50 is not 1.5.
class Lexical {
  constructor(private readonly digits: string) {}
  toString = () => this.digits;
  toJSON = () => this.digits;
}

function parseLexically(text: string): any {
  // Numbers become strings under a mark that JSON's own text can't hold, strings are left alone.
  const marked = text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g, (t) => (t[0] === '"' ? t : `"\\u0000${t}"`));
  return JSON.parse(marked, (_, v) => (typeof v === "string" && v[0] === "\0" ? new Lexical(v.slice(1)) : v));
}

function joined(parts: (string | undefined | false)[], by = ", "): string {
  return parts.filter(Boolean).join(by);
}
