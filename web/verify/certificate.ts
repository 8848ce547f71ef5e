// What a certificate carries: see docs/spec/certificate.md.
import { fromHex, refuse } from "../evidence/bytes.js";

// Evidence is a few kilobytes. What inflates to more than this is none.
const maxDigits = 20_000; // of a link
const maxEvidence = 1 << 20;
const maxAttachment = 64 << 20;

/** The evidence in the fragment of a link, or null where there is none. */
export async function evidenceOf(fragment: string): Promise<Uint8Array | null> {
  const digits = /^#?e([0-9]+)$/.exec(fragment)?.[1];
  if (!digits) return null;
  if (digits.length > maxDigits) refuse("a link that is longer than any evidence");
  const text = BigInt(digits).toString(16);
  const bytes = fromHex("0x" + (text.length % 2 ? "0" : "") + text);
  if (bytes[0] !== 1) refuse("a link of another version");
  return inflate(bytes.subarray(1), "deflate-raw", maxEvidence);
}

/** The files that are embedded in a certificate. It reads what `oracle certificate` writes, not any PDF. */
export async function attachmentsOf(pdf: Uint8Array): Promise<Uint8Array[]> {
  const text = new TextDecoder("latin1").decode(pdf);
  const files: Uint8Array[] = [];
  for (const head of text.matchAll(/\/Type \/EmbeddedFile \/Length (\d+) \/Filter \/FlateDecode [^\n]{0,200}\s+stream\n/g)) {
    const start = head.index + head[0].length;
    files.push(await inflate(pdf.subarray(start, start + Number(head[1])), "deflate", maxAttachment));
  }
  return files;
}

async function inflate(b: Uint8Array, format: CompressionFormat, most: number): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(b)]).stream().pipeThrough(new DecompressionStream(format));
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (const reader = stream.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > most) return refuse("more than it may be");
      parts.push(value);
    }
  } catch {
    return refuse("damaged: it can't be unpacked");
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}
