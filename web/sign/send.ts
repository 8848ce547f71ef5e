// What was signed on its way to the lab's release endpoint: docs/spec/release-api.md, Revocations and Grants. It stands by itself
// there, so that nobody signs in to bring it.
import { hex, isZero, refuse } from "../evidence/bytes.js";
import type { Draft } from "./draft.js";
import { codeHash, termsCommit, type OpenTerms } from "./terms.js";

/** What is sent, where to, and what is true once the lab has it. */
export interface Sent {
  path: "revocations" | "grants";
  body: object;
  done: string;
}

/**
 * What the lab takes of a draft; null where it takes it in person only: all but a revocation and the patient's own grant that
 * waits for the registry's notice, because one that counts at once is countersigned by whoever saw the patient.
 */
export function toSend({ write, deadline }: Draft, signature: string): Sent | null {
  if (write.is === "revoke") {
    const body = { subject: hex(write.terms.subject), termsCommit: hex(termsCommit(write.terms)), deadline: Number(deadline), signature };
    return { path: "revocations", body, done: "The lab has it. It counts there from now on." };
  }
  if (write.is !== "grant" || write.scope !== null || !isZero(write.countersigner)) return null;
  const { terms, expiry, supersedes, nonce } = write;
  const none = hex(new Uint8Array(32));
  const body = {
    terms: inClear(terms),
    salt: hex(terms.salt),
    codings: terms.codes,
    deniedCodings: terms.deniedCodes,
    expiry: Number(expiry),
    oldTermsCommit: supersedes ? hex(termsCommit(supersedes)) : none,
    appointment: none,
    nonce: Number(nonce),
    deadline: Number(deadline),
    signature,
  };
  return { path: "grants", body, done: "The lab has it, and brings it to the registry. It counts there after the registry's time of notice." };
}

const inClear = (t: OpenTerms) => ({
  version: Number(t.version),
  subject: hex(t.subject),
  decision: Number(t.decision),
  grantee: hex(t.grantee),
  purposes: Number(t.purposes),
  notBefore: Number(t.notBefore),
  notAfter: Number(t.notAfter),
  flags: Number(t.flags),
  duo: t.duo.map(Number),
  codes: t.codes.map(codeHash).map(hex),
  deniedCodes: t.deniedCodes.map(codeHash).map(hex),
});

/** Sends it. When this returns, the lab has kept it. */
export async function send(lab: string, { path, body }: Sent): Promise<void> {
  const answer = await fetch(`${lab.replace(/\/$/, "")}/release/v1/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    credentials: "omit",
  });
  if (answer.status === 202) return;
  const { detail } = (await answer.json()) as { detail?: unknown };
  refuse(typeof detail === "string" ? detail : `it answered ${answer.status}`);
}
