// Certificates (RFC 5280) of time-stamping authorities, and the chain from one to a certificate that the verifier names.
// Revocation is not asked about.
import { equal, refuse, Refused, toText } from "./bytes.js";
import { type Item, Items, readDer, tag } from "./der.js";
import { isSignedBy, type PublicKey, readPublicKey, readSignatureAlgorithm, type SignatureAlgorithm } from "./pki.js";

export interface Certificate {
  der: Uint8Array;
  signed: Uint8Array; // what its issuer signed
  algorithm: SignatureAlgorithm | null; // null: not one that is known
  signature: Uint8Array;
  serial: Uint8Array;
  issuer: Uint8Array;
  subject: Uint8Array;
  notBefore: number;
  notAfter: number;
  key: PublicKey | null; // null: not one that is known
  isCA: boolean | null; // null: it is of a time when certificates did not say
  mostBelow: number; // how many authorities may stand between it and the certificate
  signsCertificates: boolean;
  purposes: { list: string[]; isCritical: boolean } | null;
  strange: string | null; // an extension that decides, and is not known here
}

export function readCertificate(der: Uint8Array): Certificate {
  const of = "certificate";
  const whole = new Items(readDer(der, of).whole, of).inside(tag.sequence);
  const body = whole.take(tag.sequence);
  const algorithm = whole.take(tag.sequence);
  const signature = whole.bits();
  whole.done();
  const fields = new Items(body.content, of);
  const version = fields.isNext(tag.explicit(0)) ? fields.inside(tag.explicit(0)).uint() : 0n;
  const serial = fields.integer();
  if (!equal(fields.take(tag.sequence).whole, algorithm.whole)) refuse("certificate: it names two algorithms of its signature");
  const issuer = fields.take(tag.sequence).whole;
  const validity = fields.inside(tag.sequence);
  const [notBefore, notAfter] = [validity.time(), validity.time()];
  validity.done();
  const subject = fields.take(tag.sequence).whole;
  const key = readPublicKey(fields.take(tag.sequence));
  fields.optional(0x81); // unique identifiers, which are no longer used
  fields.optional(0x82);
  const certificate: Certificate = {
    der, signed: body.whole, algorithm: readSignatureAlgorithm(algorithm), signature, serial, issuer, subject, notBefore, notAfter, key,
    isCA: version < 2n ? null : false, mostBelow: Infinity, signsCertificates: true, purposes: null, strange: null,
  };
  if (fields.isNext(tag.explicit(3))) readExtensions(certificate, fields.inside(tag.explicit(3)).inside(tag.sequence));
  fields.done();
  return certificate;
}

// Those that narrow what a chain may do, and are not read here. They count as critical even where they are not marked.
const narrowing = ["2.5.29.30", "2.5.29.36", "2.5.29.54"]; // name constraints, policy constraints, inhibit any policy

function readExtensions(certificate: Certificate, list: Items): void {
  const seen = new Set<string>();
  while (!list.isEmpty) {
    const extension = list.inside(tag.sequence);
    const id = extension.oid();
    const critical = extension.optional(tag.boolean);
    const isCritical = critical?.content[0] === 0xff;
    const value = extension.take(tag.octets).content;
    extension.done();
    if (seen.has(id)) refuse(`certificate: extension ${id} twice`);
    seen.add(id);
    if (!readExtension(certificate, id, isCritical, value) && (isCritical || narrowing.includes(id))) certificate.strange = id;
  }
}

function readExtension(certificate: Certificate, id: string, isCritical: boolean, value: Uint8Array): boolean {
  const items = new Items(value, `certificate, extension ${id}`);
  switch (id) {
    case "2.5.29.19": {
      const constraints = items.inside(tag.sequence);
      certificate.isCA = constraints.optional(tag.boolean)?.content[0] === 0xff;
      if (!constraints.isEmpty) certificate.mostBelow = Number(constraints.uint());
      constraints.done();
      break;
    }
    case "2.5.29.15":
      certificate.signsCertificates = ((items.take(tag.bits).content[1] ?? 0) & 0x04) !== 0; // keyCertSign is bit 5
      break;
    case "2.5.29.37":
      certificate.purposes = { list: items.inside(tag.sequence).map((i) => i.oid()), isCritical };
      break;
    case "2.5.29.32":
      return true; // policies: none is asked for
    default:
      return false;
  }
  items.done();
  return true;
}

const timeStamping = "1.3.6.1.5.5.7.3.8";
const anyPurpose = "2.5.29.37.0";
const mostTries = 100; // of signatures: a token may hold certificates that are meant to have many ways

/** The chain from a certificate that signs timestamps, over others that came with it, to one that is named. */
export function chainOf(leaf: Certificate, others: Certificate[], named: Certificate[], at: number): Certificate[] {
  const { purposes } = leaf;
  if (purposes?.list.length !== 1 || purposes.list[0] !== timeStamping || !purposes.isCritical)
    refuse("its certificate's one purpose is not to sign timestamps, marked critical");
  let tries = 0;
  let why = `${nameOf(leaf)} leads to no certificate that is named`;
  const isNamed = (c: Certificate) => named.some((n) => equal(n.der, c.der));
  const climb = (chain: Certificate[]): Certificate[] | null => {
    const last = chain.at(-1)!;
    for (const from of [named, others]) {
      for (const parent of from) {
        if (!equal(parent.subject, last.issuer) || chain.some((c) => equal(c.der, parent.der))) continue;
        if (++tries > mostTries) return refuse("its certificates lead too many ways");
        try {
          if (!(parent.isCA ?? from === named)) refuse(`${nameOf(parent)}: it is not to issue certificates`);
          checkParent(parent, last, chain.length - 1, at);
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          why = error.message;
          continue;
        }
        const found = from === named ? [...chain, parent] : climb([...chain, parent]);
        if (found) return found;
      }
    }
    return null;
  };
  checkItself(leaf, at);
  return (isNamed(leaf) ? [leaf] : climb([leaf])) ?? refuse(why);
}

function checkItself(c: Certificate, at: number): void {
  if (c.strange) refuse(`${nameOf(c)}: extension ${c.strange} is not known here`);
  if (at < c.notBefore || at > c.notAfter) refuse(`${nameOf(c)}: not valid at the time of the timestamp`);
}

function checkParent(parent: Certificate, child: Certificate, below: number, at: number): void {
  checkItself(parent, at);
  if (!parent.signsCertificates) refuse(`${nameOf(parent)}: it is not to issue certificates`);
  if (below > parent.mostBelow) refuse(`${nameOf(parent)}: too many certificates between it and the first`);
  const list = parent.purposes?.list ?? [];
  if (list.length > 0 && !list.includes(timeStamping) && !list.includes(anyPurpose)) refuse(`${nameOf(parent)}: not for timestamps`);
  if (!isSignedBy(parent.key, child.algorithm, child.signed, child.signature)) refuse(`${nameOf(parent)} did not sign the certificate of ${nameOf(child)}`);
}

const shortNames: Record<string, string> = {
  "2.5.4.3": "CN", "2.5.4.5": "SERIALNUMBER", "2.5.4.6": "C", "2.5.4.7": "L", "2.5.4.8": "ST", "2.5.4.9": "STREET", "2.5.4.10": "O",
  "2.5.4.11": "OU", "2.5.4.17": "POSTALCODE",
};

/** Whose certificate it is, for people (RFC 4514): parts without a short name are left out. */
export function nameOf({ subject }: Certificate): string {
  const parts = new Items(subject, "name").inside(tag.sequence).map((list) =>
    list
      .inside(tag.set)
      .map((set) => {
        const part = set.inside(tag.sequence);
        const [name, value] = [shortNames[part.oid()], part.any()];
        return name && `${name}=${textOf(value).replace(/[,+"\\<>;]|^[# ]| $/g, "\\$&")}`;
      })
      .filter(Boolean)
      .join("+"),
  );
  return parts.filter(Boolean).reverse().join(",");
}

function textOf({ tag: kind, content }: Item): string {
  if (kind === 0x1e) return new TextDecoder("utf-16be").decode(content);
  return kind === 0x0c ? toText(content) : new TextDecoder("latin1").decode(content);
}
