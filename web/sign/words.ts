// What a draft says, in words: the same as Go says of it (docs/spec/vectors/consent.json). They are made of what the
// digest is made of. Names come from the page, which its publisher made, and never from the draft.
import { hex, isZero } from "../evidence/bytes.js";
import { keccak } from "./abi.js";
import { appointmentOf, type Draft, type NewSigner, type Write } from "./draft.js";
import { deny, flag, type Coding, type OpenScope, type OpenTerms } from "./terms.js";

export interface Names {
  members: { [id: string]: string };
  codes: { [coding: string]: string }; // by "system|code"
}

/** First in one line, then in all its parts. */
export function words(draft: Draft, names: Names): string[] {
  const lines = new Wording(names).write(draft.write, draft.signer);
  if (draft.signer.length > 0) lines.push(`Signed by: ${signerName(draft.signer)}`);
  return [...lines, `The signature can be used until: ${moment(draft.deadline)}`, `Registry: ${hex(draft.registry)} on chain ${draft.chainId}`];
}

/** Tells signers apart for people. */
export function signerName(signer: Uint8Array): string {
  if (signer.length === 20) return `account ${hex(signer)}`;
  return `${signer.length === 116 ? "passkey" : "signer"} ${hex(keccak(signer)).slice(0, 18)}`;
}

export function moment(unix: bigint): string {
  return new Date(Number(unix) * 1000).toISOString().replace("T", " ").replace(".000Z", " UTC");
}

const purposeWords = [
  "treatment",
  "payment",
  "running the health care business",
  "research",
  "public health",
  "the patient's own request",
  "the family's request",
  "emergency treatment",
  "breaking the glass in an emergency",
];

const purposesInWords = (bits: bigint): string => purposeWords.filter((_, i) => (bits >> BigInt(i)) & 1n).join("; ");

const systemNames = new Map([
  ["http://loinc.org", "LOINC"],
  ["http://snomed.info/sct", "SNOMED CT"],
]);

// plain shows text that others chose: what is not printable ASCII, and a backslash, is told by its number, so that nothing
// can look like something else.
function plain(text: string): string {
  return Array.from(text, (c) => (c < " " || c > "~" || c === "\\" ? `\\u{${c.codePointAt(0)!.toString(16)}}` : c)).join("");
}

const useWords: { [use: string]: string } = {
  4: "no restriction",
  6: "health, medical and biomedical research",
  7: "research of one disease",
  11: "origins and ancestry",
  15: "no general methods research",
  16: "one type of genetic study",
  18: "not-for-profit organisations only",
  19: "results are to be published",
  20: "collaboration required",
  21: "ethics approval required",
  22: "within a region",
  24: "publication moratorium",
  25: "for a limited time",
  26: "named users only",
  27: "for one project",
  28: "at one institution",
  29: "results are to be returned",
  42: "general research use",
  43: "clinical care",
  45: "not-for-profit use only",
  46: "non-commercial use only",
};

function useInWords(use: bigint): string {
  const id = `DUO:${use.toString().padStart(7, "0")}`;
  const text = useWords[String(use)];
  return text ? `${text} (${id})` : id;
}

class Wording {
  constructor(private readonly names: Names) {}

  write(write: Write, signer: Uint8Array): string[] {
    switch (write.is) {
      case "enroll":
        return [
          "You enrol: from now on, your consent at this lab is what you sign with your key",
          `Lab: ${this.member(write.member)}`,
          newKey(write.newSigner),
        ];
      case "grant":
        return this.grant(write, signer);
      case "revoke":
        return [
          write.terms.decision === deny
            ? "You take back a denial, for good"
            : "You take back a permission, for good. What was shown before can't be called back",
          ...this.terms(write.terms),
          patient(write.terms.subject),
          ...proxy(write.terms, signer, write.scope),
        ];
      case "rotate":
        return [
          "You replace your key by a new one. The old one counts no more, and your proxies' appointments end",
          patient(write.subject),
          newKey(write.newSigner),
        ];
      case "guardians":
        if (!write.guardians) return ["You take back that anybody can give you a new key", patient(write.subject)];
        return [
          "You name guardians: together they can give you a new key, should you lose yours",
          patient(write.subject),
          `Needed: ${write.guardians.threshold} of ${write.guardians.guardians.length}`,
          ...write.guardians.guardians.map((g) => `Guardian: ${signerName(g.signer)}`),
        ];
      case "recover":
        return [
          "A patient who lost their key gets a new one. Sign only what the patient asked you for, in person or by voice",
          patient(write.subject),
          newKey(write.newSigner),
          `Recovery: number ${write.recoveryNonce}`,
        ];
      case "veto":
        return ["You stop those who are about to replace your key", patient(write.subject), `Recovery: number ${write.recoveryNonce}`];
      case "appoint":
        return [
          "You let somebody decide for you",
          `Proxy: ${signerName(write.proxy)}`,
          `Until: ${moment(write.expiry)}`,
          ...this.scope(write.scope),
          patient(write.subject),
        ];
      case "dismiss":
        return [
          "Somebody decides for you no longer. What they decided before stays until you revoke it",
          `Appointment: ${hex(write.appointment)}`,
          patient(write.subject),
        ];
      case "void":
        return [
          "You take back what you signed and nobody has brought to the chain yet",
          `Your signatures: number ${write.first} to ${write.last}`,
          patient(write.subject),
        ];
    }
  }

  private grant(write: Write & { is: "grant" }, signer: Uint8Array): string[] {
    const verb = write.terms.decision === deny ? "deny" : "permit";
    const { supersedes } = write;
    const ended = supersedes ? [`Decision: ${supersedes.decision === deny ? "deny" : "permit"}`, ...this.terms(supersedes)] : [];
    return [
      write.scope ? `You ${verb} for somebody else that their results are shown` : `You ${verb} that your results are shown`,
      ...this.terms(write.terms),
      patient(write.terms.subject),
      `The registry drops it after: ${moment(write.expiry)}`,
      isZero(write.countersigner)
        ? "It counts: after the registry's time of notice"
        : `It counts: at once, when the lab countersigns it with ${signerName(write.countersigner)}`,
      ...proxy(write.terms, signer, write.scope),
      ...(supersedes ? ["It ends this earlier decision:"] : []),
      ...ended.map((line) => `Ended: ${line}`),
    ];
  }

  private terms(t: OpenTerms): string[] {
    return [
      `Who: ${this.member(t.grantee)}`,
      `What for: ${purposesInWords(t.purposes)}`,
      this.what(t.codes),
      ...(t.deniedCodes.length > 0 ? [`Except: ${this.codes(t.deniedCodes)}`] : []),
      `When: from ${moment(t.notBefore)} until ${moment(t.notAfter)}`,
      ...(t.decision !== deny ? flags(t.flags) : t.flags !== 0n ? [`Marks, which change nothing of a denial: ${t.flags}`] : []),
      ...(t.duo.length > 0 ? [`Research uses: ${t.duo.map(useInWords).join("; ")}`] : []),
    ];
  }

  private scope(s: OpenScope): string[] {
    return [
      `May do: ${["permit", "deny", "permit and deny"][Number(s.decisions) - 1]}`,
      `What for: ${purposesInWords(s.purposes)}`,
      this.what(s.codes),
      `What is decided ends by: ${moment(s.until)}`,
      ...flags(s.flags),
    ];
  }

  private what(codes: Coding[]): string {
    return codes.length === 0 ? "What: everything that the lab holds of you" : `What: only ${this.codes(codes)}`;
  }

  private codes(list: Coding[]): string {
    return list
      .map((c) => {
        const system = systemNames.get(c.system);
        const text = system ? `${system} ${plain(c.code)}` : `code ${plain(c.code)} of ${plain(c.system)}`;
        const name = own(this.names.codes, `${c.system}|${c.code}`);
        return name ? `${name} (${text})` : text;
      })
      .join("; ");
  }

  private member(id: Uint8Array): string {
    const name = own(this.names.members, hex(id));
    return name ? `${name} (${hex(id).slice(0, 18)})` : `the member ${hex(id)}`;
  }
}

const own = (names: { [key: string]: string }, key: string) => (Object.hasOwn(names, key) ? names[key] : undefined);

const patient = (subject: Uint8Array) => `Patient: ${hex(subject)}`;

const newKey = (n: NewSigner) => `New key: ${n.signer.length === 0 ? "a passkey that is made now" : signerName(n.signer)}`;

function proxy(t: OpenTerms, signer: Uint8Array, scope: OpenScope | null): string[] {
  return scope ? [`You act as a proxy, under appointment ${hex(appointmentOf(t.subject, signer, scope))}`] : [];
}

function flags(flags: bigint): string[] {
  const choose = (bit: bigint, isSet: string, isNot: string) => ((flags & bit) !== 0n ? isSet : isNot);
  return [
    `Records of treatment for substance use (42 CFR Part 2): ${choose(flag.part2, "included", "not included")}`,
    `Your identity: ${choose(flag.deidentified, "taken out first", "shown")}`,
    `Handing on: ${choose(flag.noRedisclosure, "forbidden", "not forbidden by this")}`,
    `Research: ${choose(flag.research, "included", "not included")}`,
  ];
}
