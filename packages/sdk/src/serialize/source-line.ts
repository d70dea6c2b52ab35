/**
 * The line where a Dag was made, from the stack noted there; `null` when the stack does not tell.
 *
 * The first frame is the author's, for the stack begins below the constructor. Node maps it to the source where
 * source maps are switched on.
 */
export function sourceLineOf(madeAt: { readonly stack?: string }): number | null {
  const frame = madeAt.stack?.split("\n").find((line) => line.trimStart().startsWith("at "));
  const line = frame === undefined ? undefined : /:(\d+):\d+\)?$/.exec(frame)?.[1];
  return line === undefined ? null : Number(line);
}
