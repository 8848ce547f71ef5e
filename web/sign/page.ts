// The page on which a patient signs consent: a draft comes in, its words are shown, and signatures go out. It asks the
// network for nothing: the draft comes in a file or behind the page's address, the answer goes out as a file or as text. A
// revocation, and a grant that waits for the registry's notice, can go straight to the lab, by a button, where the publisher named
// the lab's endpoint.
import { hex, fromBase64, fromText, Refused, toText } from "../evidence/bytes.js";
import { writeJson } from "../evidence/json.js";
import { readTrust } from "../evidence/trust.js";
import { digestOf, draftOf, newSignerOf, readDraft, withNewSigner, type Draft } from "./draft.js";
import { send, toSend, type Sent } from "./send.js";
import { isOfThisPage, make, sign } from "./passkey.js";
import { words, type Names } from "./words.js";

/** What whoever published the page says of the consortium: which registry it is for, and what things are called. */
interface Published {
  chainId: bigint;
  registry: string;
  names: Names;
}

let published: Published | null = null;
let unsent: Sent | null = null; // what a button sends to the lab
let shown: Draft | null = null; // what the words on the page are of, and so the only thing that is signed

const find = <T extends HTMLElement = HTMLElement>(id: string): T => document.getElementById(id) as T;

// content reads what the publisher put into the page's head.
const content = (name: string): Uint8Array => fromBase64(document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)!.content);

function readPublished(): Published | null {
  const trustFile = content("labseal-trust");
  if (trustFile.length === 0) return null;
  const trust = readTrust(trustFile);
  const registry = trust.contracts.find((c) => c.name === "ConsentRegistry");
  if (!registry) throw new Refused("the trust file of this page names no ConsentRegistry");
  const codes = content("labseal-codes");
  return {
    chainId: trust.chain.id,
    registry: hex(registry.address),
    names: {
      members: Object.fromEntries(trust.members.map((m) => [hex(m.id), m.name])),
      codes: codes.length === 0 ? {} : (JSON.parse(new TextDecoder().decode(codes)) as { [coding: string]: string }),
    },
  };
}

function show(text: Uint8Array): void {
  clear();
  try {
    const draft = readDraft(text);
    checkRegistry(draft);
    const [title, ...lines] = words(draft, published?.names ?? { members: {}, codes: {} });
    find("title").textContent = title!;
    find("words").replaceChildren(...lines.map(line));
    const why = whyNot(draft);
    if (why) return say(why, true);
    shown = draft;
    find("act").hidden = false;
    find("sign").textContent = newSignerOf(draft.write)?.signer.length === 0 ? "Make a passkey and sign" : "Sign with your passkey";
    find("title").focus();
  } catch (error) {
    refused(error);
  }
}

function line(text: string): HTMLElement {
  const made = document.createElement("li");
  const colon = text.indexOf(": ");
  const name = document.createElement("b");
  name.textContent = colon < 0 ? "" : text.slice(0, colon + 1);
  made.append(name, colon < 0 ? text : text.slice(colon + 1));
  return made;
}

function checkRegistry(draft: Draft): void {
  if (!published) return;
  if (draft.chainId !== published.chainId || hex(draft.registry) !== published.registry) {
    throw new Refused("this is for another registry than that of the consortium which this page is for");
  }
}

// whyNot says why nobody can sign a draft on this page: no passkey is to be made, and none that signs it is of this page.
function whyNot(draft: Draft): string | null {
  if (newSignerOf(draft.write)?.signer.length === 0 || knownOf(draft)) return null;
  return "The key that is to sign this was not made on this page. Sign it where it was made.";
}

// knownOf is the passkey of this page that signs a draft beside one that is made now: the present signer's; else the new
// one's, where it was named and not made.
function knownOf({ signer, write }: Draft): Uint8Array | null {
  const named = newSignerOf(write)?.signer ?? new Uint8Array();
  return isOfThisPage(signer) ? signer : isOfThisPage(named) ? named : null;
}

async function act(): Promise<void> {
  if (!shown) return;
  find<HTMLButtonElement>("sign").disabled = true;
  try {
    await answer(shown);
  } catch (error) {
    refused(error);
  }
  find<HTMLButtonElement>("sign").disabled = false;
}

// answer signs what is shown: as the new signer, where one is made, and as the one that is known.
async function answer(draft: Draft): Promise<void> {
  const known = knownOf(draft);
  const signers = known ? [known] : [];
  const wanted = newSignerOf(draft.write);
  let made: Uint8Array | null = null;
  if (wanted?.signer.length === 0) {
    made = await make(wanted.verifier, new Date());
    draft = withNewSigner(draft, made);
    signers.unshift(made);
  }
  const digest = digestOf(draft);
  const signatures: { signer: string; signature: string }[] = [];
  for (const signer of signers) signatures.push({ signer: hex(signer), signature: hex(await sign(digest, signer)) });
  unsent = lab() ? toSend(draft, signatures[0]!.signature) : null;
  give(writeJson({ format: "labseal/answer/1", digest: hex(digest), newSigner: made ? hex(made) : "0x", signatures }));
}

// give hands out the answer, as a file and as text.
function give(text: string): void {
  find<HTMLTextAreaElement>("text").value = text;
  const link = find<HTMLAnchorElement>("save");
  URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([fromText(text).slice().buffer]));
  find("out").hidden = false;
  find("act").hidden = true;
  find("send").hidden = !unsent;
  shown = null;
  say("Signed. Give the answer to the lab: it counts once the lab has brought it to the registry.", false);
  find("out").focus();
}

// lab is the address of the lab's endpoint, as the publisher named it; empty for none.
const lab = (): string => toText(content("labseal-lab"));

async function bring(): Promise<void> {
  if (!unsent) return;
  find<HTMLButtonElement>("send").disabled = true;
  try {
    await send(lab(), unsent);
    say(unsent.done, false);
    unsent = null;
    find("send").hidden = true;
  } catch (error) {
    say(`The lab did not take it: ${error instanceof Refused ? error.message : "it can't be reached"}. Give it the answer instead.`, true);
  }
  find<HTMLButtonElement>("send").disabled = false;
}

function say(text: string, isBad: boolean): void {
  find("say").textContent = text;
  find("say").className = isBad ? "bad" : "";
}

function refused(error: unknown): void {
  const why = error instanceof DOMException && error.name === "NotAllowedError" ? "it was not allowed" : error instanceof Error ? error.message : String(error);
  say(`Nothing was signed: ${why}.`, true);
}

function clear(): void {
  shown = null;
  find("title").textContent = "Nothing to sign yet";
  find("words").replaceChildren();
  find("act").hidden = true;
  find("out").hidden = true;
  say("", false);
}

function readLink(): void {
  try {
    const text = draftOf(location.hash);
    if (text) show(text);
  } catch (error) {
    clear();
    refused(error);
  }
}

function start(): void {
  try {
    // Inside another page, that one could cover the words and leave the button to see.
    if (window.top !== window.self) throw new Refused("this page is shown inside another one: open it by itself");
    published = readPublished();
  } catch (error) {
    return refused(error);
  }
  find("unnamed").hidden = published !== null;
  find("choose").addEventListener("change", async (event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) show(new Uint8Array(await file.arrayBuffer()));
    input.value = "";
  });
  find("sign").addEventListener("click", () => void act());
  find("send").addEventListener("click", () => void bring());
  addEventListener("hashchange", readLink);
  readLink();
}

start();
