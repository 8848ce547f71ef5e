// Passkeys as signers: made here, and signing here. A passkey signs for the host of this page and for no other, and the
// authenticator verifies who holds it: by a fingerprint, a face, or a PIN.
import { p256 } from "@noble/curves/nist.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, equal, fromBase64, fromHex, fromText, hex, refuse, toBase64, toText, uint } from "../evidence/bytes.js";
import { bytes, encode, keccak, word } from "./abi.js";

/** The id of this page, to which its passkeys are bound: exactly its host, so that no other host can use them. */
export const rpId = (): string => location.hostname;

const rpIdHash = (): Uint8Array => sha256(fromText(rpId()));

/** What WebAuthn wants of buffers. */
const buffer = (b: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(b);

/** Whether a signer is a passkey that was made on this page. */
export function isOfThisPage(signer: Uint8Array): boolean {
  return signer.length === 116 && equal(signer.slice(84), rpIdHash());
}

// What stands before the 64 bytes of a P-256 point in a public key: RFC 5480, uncompressed.
const spkiHead = fromHex("0x3059301306072a8648ce3d020106082a8648ce3d030107034200" + "04");

/** Makes a passkey for a verifier contract, and returns it as a signer. */
export async function make(verifier: Uint8Array, now: Date): Promise<Uint8Array> {
  const random = () => crypto.getRandomValues(new Uint8Array(32));
  const name = `Consent, made ${now.toISOString().slice(0, 10)}`; // nothing of the patient: others see it on the device
  const made = await navigator.credentials.create({
    publicKey: {
      rp: { id: rpId(), name: "Consent" },
      user: { id: random(), name, displayName: name },
      challenge: random(),
      pubKeyCredParams: [{ type: "public-key", alg: -7 }],
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      attestation: "none",
    },
  });
  if (!(made instanceof PublicKeyCredential)) return refuse("no passkey was made");
  const spki = new Uint8Array((made.response as AuthenticatorAttestationResponse).getPublicKey() ?? refuse("the passkey does not tell its key"));
  if (spki.length !== spkiHead.length + 64 || !equal(spki.slice(0, spkiHead.length), spkiHead)) refuse("the passkey is of another kind than ES256");
  const signer = concat(verifier, spki.slice(spkiHead.length), rpIdHash());
  remember(signer, new Uint8Array(made.rawId));
  return signer;
}

// The device remembers which credential a signer is, so that the reader need not choose among several. Neither is secret,
// and neither tells whose it is. Where it is forgotten, or the passkey came from another device, the reader chooses.
const place = (signer: Uint8Array) => `labseal-credential-${hex(keccak(signer))}`;

function remember(signer: Uint8Array, credential: Uint8Array): void {
  try {
    localStorage.setItem(place(signer), toBase64(credential));
  } catch {
    // The browser keeps nothing, as in a private window.
  }
}

function remembered(signer: Uint8Array): PublicKeyCredentialDescriptor[] {
  try {
    const text = localStorage.getItem(place(signer));
    return text === null ? [] : [{ type: "public-key", id: buffer(fromBase64(text)) }];
  } catch {
    return [];
  }
}

/** Signs a digest with a passkey of this page, which it must be: of several on the device the reader chooses. */
export async function sign(digest: Uint8Array, signer: Uint8Array): Promise<Uint8Array> {
  const answer = await navigator.credentials.get({
    publicKey: {
      rpId: rpId(),
      challenge: buffer(digest),
      allowCredentials: remembered(signer),
      userVerification: "required",
    },
  });
  if (!(answer instanceof PublicKeyCredential)) return refuse("nothing was signed");
  const { authenticatorData, clientDataJSON, signature } = answer.response as AuthenticatorAssertionResponse;
  return assertion(signer, digest, new Uint8Array(authenticatorData), new Uint8Array(clientDataJSON), new Uint8Array(signature));
}

/** An assertion as the verifier contract takes it: with s in the lower half. One that is not the signer's is refused. */
export function assertion(signer: Uint8Array, digest: Uint8Array, data: Uint8Array, client: Uint8Array, der: Uint8Array): Uint8Array {
  const text = toText(client);
  const { type, challenge } = JSON.parse(text) as { type?: unknown; challenge?: unknown };
  if (type !== "webauthn.get" || challenge !== base64url(digest)) refuse("the passkey signed something else");
  if (data.length < 37 || ((data[32] ?? 0) & 5) !== 5) refuse("the passkey did not verify who holds it");
  const point = concat(Uint8Array.of(4), signer.slice(20, 84));
  const signed = concat(data, sha256(client));
  if (!p256.verify(der, signed, point, { lowS: false, format: "der" })) {
    return refuse("this was another passkey than the one that signs for this patient: try again, and choose the other");
  }
  const { r, s } = p256.Signature.fromBytes(der, "der");
  const order = p256.Point.Fn.ORDER;
  return encode([
    { word: uint(r, 32) },
    { word: uint(s > order / 2n ? order - s : s, 32) },
    { word: word(text.indexOf('"challenge":"')) },
    { word: word(text.indexOf('"type":"')) },
    bytes(data),
    bytes(client),
  ]);
}

function base64url(b: Uint8Array): string {
  return btoa(String.fromCharCode(...b)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
