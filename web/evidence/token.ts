// Timestamp tokens (RFC 3161): an authority's signature, in CMS (RFC 5652), over an imprint and a time.
import { compare, equal, refuse } from "./bytes.js";
import { type Item, Items, readDer, tag, writeDer } from "./der.js";
import { hasDigest, hashes, type HashName, hashNamed, isSignedBy, readSignatureAlgorithm, type SignatureAlgorithm } from "./pki.js";
import { type Certificate, chainOf, readCertificate } from "./x509.js";

export interface Token {
  der: Uint8Array;
  hash: HashName; // of the imprint
  imprint: Uint8Array;
  time: number; // milliseconds
  content: Uint8Array; // what the attributes digest
  certificates: Certificate[];
  signer: Signer;
}

interface Signer {
  issuer: Uint8Array;
  serial: Uint8Array;
  digest: HashName | null;
  attributes: Map<string, Item>; // the first of each kind, and of that its first value
  signed: Uint8Array;
  algorithm: SignatureAlgorithm | null;
  signature: Uint8Array;
}

const oid = {
  signedData: "1.2.840.113549.1.7.2",
  info: "1.2.840.113549.1.9.16.1.4", // TSTInfo
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
  certificate: "1.2.840.113549.1.9.16.2.47", // signingCertificateV2
};

/** Reads a token, in the one form that records have: see docs/spec/timestamps.md, Profile. */
export function decodeToken(der: Uint8Array): Token {
  const of = "token";
  const outer = new Items(readDer(der, of).whole, of).inside(tag.sequence);
  if (outer.oid() !== oid.signedData) refuse("token: not signed data");
  const wrapped = outer.inside(tag.explicit(0));
  outer.done();
  const data = wrapped.inside(tag.sequence);
  wrapped.done();
  if (data.uint() !== 3n) refuse("token: its version is not 3");
  const digests = data.take(tag.set);
  const content = readContent(data.inside(tag.sequence));
  const certificates = data.inside(tag.explicit(0)).map((items) => readCertificate(items.take(tag.sequence).whole));
  const signers = data.inside(tag.set); // revocation lists would stand before it
  data.done();
  const info = signers.inside(tag.sequence);
  signers.done();
  const { signer, digest } = readSigner(info);
  if (!equal(digests.content, digest)) refuse("token: its list of hash functions is not the signer's one");
  return { der, content, certificates, signer, ...readInfo(content) };
}

function readContent(encapsulated: Items): Uint8Array {
  if (encapsulated.oid() !== oid.info) refuse("token: not of a timestamp");
  const explicit = encapsulated.inside(tag.explicit(0));
  encapsulated.done();
  const { content } = explicit.take(tag.octets);
  explicit.done();
  return content;
}

function readInfo(content: Uint8Array): Pick<Token, "hash" | "imprint" | "time"> {
  const info = new Items(content, "timestamp").inside(tag.sequence);
  if (info.uint() !== 1n) refuse("timestamp: its version is not 1");
  info.oid(); // the authority's policy
  const message = info.inside(tag.sequence);
  const hash = hashNamed(message.inside(tag.sequence).oid()) ?? refuse("timestamp: its imprint is of a hash function that is not known");
  const imprint = message.take(tag.octets).content;
  message.done();
  if (imprint.length !== hashes[hash].hash.outputLen) refuse("timestamp: its imprint is not of its hash function's size");
  info.integer(); // serial number
  const time = info.isNext(tag.time) ? info.time() : refuse("timestamp: no time");
  return { hash, imprint, time }; // accuracy, order, nonce and name decide nothing
}

// readSigner reads the one signer; no unsigned attributes are behind its signature.
function readSigner(info: Items): { signer: Signer; digest: Uint8Array } {
  if (info.uint() !== 1n) refuse("token: the signer's version is not 1");
  const id = info.inside(tag.sequence);
  const [issuer, serial] = [id.take(tag.sequence).whole, id.integer()];
  id.done();
  const digest = info.take(tag.sequence);
  const attributes = info.take(tag.explicit(0));
  const algorithm = readSignatureAlgorithm(info.take(tag.sequence));
  const signature = info.take(tag.octets).content;
  info.done();
  const digestName = hashNamed(new Items(digest.content, "token").oid());
  const list = new Items(attributes.content, "token, attributes").map((items) => items.take(tag.sequence));
  const signed = writeDer(tag.set, ...list.map((a) => a.whole).sort(compare)); // a set is signed in its order
  const signer = { issuer, serial, digest: digestName, attributes: byKind(list), signed, algorithm, signature };
  return { signer, digest: digest.whole };
}

function byKind(list: Item[]): Map<string, Item> {
  const attributes = new Map<string, Item>();
  for (const { content } of list) {
    const attribute = new Items(content, "token, attribute");
    const kind = attribute.oid();
    const value = attribute.inside(tag.set).any();
    attribute.done();
    if (!attributes.has(kind)) attributes.set(kind, value);
  }
  return attributes;
}

/** Checks the token's signature and its certificates, as of its own time. Returns them, up to one that is named. */
export function verifyToken({ content, certificates, signer, time }: Token, named: Certificate[]): Certificate[] {
  const { digest, algorithm, attributes } = signer;
  const leaf = signersOwn(signer, certificates);
  const chain = chainOf(leaf, certificates, named, time);
  if (!digest) return refuse("a hash function of its signature that is not known");
  const known = algorithm && { ...algorithm, hash: algorithm.kind === "RSA-PSS" ? digest : (algorithm.hash ?? digest) };
  if (!isSignedBy(leaf.key, known, signer.signed, signer.signature)) refuse("its signature does not fit");
  if (itemsOf(attributes, oid.contentType).oid() !== oid.info) refuse("it is signed as something else");
  const said = itemsOf(attributes, oid.messageDigest).take(tag.octets).content;
  if (!hasDigest(digest, content, said)) refuse("its signature is over another timestamp");
  if (attributes.has(oid.signingTime)) {
    const signed = itemsOf(attributes, oid.signingTime).time();
    if (chain.some((c) => signed < c.notBefore || signed > c.notAfter)) refuse("it was signed outside of its certificates' time");
  }
  return chain;
}

function itemsOf(attributes: Map<string, Item>, kind: string): Items {
  const value = attributes.get(kind) ?? refuse(`it has no signed attribute ${kind}`);
  return new Items(value.whole, "token, attribute");
}

// signersOwn is the certificate that the signature names, and whose hash it covers (RFC 5816).
function signersOwn({ issuer, serial, attributes }: Signer, certificates: Certificate[]): Certificate {
  const first = itemsOf(attributes, oid.certificate).inside(tag.sequence).inside(tag.sequence).inside(tag.sequence);
  const hash = first.isNext(tag.sequence) ? hashNamed(first.inside(tag.sequence).oid()) : "SHA-256";
  if (!hash) return refuse("its certificate's hash is of a function that is not known");
  const wanted = first.take(tag.octets).content;
  let named = { issuer, serial };
  if (!first.isEmpty) {
    const id = first.inside(tag.sequence);
    const general = id.inside(tag.sequence);
    named = { issuer: general.inside(tag.explicit(4)).take(tag.sequence).whole, serial: id.integer() };
  }
  const own = certificates.find((c) => equal(c.issuer, named.issuer) && equal(c.serial, named.serial));
  if (!own) return refuse("its signer's certificate is not in it");
  return hasDigest(hash, own.der, wanted) ? own : refuse("its signer's certificate is another than it says");
}
