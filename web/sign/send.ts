// A signed revocation on its way to the lab's release endpoint: docs/spec/release-api.md, Revocations. What was signed stands
// by itself there, so that nobody signs in to bring it.
import { hex, refuse } from "../evidence/bytes.js";
import type { Draft } from "./draft.js";
import { termsCommit } from "./terms.js";

/** What is sent. */
export interface Sent {
  subject: string;
  termsCommit: string;
  deadline: number;
  signature: string;
}

/** What the lab takes of a draft; null where it is no revocation. */
export function toSend({ write, deadline }: Draft, signature: string): Sent | null {
  if (write.is !== "revoke") return null;
  return { subject: hex(write.terms.subject), termsCommit: hex(termsCommit(write.terms)), deadline: Number(deadline), signature };
}

/** Sends it. When this returns, no release at the lab rests on the grant any more. */
export async function send(lab: string, sent: Sent): Promise<void> {
  const answer = await fetch(`${lab.replace(/\/$/, "")}/release/v1/revocations`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(sent),
    credentials: "omit",
  });
  if (answer.status === 202) return;
  const { detail } = (await answer.json()) as { detail?: unknown };
  refuse(typeof detail === "string" ? detail : `it answered ${answer.status}`);
}
