// Drafts, their digests and their words: the vectors of docs/spec, which Go makes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromText, hex, isZero } from "../evidence/bytes.js";
import { digestOf, draftOf, newSignerOf, readDraft } from "../sign/draft.js";
import { toSend } from "../sign/send.js";
import { words } from "../sign/words.js";
import { vectors } from "./vectors.js";

const v = vectors("consent");

for (const one of v.positive)
  test(`draft: ${one.name}`, () => {
    const draft = readDraft(fromText(one.draft));
    const isOpen = newSignerOf(draft.write)?.signer.length === 0;
    assert.equal(isOpen ? null : hex(digestOf(draft)), one.digest);
    assert.deepEqual(words(draft, { members: v.members, codes: v.codes }), one.words);
    assert.deepEqual(draftOf(`#${Buffer.from(one.draft).toString("base64url")}`), fromText(one.draft));
  });

for (const one of v.negative)
  test(`refused draft: ${one.name}`, () => {
    assert.throws(() => readDraft(fromText(one.draft)));
  });

// What goes to the lab by a button: a revocation, and the patient's own grant that nobody countersigns.
test("what can be sent", () => {
  const kinds = new Map<string, number>();
  for (const one of v.positive) {
    const draft = readDraft(fromText(one.draft));
    const sent = toSend(draft, "0x01");
    const { write } = draft;
    const isOwn = write.is === "grant" && write.scope === null && isZero(write.countersigner);
    assert.equal(sent?.path ?? null, write.is === "revoke" ? "revocations" : isOwn ? "grants" : null, one.name);
    kinds.set(sent?.path ?? "none", (kinds.get(sent?.path ?? "none") ?? 0) + 1);
  }
  for (const kind of ["revocations", "grants", "none"]) assert.ok(kinds.get(kind), kind);
});

test("links without a draft", () => {
  assert.equal(draftOf(""), null);
  assert.throws(() => draftOf("#<script>"));
});
