// The page: takes files, verifies, and says the answer. All that is decided is decided in ../evidence and words.ts.
import { readAuthorities } from "../evidence/authorities.js";
import { concat, fromText, hex, Refused } from "../evidence/bytes.js";
import { readWitness } from "../evidence/cosignature.js";
import { render, writeShown } from "../evidence/rendering.js";
import { readTrust, type Trust } from "../evidence/trust.js";
import { Failure, type Input, type Proven, verify } from "../evidence/verify.js";
import { evidenceOf } from "./certificate.js";
import { lineOf } from "./claims.js";
import { type Held, type Kind, inSequence, keysOf, kindOf, unpacked } from "./files.js";
import { type Answer, answer, incomplete, refusal, unreadable } from "./words.js";

const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const kinds: Record<Kind, string> = {
  evidence: "Evidence: what the lab stated, and the proof",
  amendment: "Evidence of an amendment: what the lab stated of an earlier result",
  opening: "Opening: what it says. Keep it as confidential as the result",
  trust: "Trust file: the consortium's members and keys",
  authorities: "Certificates: whom you trust for timestamps",
  witnesses: "Witnesses' keys: whom you trust for what they saw of the lab's log",
  record: "Record: the lab's document",
};
const marks = { genuine: "✓", conditional: "!", amended: "!", refused: "✕", incomplete: "…" };

let held: Held = {};
let trustFiles: Uint8Array[] = []; // a consortium issues one behind the other

async function add(name: string, file: Uint8Array): Promise<void> {
  for (const bytes of await unpacked(file)) {
    const kind = kindOf(bytes);
    if (kind === "trust") trustFiles.push(bytes);
    const before = ["authorities", "witnesses"].includes(kind) ? held[kind]?.bytes : undefined; // of these, all count
    held[kind] = { name, bytes: kind === "trust" ? inSequence(trustFiles) : before ? concat(before, fromText("\n"), bytes) : bytes };
  }
}

async function addFiles(files: Iterable<File>): Promise<void> {
  for (const file of files) await add(file.name, new Uint8Array(await file.arrayBuffer()));
  show();
  find("title").focus();
}

function show(): void {
  const list = (Object.keys(kinds) as Kind[]).filter((kind) => held[kind]);
  find("held").replaceChildren(...list.map((kind) => element("li", element("strong", held[kind]!.name), " ", element("span", kinds[kind]))));
  find("clear").hidden = list.length === 0;
  const [said, proven] = judge();
  find("answer").className = said.verdict;
  find("answer").querySelector(".mark")!.textContent = marks[said.verdict];
  find("title").textContent = said.title;
  find("summary").textContent = said.summary;
  showList("proven", said.proven);
  showList("not-proven", said.notProven);
  showClaims(proven);
  showDetails(proven);
}

// judge verifies what is held.
function judge(): [Answer, Proven | null] {
  const { opening, record, trust: trustFile } = held;
  const evidence = held.evidence ?? held.amendment; // without the version that it amends, it is checked for itself
  const amendment = held.evidence && held.amendment;
  if (!evidence) return [incomplete("Nothing to check yet", "Add the evidence, or the certificate that you were given."), null];
  if (!trustFile) {
    const summary = "Add the consortium's trust file. It says whose signatures count; your lab, its regulator or the consortium publishes it.";
    return [incomplete("The trust file is missing", summary), null];
  }
  let trust: Trust;
  try {
    trust = readTrust(trustFile.bytes);
  } catch (error) {
    return [unreadable("trust file", whyRefused(error)), null];
  }
  let named: Pick<Input, "authorities" | "witnesses">;
  try {
    named = whomNamed();
  } catch (error) {
    return [unreadable("file of certificates or keys", whyRefused(error)), null];
  }
  const known = find<HTMLInputElement>("consortium").value.trim().toLowerCase();
  if (known !== "" && known !== hex(trust.consortium))
    return [unreadable("trust file", `It is of the consortium ${hex(trust.consortium)}, and not of the one whose id you gave.`), null];
  try {
    const proven = verify(
      {
        evidence: evidence.bytes,
        amendment: amendment?.bytes ?? null,
        opening: opening?.bytes ?? null,
        record: record?.bytes ?? null,
        ...named,
      },
      trust,
    );
    return [answer(proven, trust, known !== "", Date.now()), proven];
  } catch (error) {
    if (error instanceof Failure) return [refusal(error), null];
    throw error;
  }
}

// whomNamed reads whom the reader trusts beside the consortium.
function whomNamed(): Pick<Input, "authorities" | "witnesses"> {
  const textOf = (kind: Kind) => held[kind] && new TextDecoder().decode(held[kind].bytes);
  const [authorities, witnesses] = [textOf("authorities"), textOf("witnesses")];
  return {
    authorities: authorities === undefined ? null : readAuthorities(authorities),
    witnesses: witnesses === undefined ? [] : keysOf(witnesses).map(readWitness),
  };
}

function whyRefused(error: unknown): string {
  if (error instanceof Refused) return `${error.message}.`;
  throw error;
}

function showList(id: string, lines: string[]): void {
  find(id).hidden = lines.length === 0;
  find(id).querySelector("ul")!.replaceChildren(...lines.map((line) => element("li", line)));
}

function showClaims(proven: Proven | null): void {
  const opening = proven?.opening;
  const lines = opening?.claims.toSorted(contextFirst).map((claim) => lineOf(opening.projection, claim)) ?? [];
  find("claims").hidden = lines.length === 0;
  const rows = lines.map(({ about, says, note }) => element("tr", element("td", about), element("td", says), element("td", note)));
  find("claims").querySelector("tbody")!.replaceChildren(...rows);
}

function contextFirst(a: { kind: string }, b: { kind: string }): number {
  return Number(b.kind === "context") - Number(a.kind === "context");
}

function showDetails(proven: Proven | null): void {
  find("details").hidden = !proven;
  if (!proven) return;
  const facts: [string, string][] = [
    ["Leaf hash", hex(proven.leafHash)],
    ["Handle", hex(proven.statement.handle)],
    ["Member", hex(proven.member.id)],
    ["Log", hex(proven.statement.log)],
    ["Block", `${proven.block.number} ${hex(proven.block.hash)}`],
    ["Projection", proven.statement.version?.projection ?? "none: it is an amendment"],
  ];
  find("details").querySelector("pre")!.textContent = writeShown(render((held.evidence ?? held.amendment)!.bytes));
  find("details").querySelector("dl")!.replaceChildren(...facts.flatMap(([name, value]) => [element("dt", name), element("dd", value)]));
}

function element(name: string, ...content: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

function start(): void {
  const drop = find("drop");
  const chosen = find<HTMLInputElement>("choose");
  chosen.addEventListener("change", async () => {
    await addFiles(chosen.files ?? []);
    chosen.value = "";
  });
  // The whole window takes a drop, so that a file dropped beside the frame is not opened in place of the page.
  addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  addEventListener("dragleave", () => drop.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    void addFiles(event.dataTransfer?.files ?? []);
  });
  find("clear").addEventListener("click", () => {
    held = {};
    trustFiles = [];
    show();
  });
  find("consortium").addEventListener("input", show);
  addEventListener("hashchange", () => void readLink());
  void readLink();
}

// readLink takes the evidence that a certificate's code carries behind the page's address.
async function readLink(): Promise<void> {
  try {
    const bytes = await evidenceOf(location.hash);
    if (bytes) held.evidence = { name: "From the link", bytes };
  } catch (error) {
    held.evidence = { name: `From the link, ${whyRefused(error)}`, bytes: new Uint8Array() };
  }
  show();
}

start();
