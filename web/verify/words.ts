// The answer of a verification in words: what was proven, by whom, when, under which trust, and what was not.
import { hex } from "../evidence/bytes.js";
import type { Finality } from "../evidence/finality.js";
import { reasons, statuses } from "../evidence/statement.js";
import type { Trust } from "../evidence/trust.js";
import { provenSince, type Stamp } from "../evidence/timestamps.js";
import type { Check, Failure, Proven } from "../evidence/verify.js";

/** Answer is what the page says. */
export interface Answer {
  verdict: "genuine" | "conditional" | "amended" | "refused" | "incomplete";
  title: string;
  summary: string;
  proven: string[];
  notProven: string[];
}

/** isKnown says that the reader knows the id of the consortium that the trust file is of; now is in milliseconds. */
export function answer(p: Proven, trust: Trust, isKnown: boolean, now: number): Answer {
  const change = changeOf(p);
  const dated = datesOf(p.timestamps, now);
  const compare =
    "Compare the consortium id below with the one you have from a source you trust: on paper, from your lab's regulator, from the consortium itself. Anybody can make a trust file.";
  return {
    verdict: change ? "amended" : isKnown ? "genuine" : "conditional",
    title: `This ${p.statement.shred ? "statement of a shredding" : p.statement.amendment ? "amendment" : "result"} is genuine${isKnown ? "" : ", if the trust file is"}${change ? `, but it was ${change.became}` : ""}`,
    summary: [change?.advice ?? `${p.member.name} stated it, and it has not been changed since.`, isKnown ? "" : compare].join(" ").trim(),
    proven: [...stated(p), ...anchored(p, trust), ...amendments(p), ...opened(p), ...dated.proven, ...cosigned(p), ...trusted(trust)],
    notProven: [
      ...unproven(p),
      ...dated.notProven,
      ...uncosigned(p),
      `That trust file ${trust.number} is the newest: a later one may say that a key was stolen.`,
      ...(isKnown ? [] : [`That the trust file is your consortium's. Its id is ${hex(trust.consortium)}.`]),
    ],
  };
}

// changeOf says what became of a version since, as far as the files tell.
function changeOf({ statement, state, amendment, member }: Proven): { became: string; advice: string } | null {
  if (!statement.version) return null;
  const reason = amendment?.statement.amendment?.reason ?? state?.reason ?? 0;
  if (reason === 0) return null;
  const became = reasonWords[reason]!;
  if (amendment) return { became, advice: `${member.name} says so itself. Ask for the result that holds now.` };
  return { became, advice: `The chain records it, and the statement in which ${member.name} says so is not at hand. Take it as ${became} until it is.` };
}

// amendments says what the chain recorded of them, as of a block.
function amendments({ statement, state, amendment }: Proven): string[] {
  const lines: string[] = [];
  if (amendment) lines.push(`The lab stated that it was ${reasonWords[amendment.statement.amendment!.reason]}: entry ${amendment.index} in its log, anchored on ${moment(amendment.block.time)}.`);
  if (!state) return lines;
  const asOf = `as of block ${state.block.number}, ${moment(state.block.time)}`;
  const what = statement.amendment ? "this amendment" : "an amendment of it";
  if (state.reason === 0) return [...lines, `The chain had not recorded ${what} ${asOf}.`];
  const isOther = statement.amendment && statement.amendment.reason !== state.reason;
  const recorded = `The chain records the ${statement.amendment ? "earlier version" : "version"} as ${reasonWords[state.reason]} since block ${state.amended}`;
  return [...lines, `${recorded}${isOther ? ", which was first" : ""}; ${asOf}.`];
}

function stated({ member, statement }: Proven): string[] {
  const { version, amendment, shred, time } = statement;
  if (shred)
    return [`${member.name} stated that it destroyed the content of its version with the handle ${hex(shred.handle)}. Until ${moment(shred.until)} backups may still hold it.`];
  if (amendment)
    return [`${member.name} stated that its earlier version with the handle ${hex(amendment.handle)} was ${reasonWords[amendment.reason]}.`];
  return [
    `${member.name} stated this result. Its state was “${statuses[version!.status]}”. It came in in the hour from ${moment(time)}, says the lab.`,
  ];
}

const reasonWords = reasons.map((reason) => (reason === "wrong-patient" ? "found to be of the wrong patient" : reason.replaceAll("-", " ")));

function anchored({ member, index, size, block, finality, thefts }: Proven, trust: Trust): string[] {
  return [
    `It is entry ${index} in the log of ${member.name}. That log, ${size} entries long, was anchored in block ${block.number} of chain ${trust.chain.id} on ${moment(block.time)}. So it existed then, and has not been changed since.`,
    ...believed(finality),
    ...thefts.map(({ what, since }) => `The ${what} counts as stolen since block ${since}. This is older, and stands.`),
  ];
}

// believed says why the block is trusted.
function believed({ attested, sealed, validators, pinned }: Finality): string[] {
  const lines: string[] = [];
  if (attested.length) lines.push(`${listed(attested.map((m) => m.name))} signed that they hold this block as final.`);
  if (sealed.length) lines.push(`${sealed.length} of the ${validators} validators of the chain sealed this block.`);
  if (pinned) lines.push("The consortium's trust file names this very block.");
  return lines;
}

function trusted(trust: Trust): string[] {
  const members = listed(trust.members.map((m) => m.name));
  return [`All this under trust file ${trust.number} of the consortium ${hex(trust.consortium)}, whose members are ${members}.`];
}

function opened({ opening, record }: Proven): string[] {
  if (!opening) return [];
  const claims = opening.claims.length;
  return [
    claims === 1 ? "The part shown here is what the lab stated." : `The ${claims} parts shown here are what the lab stated.`,
    ...(record ? ["The record that you added is, byte for byte, the one the lab received."] : []),
  ];
}

function unproven(proven: Proven): string[] {
  const { statement, opening, record, state } = proven;
  const lines = ["That it is medically right. That is for your doctor to say."];
  const block = state ? `block ${state.block.number}` : "that block";
  if (statement.version && !changeOf(proven)) lines.push(`That it is still current: the lab may have corrected or withdrawn it after ${block}.`);
  lines.push("That it existed before it was anchored: an earlier time in it is the lab's word.");
  if (!statement.version) return lines;
  if (!opening) lines.push("What it says: add the opening to see it.");
  else if (!opening.artefact) lines.push("That this is all: the lab's report may have more parts, which were not disclosed.");
  if (opening && !opening.claims.some((c) => c.kind === "context"))
    lines.push("Whose result it is: the part that says so was left out. Be careful with it.");
  if (!record) lines.push("That a document you hold is the lab's record: add the record and a full opening to compare it.");
  return lines;
}

// datesOf says what outside authorities add, as seen now.
function datesOf(stamps: Stamp[], now: number): { proven: string[]; notProven: string[] } {
  const [first, last] = [stamps[0], stamps.at(-1)];
  if (!first || !last) return { proven: [], notProven: [] };
  const claim = `That it existed on ${day(first.time)}, as its timestamp says`;
  if (last.expires === null) return { proven: [], notProven: [`${claim}: add the certificates of the time-stamping authorities that you trust.`] };
  const since = provenSince(stamps, now);
  if (since === null)
    return { proven: [], notProven: [`${claim}: ${last.authority} can be relied on until ${day(last.expires)} only, and no newer timestamp covers it.`] };
  const [by, ...renewals] = stamps.filter(({ time }) => time >= since).map(({ authority }) => authority);
  const renewed = renewals.length ? `, renewed by ${listed(renewals)}` : "";
  const proven = `It existed on ${day(since)}, by a timestamp of ${by}${renewed}: keys that were stolen later can't have made it. Renew it before ${day(last.expires)}.`;
  const late = `That it existed on ${day(first.time)} already: the timestamp of then was renewed after its certificate had ended or its key was stolen.`;
  return { proven: [proven], notProven: since === first.time ? [] : [late] };
}

// cosigned says what witnesses add.
function cosigned({ cosigned, size }: Proven): string[] {
  return cosigned.map(({ name, time }) => `The witness ${name} saw that log of ${size} entries on ${moment(time)}, and in it every entry that it saw of the log before.`);
}

function uncosigned({ unknown }: Proven): string[] {
  if (unknown.length === 0) return [];
  return [`That ${listed(unknown.map((c) => c.name))} saw that log, as cosignatures say: add the keys of the witnesses that you trust.`];
}

const checkWords: { [check in Check]: string } = {
  format: "The file is not in the form that evidence has. It may be damaged, or made by a newer program.",
  member: "The trust file does not know who made it.",
  inclusion: "The proof that it is in the lab's log does not hold.",
  block: "The proof that the lab's log was anchored on the chain does not hold.",
  finality: "The block it is anchored in can't be trusted: not the right members or validators confirm it.",
  statement: "The lab's signature does not hold.",
  receipt: "The log's signature does not hold.",
  state: "The proof of what the chain recorded of amendments does not hold.",
  amendment: "The amendment does not belong to this result, or is not genuine itself.",
  opening: "The opening does not belong to this evidence: what it shows is not what the lab stated.",
  record: "The record is not the one that the lab received.",
  timestamps: "A timestamp in it is of something else, or none of the authorities that you named gave it.",
  cosignatures: "A witness that you named did not sign what stands under its name.",
};

export function refusal(failure: Failure): Answer {
  return {
    verdict: "refused",
    title: "This is not genuine",
    summary: checkWords[failure.check],
    proven: [],
    notProven: [`The check “${failure.check}” failed: ${failure.message}.`],
  };
}

export function unreadable(what: string, why: string): Answer {
  return { verdict: "refused", title: `The ${what} can't be used`, summary: why, proven: [], notProven: [] };
}

export function incomplete(title: string, summary: string): Answer {
  return { verdict: "incomplete", title, summary, proven: [], notProven: [] };
}

const months = "January February March April May June July August September October November December".split(" ");

/** A time in seconds, for people, in UTC. */
export function moment(seconds: bigint): string {
  const date = new Date(Number(seconds) * 1000);
  if (Number.isNaN(date.getTime())) return `second ${seconds} since 1970`;
  const clock = date.toISOString().slice(11, 16);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${clock} UTC`;
}

// day is a time in milliseconds, likewise.
function day(milliseconds: number): string {
  return moment(BigInt(Math.floor(milliseconds / 1000)));
}

function listed(names: string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
