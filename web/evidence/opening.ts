// An opening opens the commitments of a version, in whole or for some claims: see docs/spec/opening.md.
import { type Claim, claimLeaf, claimsNode, leafCounts, quarters } from "./commitments.js";
import { decode } from "./cbor.js";
import { asArray, asBytes, asUint, Fields } from "./fields.js";
import { refuse } from "./bytes.js";

export interface OpenedClaim extends Claim {
  position: number;
  salt: Uint8Array;
}

export interface Opening {
  leafHash: Uint8Array;
  projection: string;
  artefact: { salt: Uint8Array; digest: Uint8Array } | null; // in a full opening only
  leaves: bigint;
  claims: OpenedClaim[];
  siblings: Uint8Array[];
}

export function decodeOpening(b: Uint8Array): Opening {
  const fields = new Fields(decode(b), "opening");
  fields.is(1, 1n);
  const opening = {
    leafHash: fields.bytes(2, 32),
    projection: fields.text(3),
    artefact: fields.has(4) ? decodeArtefact(fields.array(4, 2)) : null,
    leaves: fields.uint(5),
    claims: fields.array(6).map(decodeClaim),
    siblings: fields.array(7).map((s) => asBytes(s, "sibling", 32)),
  };
  fields.done();
  return opening;
}

function decodeArtefact([salt, digest]: ReturnType<typeof asArray>): NonNullable<Opening["artefact"]> {
  return { salt: asBytes(salt, "artefact salt", 32), digest: asBytes(digest, "artefact digest", 32) };
}

function decodeClaim(value: Parameters<typeof asArray>[0]): OpenedClaim {
  const [position, salt, claim] = asArray(value, "claim", 3);
  const [kind, name, body] = asArray(claim, "claim", 3);
  if (typeof kind !== "string" || typeof name !== "string") return refuse("claim: its kind or name is not a text");
  return {
    // No position that matters is too large for a number; one that is fails against the number of leaves.
    position: Number(asUint(position, "position")),
    salt: asBytes(salt, "claim salt", 32),
    kind,
    name,
    body: asBytes(body, "claim body"),
  };
}

/** The root that the claims and siblings lead to. */
export function openingRoot({ leaves, claims, siblings }: Opening): Uint8Array {
  const count = leafCounts.find((n) => BigInt(n) === leaves) ?? refuse(`${leaves} leaves, which no claims tree has`);
  if (claims.length === 0 && count !== 16) refuse("no claim, which would bind the number of leaves");
  claims.forEach((claim, i) => {
    if (claim.position >= count) refuse("a claim outside of the tree");
    if (i > 0 && claim.position <= claims[i - 1]!.position) refuse("claims out of order");
  });
  let [nextClaim, nextSibling] = [0, 0];
  const root = (lo: number, hi: number): Uint8Array => {
    const claim = claims[nextClaim];
    if (!claim || claim.position >= hi) return siblings[nextSibling++] ?? refuse("a sibling is missing");
    if (hi - lo === 1) {
      nextClaim++;
      return claimLeaf(claim.salt, claim);
    }
    return claimsNode(quarters(lo, hi).map(([from, to]) => root(from, to)));
  };
  const top = root(0, count);
  return nextSibling === siblings.length ? top : refuse("a sibling is left over");
}
