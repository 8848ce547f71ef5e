import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, fromText } from "../evidence/bytes.js";
import { readWitness, type Witness } from "../evidence/cosignature.js";
import { readTrust } from "../evidence/trust.js";
import { verify } from "../evidence/verify.js";
import { readCertificate } from "../evidence/x509.js";
import { lineOf } from "../verify/claims.js";
import { answer } from "../verify/words.js";
import { bytesOrNull, vectors } from "./vectors.js";

const v = vectors("evidence");
const nobody = { authorities: null, witnesses: [] };

const today = Date.parse("2026-11-01T00:00:00Z");

function answerTo(name: string, isKnown: boolean) {
  const p = v.positive.find((x: any) => x.name === name);
  const trust = readTrust(fromText(v.trusts.find((t: any) => t.name === p.trust).file));
  const input = { evidence: fromHex(p.evidence), opening: bytesOrNull(p.opening), record: bytesOrNull(p.record), amendment: null, ...nobody };
  return answer(verify(input, trust), trust, isKnown, today);
}

test("an answer says what was proven, by whom, when, under which trust, and what was not", () => {
  const id = v.trusts[0].hash;
  assert.deepEqual(answerTo("with a partial opening", true), {
    verdict: "genuine",
    title: "This result is genuine",
    summary: "First Lab stated it, and it has not been changed since.",
    proven: [
      "First Lab stated this result. Its state was “final”. It came in in the hour from 21 September 2026, 14:00 UTC, says the lab.",
      "It is entry 66 in the log of First Lab. That log, 100 entries long, was anchored in block 1234 of chain 31337 on 21 September 2026, 14:15 UTC. So it existed then, and has not been changed since.",
      "First Lab and Second Lab signed that they hold this block as final.",
      "The 2 parts shown here are what the lab stated.",
      `All this under trust file 1 of the consortium ${id}, whose members are First Lab, Second Lab and Provider & Partners.`,
    ],
    notProven: [
      "That it is medically right. That is for your doctor to say.",
      "That it is still current: the lab may have corrected or withdrawn it after that block.",
      "That it existed before it was anchored: an earlier time in it is the lab's word.",
      "That this is all: the lab's report may have more parts, which were not disclosed.",
      "That a document you hold is the lab's record: add the record and a full opening to compare it.",
      "That trust file 1 is the newest: a later one may say that a key was stolen.",
    ],
  });
});

test("without the consortium's id an answer is conditional", () => {
  const { verdict, notProven } = answerTo("evidence alone", false);
  assert.equal(verdict, "conditional");
  assert.match(notProven.at(-1)!, /^That the trust file is your consortium's\. Its id is 0x[0-9a-f]{64}\.$/);
});

const states = vectors("amendment-state");

function amendedAnswer(name: string) {
  const p = states.positive.find((x: any) => x.name === name);
  const trust = readTrust(fromText(states.trusts.find((t: any) => t.name === p.trust).file));
  const given = { opening: null, record: null, ...nobody };
  return answer(verify({ ...given, evidence: fromHex(p.evidence), amendment: bytesOrNull(p.amendment) }, trust), trust, true, today);
}

test("what became of a result is in its title", () => {
  const titles = ["none recorded", "corrected, with its statement", "corrected, without its statement", "none recorded yet, with a statement"].map(
    (name) => [amendedAnswer(name).verdict, amendedAnswer(name).title],
  );
  assert.deepEqual(titles, [
    ["genuine", "This result is genuine"],
    ["amended", "This result is genuine, but it was corrected"],
    ["amended", "This result is genuine, but it was corrected"],
    ["amended", "This result is genuine, but it was corrected"],
  ]);
  assert.match(amendedAnswer("corrected, without its statement").summary, /Take it as corrected until it is\.$/);
  assert.ok(amendedAnswer("none recorded").proven.some((line) => /^The chain had not recorded an amendment of it as of block 2000, /.test(line)));
});

const stamped = vectors("timestamps");

// datesIn are the sentences of an answer that speak of timestamps.
function datesIn(name: string, isNamed: boolean, now: string) {
  const p = stamped.positive.find((x: any) => x.name === name);
  const trust = readTrust(fromText(stamped.trust));
  const authorities = isNamed ? stamped.authorities.map((a: any) => ({ certificate: readCertificate(fromHex(a.root)), compromisedSince: null })) : null;
  const input = { evidence: fromHex(p.evidence), opening: null, record: null, amendment: null, authorities, witnesses: [] };
  const { proven, notProven } = answer(verify(input, trust), trust, true, Date.parse(now));
  const about = (line: string) => /timestamp/.test(line);
  return [proven.filter(about), notProven.filter(about)];
}

test("what timestamps prove depends on whom the reader names, and on the day", () => {
  const renewed = "renewed by covering the token";
  const first = "That it existed on 1 July 2026, 00:00 UTC, as its timestamp says";
  assert.deepEqual(datesIn(renewed, false, "2036-01-01"), [[], [`${first}: add the certificates of the time-stamping authorities that you trust.`]]);
  assert.deepEqual(datesIn(renewed, true, "2036-01-01"), [
    ["It existed on 1 July 2026, 00:00 UTC, by a timestamp of CN=First Authority, renewed by CN=Second Authority: keys that were stolen later can't have made it. Renew it before 1 January 2045, 00:00 UTC."],
    [],
  ]);
  assert.deepEqual(datesIn(renewed, true, "2046-01-01"), [
    [],
    [`${first}: CN=Second Authority can be relied on until 1 January 2045, 00:00 UTC only, and no newer timestamp covers it.`],
  ]);
  assert.deepEqual(datesIn("renewed too late", true, "2040-01-01"), [
    ["It existed on 1 July 2036, 00:00 UTC, by a timestamp of CN=Second Authority: keys that were stolen later can't have made it. Renew it before 1 January 2045, 00:00 UTC."],
    ["That it existed on 1 July 2026, 00:00 UTC already: the timestamp of then was renewed after its certificate had ended or its key was stolen."],
  ]);
});

test("witnesses whom the reader names are named, and others are said to be others", () => {
  const w = vectors("cosignatures");
  const trust = readTrust(fromText(w.trust));
  const p = w.positive.find((x: any) => x.cosigned?.length && x.unknown?.length);
  const given = { evidence: fromHex(p.evidence), opening: null, record: null, amendment: null, authorities: null };
  const linesOf = (witnesses: Witness[]) => answer(verify({ ...given, witnesses }, trust), trust, true, today);
  const named = linesOf(p.named.map(readWitness));
  const [, name] = /^— (\S+) /.exec(p.cosigned[0].line)!;
  const [, other] = /^— (\S+) /.exec(p.unknown[0].line)!;
  assert.ok(named.proven.some((line) => line.startsWith(`The witness ${name} saw that log of `) && line.endsWith("in it every entry that it saw of the log before.")));
  assert.ok(named.notProven.includes(`That ${other} saw that log, as cosignatures say: add the keys of the witnesses that you trust.`));
  assert.ok(!linesOf([]).proven.some((line) => line.includes("witness")));
});

test("HL7 claims read like a result sheet", () => {
  const body = fromText("1.1.1.0\rOBX|1|NM|2345-7^Glucose \\T\\ co^LN||5.10|mmol/L^^UCUM|3.9-5.5|N|||F\r");
  assert.deepEqual(lineOf("hl7v2/1", { kind: "observation", name: "2345-7^Glucose", body }), {
    about: "Glucose & co",
    says: "5.10 mmol/L (usual: 3.9-5.5)",
    note: "normal, final",
  });
  const patient = fromText("1.1.0.0\rMSH|^~\\&|||||||ORU^R01\rPID|||4711^^^LAB||Doe^Jane||19800102|F\r");
  assert.equal(lineOf("hl7v2/1", { kind: "context", name: "ORU^R01", body: patient }).says, "Jane Doe, born 1980-01-02, id 4711");
});

test("FHIR claims read like a result sheet, with numbers as they were sent", () => {
  const resource = `{"code":{"text":"Glucose 2"},"resourceType":"Observation","status":"final","valueQuantity":{"unit":"mmol/L","value":5.10}}`;
  const body = fromText(`{"context":1,"entry":{"resource":${resource}}}`);
  assert.deepEqual(lineOf("fhir/1", { kind: "observation", name: "Observation/1", body }), {
    about: "Glucose 2",
    says: "5.10 mmol/L",
    note: "final",
  });
});

test("what can't be read like a result sheet is shown as it stands", () => {
  const body = Uint8Array.of(0x35, 0xb5, 0x67);
  assert.deepEqual(lineOf("fhir/1", { kind: "other", name: "", body }), { about: "other", says: "5µg", note: "" });
});
