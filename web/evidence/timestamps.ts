// Timestamps (header -70003): an evidence record of RFC 4998, in the profile of docs/spec/timestamps.md.
import { compare, concat, equal, refuse, Refused } from "./bytes.js";
import type { Authority } from "./authorities.js";
import { Items, readDer, tag, writeDer } from "./der.js";
import { hashes, type HashName, hashNamed } from "./pki.js";
import { decodeToken, type Token, verifyToken } from "./token.js";
import { nameOf } from "./x509.js";

/** Record is its chains, oldest first; each is of one hash function. */
export type Record = Chain[];

interface Chain {
  hash: HashName;
  timestamps: Timestamp[];
  der: Uint8Array;
}

interface Timestamp {
  tree: Uint8Array[][]; // lists from what is covered up to the imprint; empty: it is covered alone
  token: Token;
}

/** Stamp is what one timestamp says. */
export interface Stamp {
  time: number; // milliseconds
  hash: HashName;
  authority: string; // empty where nobody is trusted
  expires: number | null; // when the first certificate of its chain ends or its key was stolen; null where nobody is trusted
}

export function decodeTimestamps(der: Uint8Array): Record {
  const of = "timestamps";
  const record = new Items(readDer(der, of).whole, of).inside(tag.sequence);
  if (record.uint() !== 1n) refuse("timestamps: their version is not known");
  const said = record.inside(tag.sequence).map(readHash);
  const chains = record.inside(tag.sequence).map(readChain);
  record.done();
  if (chains.length === 0) refuse("timestamps: none");
  const used = [...new Set(chains.map((c) => c.hash))];
  if (said.length !== used.length || used.some((name, i) => name !== said[i])) refuse("timestamps: other hash functions than are used");
  return chains;
}

function readHash(items: Items): HashName {
  const identifier = items.inside(tag.sequence);
  const name = hashNamed(identifier.oid());
  identifier.done(); // no parameters
  return name ?? refuse("timestamps: a hash function that is not known");
}

function readChain(items: Items): Chain {
  const { content, whole } = items.take(tag.sequence);
  const timestamps = new Items(content, "timestamps, chain").map(readTimestamp);
  const hash = timestamps[0]?.token.hash ?? refuse("timestamps: a chain without one");
  if (timestamps.some(({ token }) => token.hash !== hash)) refuse("timestamps: two hash functions in a chain");
  return { hash, timestamps, der: whole };
}

function readTimestamp(items: Items): Timestamp {
  const fields = items.inside(tag.sequence);
  const hasTree = fields.isNext(tag.explicit(2));
  const tree = hasTree ? fields.inside(tag.explicit(2)).map(readList) : [];
  if (hasTree && tree.length === 0) refuse("timestamps: an empty tree");
  const token = decodeToken(fields.take(tag.sequence).whole);
  fields.done();
  const { outputLen } = hashes[token.hash].hash;
  if (tree.flat().some((h) => h.length !== outputLen)) refuse("timestamps: the tree holds something else than hashes of its token's function");
  return { tree, token };
}

function readList(items: Items): Uint8Array[] {
  const list = items.inside(tag.sequence).map((i) => i.take(tag.octets).content);
  if (list.length === 0) refuse("timestamps: an empty list in the tree");
  list.forEach((h, i) => {
    if (i > 0 && compare(list[i - 1]!, h) > 0) refuse("timestamps: a list in the tree is not in ascending order");
  });
  return list;
}

/** Checks that every timestamp covers what it should, in the order of time, and that a named authority gave every one.
 * With null for authorities nobody is asked about, and then timestamps prove nothing. */
export function checkTimestamps(record: Record, document: Uint8Array, authorities: Authority[] | null): Stamp[] {
  const stamps: Stamp[] = [];
  record.forEach((chain, i) => {
    const { hash } = hashes[chain.hash];
    chain.timestamps.forEach(({ tree, token }, j) => {
      const before = chain.timestamps[j - 1];
      const leaf = before ? hash(before.token.der) : i > 0 ? covers(chain.hash, document, record.slice(0, i)) : hash(document);
      const of = `timestamp ${stamps.length + 1}`;
      if (!equal(rootOf(chain.hash, tree, leaf, of), token.imprint)) refuse(`${of}: its token is of something else`);
      const stamp = stampOf(token, authorities, of);
      if (stamps.length > 0 && stamp.time < stamps.at(-1)!.time) refuse(`${of}: it is older than the one that it covers`);
      stamps.push(stamp);
    });
  });
  return stamps;
}

// covers is what a hash tree renewal covers: the document and all chains so far.
function covers(name: HashName, document: Uint8Array, chains: Chain[]): Uint8Array {
  const { hash } = hashes[name];
  return hash(concat(hash(document), hash(writeDer(tag.sequence, ...chains.map((c) => c.der)))));
}

function rootOf(name: HashName, [first, ...lists]: Uint8Array[][], leaf: Uint8Array, of: string): Uint8Array {
  if (!first) return leaf;
  if (!first.some((h) => equal(h, leaf))) refuse(`${of}: its hash tree is of something else`);
  const node = (list: Uint8Array[]) => hashes[name].hash(concat(...list.toSorted(compare)));
  return lists.reduce((below, list) => node([...list, below]), first.length === 1 ? leaf : node(first));
}

function stampOf(token: Token, authorities: Authority[] | null, of: string): Stamp {
  const said = { time: token.time, hash: token.hash };
  if (!authorities) return { ...said, authority: "", expires: null };
  const named = authorities.map((a) => a.certificate);
  let chain;
  try {
    chain = verifyToken(token, named);
  } catch (error) {
    if (error instanceof Refused) return refuse(`${of}: ${error.message}`);
    throw error;
  }
  const thefts = authorities.filter((a) => a.compromisedSince !== null && chain.some((c) => equal(c.der, a.certificate.der)));
  const expires = Math.min(...chain.map((c) => c.notAfter), ...thefts.map((a) => a.compromisedSince!));
  return { ...said, authority: nameOf(chain[0]!), expires };
}

/** The time from which on a document is proven to have existed, as seen from now: the oldest stamp from which an unbroken
 * row leads to now. Null: not even the last one's certificates lasted until now. */
export function provenSince(stamps: Stamp[], now: number): number | null {
  let since: number | null = null;
  for (const { time, expires } of stamps.toReversed()) {
    if (expires === null || expires < (since ?? now)) break;
    since = time;
  }
  return since;
}
