// The types of the indexer's answers fit the answers that its tests check in.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { CompletenessAnswer, CustodyAnswer, Operations } from "../indexer/api";

const read = <T>(name: string): T => JSON.parse(readFileSync(`indexer/api/testdata/questions/${name}.json`, "utf8"));

test("where a specimen is, and who had it", () => {
  const specimen = read<Operations["get-specimen"]["answer"]>("specimen");
  const answer: CustodyAnswer = specimen;
  assert.deepEqual(answer.trail.map((step) => step.how), ["collected", "packed", "accepted", "unpacked"]);
  assert.equal(answer.package, null);
  assert.equal(answer.offer?.expired, true);
});

test("what is missing of a period", () => {
  const answer = read<CompletenessAnswer>("completeness");
  assert.equal(answer.complete, false);
  assert.deepEqual(answer.logs.flatMap((log) => log.missing), [{ from: 4, until: 5 }]);
});
