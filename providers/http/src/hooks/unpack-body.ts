import { promisify } from "node:util";
import { brotliDecompress, gunzip, unzip } from "node:zlib";

/** The packings that requests say they can unpack. */
export const ACCEPTED_ENCODINGS = "gzip, deflate, br";

const UNPACK: Readonly<Record<string, (packed: Buffer) => Promise<Buffer>>> = {
  gzip: promisify<Buffer, Buffer>(gunzip),
  "x-gzip": promisify<Buffer, Buffer>(gunzip),
  deflate: promisify<Buffer, Buffer>(unzip),
  br: promisify<Buffer, Buffer>(brotliDecompress),
};

/** The body as it was before the server packed it. An encoding that nobody asked for is left as it is. */
export async function unpackBody(packed: Buffer, contentEncoding: string): Promise<Buffer> {
  let body = packed;
  // The answer to a HEAD names an encoding and has nothing to unpack.
  if (body.length === 0) return body;
  for (const encoding of contentEncoding.toLowerCase().split(",").reverse()) {
    body = (await UNPACK[encoding.trim()]?.(body)) ?? body;
  }
  return body;
}
