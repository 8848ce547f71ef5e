import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, fromText } from "../evidence/bytes.js";
import { readTrust } from "../evidence/trust.js";
import { verify } from "../evidence/verify.js";
import { lineOf } from "../verify/claims.js";
import { answer } from "../verify/words.js";
import { bytesOrNull, vectors } from "./vectors.js";

const v = vectors("evidence");

function answerTo(name: string, isKnown: boolean) {
  const p = v.positive.find((x: any) => x.name === name);
  const trust = readTrust(fromText(v.trusts.find((t: any) => t.name === p.trust).file));
  const input = { evidence: fromHex(p.evidence), opening: bytesOrNull(p.opening), record: bytesOrNull(p.record), amendment: null, witnesses: [] };
  return answer(verify(input, trust), trust, isKnown);
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
  const given = { opening: null, record: null, witnesses: [] };
  return answer(verify({ ...given, evidence: fromHex(p.evidence), amendment: bytesOrNull(p.amendment) }, trust), trust, true);
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
