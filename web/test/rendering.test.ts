import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, Refused } from "../evidence/bytes.js";
import { render, writeShown } from "../evidence/rendering.js";
import { vectors } from "./vectors.js";

for (const r of vectors("rendering")) {
  test(`rendering: ${r.name}`, () => {
    const shown = JSON.parse(writeShown(render(fromHex(r.evidence))));
    assert.deepEqual(shown, r.json);
    assert.equal(JSON.stringify(shown), JSON.stringify(r.json), "the members are in another order");
    assert.throws(() => render(fromHex(r.evidence).subarray(1)), Refused);
  });
}

test("numbers are shown in full", () => {
  assert.equal(writeShown({ n: 2n ** 64n - 1n, none: [] }), '{\n  "n": 18446744073709551615,\n  "none": []\n}');
});
