// What makes a block trusted: members' attestations, validators' seals, or a pin: see docs/spec/chain-proof.md.
import { recover } from "./account.js";
import { attestationDigest } from "./attestation.js";
import { compare, equal, hex, refuse } from "./bytes.js";
import type { Method, Witnesses } from "./chainproof.js";
import type { Block } from "./header.js";
import { attestorAt, type Member, noteTheft, pinOf, type Theft, thresholdAt, type Trust, validatorsAt } from "./trust.js";

export interface Finality {
  method: Method;
  attested: Member[]; // by their accounts
  sealed: Uint8Array[]; // validators
  validators: number; // of how many
  pinned: boolean;
  thefts: Theft[]; // of what it rests on, after the block
}

export function checkFinality(block: Block, { method, signatures }: Witnesses, trust: Trust): Finality {
  const pin = pinOf(trust, block.number);
  if (pin && !equal(pin, block.hash)) refuse(`the consortium pins another block ${block.number}`);
  const finality: Finality = { method, attested: [], sealed: [], validators: 0, pinned: Boolean(pin), thefts: [] };
  if (method === "attestations") checkAttestations(finality, block, signatures, trust);
  if (method === "seals") checkSeals(finality, block, signatures, trust);
  if (method === "unattested" && !pin) refuse(`nobody says that block ${block.number} is final: the file is unattested, and the trust file does not pin it`);
  return finality;
}

function checkAttestations(finality: Finality, block: Block, signatures: Uint8Array[], trust: Trust): void {
  const wanted = thresholdAt(trust, block.number) ?? refuse(`the trust file has no threshold of attestations for block ${block.number}`);
  if (signatures.length !== wanted) refuse(`${signatures.length} attestations, and not exactly ${wanted}`);
  for (const account of signers(attestationDigest(trust.chain, block), signatures)) {
    const { member, attestor } = attestorAt(trust, account, block.number) ?? refuse(`${hex(account)} is no attestor for block ${block.number}`);
    if (finality.attested.includes(member)) refuse(`two attestations of ${member.name}`);
    finality.attested.push(member);
    noteTheft(finality.thefts, `attestor of ${member.name}`, attestor);
  }
}

function checkSeals(finality: Finality, block: Block, signatures: Uint8Array[], trust: Trust): void {
  const sealing = block.sealing ?? refuse("blocks of this chain have no seals");
  const set = validatorsAt(trust, block.number) ?? refuse(`the trust file has no validators for block ${block.number}`);
  const listed = sealing.validators;
  const isSet = listed.length === set.accounts.length && listed.every((v, i) => equal(v, set.accounts[i]!));
  if (listed.length > 0 && !isSet) refuse("the header lists other validators than the trust file");
  const quorum = Math.ceil((2 * set.accounts.length) / 3);
  if (signatures.length !== quorum) refuse(`${signatures.length} seals, and not exactly ${quorum}`);
  finality.sealed = signers(sealing.digest, signatures);
  finality.validators = set.accounts.length;
  for (const account of finality.sealed)
    if (!set.accounts.some((v) => equal(v, account))) refuse(`${hex(account)} is no validator for block ${block.number}`);
  noteTheft(finality.thefts, "validators", set);
}

// signers are the accounts that signed, which ascend strictly.
function signers(digest: Uint8Array, signatures: Uint8Array[]): Uint8Array[] {
  const accounts = signatures.map((s) => recover(digest, s));
  accounts.forEach((account, i) => {
    if (i > 0 && compare(accounts[i - 1]!, account) >= 0) refuse("signatures out of order, or one twice");
  });
  return accounts;
}
