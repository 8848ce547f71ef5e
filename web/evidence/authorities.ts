// Whom a verifier names for timestamps: certificates in PEM (RFC 7468), of authorities or of their roots.
import { fromBase64, refuse } from "./bytes.js";
import { type Certificate, readCertificate } from "./x509.js";

export interface Authority {
  certificate: Certificate;
  compromisedSince: number | null; // when its key was stolen, in milliseconds; null: never, as far as is known
}

/** Reads a file of certificates. A block may say when the certificate's key was stolen: docs/spec/timestamps.md. */
export function readAuthorities(file: string): Authority[] {
  const blocks = [...file.matchAll(/^-----BEGIN ([^\n]*)-----\r?\n([^]*?)^-----END \1-----/gm)];
  if (blocks.length === 0) refuse("no certificate in PEM");
  return blocks.map(([, type, content]) => (type === "CERTIFICATE" ? readBlock(content!) : refuse(`a PEM block of type ${type}`)));
}

function readBlock(content: string): Authority {
  const [, headers, base64] = /^((?:[^\n]*:[^\n]*\n)*)([^]*)$/.exec(content.replaceAll("\r", ""))!;
  let compromisedSince: number | null = null;
  for (const line of headers!.split("\n").filter(Boolean)) {
    const [, name, value] = /^([^:]*):\s*(.*?)\s*$/.exec(line)!;
    if (name !== "Compromised-Since") refuse(`the header ${name} is not known`);
    compromisedSince = readTime(value!);
  }
  return { certificate: readCertificate(fromBase64(base64!.replace(/\s/g, ""))), compromisedSince };
}

function readTime(text: string): number {
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const time = Date.parse(text);
  return isTime && !Number.isNaN(time) ? time : refuse("Compromised-Since is not a time such as 2031-05-01T00:00:00Z");
}
