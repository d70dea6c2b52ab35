/** Takes what is printed; `false` lets it go on to the process's real output. */
export type OutputReceiver = (stream: "stdout" | "stderr", piece: string | Uint8Array) => boolean;

/**
 * Sees everything that JavaScript in this process prints, `console` included.
 *
 * What native code or a child with inherited output prints goes past this, to the pool.
 */
export function captureOutput(streams: Pick<NodeJS.Process, "stdout" | "stderr">, receive: OutputReceiver): void {
  for (const name of ["stdout", "stderr"] as const) {
    const stream = streams[name];
    const writeThrough = stream.write.bind(stream) as (...given: readonly unknown[]) => boolean;
    stream.write = ((piece: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
      const [encoding, written] = typeof rest[0] === "function" ? [undefined, rest[0]] : rest;
      if (!receive(name, decoded(piece, encoding))) return writeThrough(piece, ...rest);
      if (typeof written === "function") process.nextTick(written as () => void);
      return true;
    }) as typeof stream.write;
  }
}

function decoded(piece: string | Uint8Array, encoding: unknown): string | Uint8Array {
  if (typeof piece !== "string" || typeof encoding !== "string" || /^utf-?8$/i.test(encoding)) return piece;
  return Buffer.from(piece, encoding as BufferEncoding);
}
