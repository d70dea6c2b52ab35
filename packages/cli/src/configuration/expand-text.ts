/** What expansions are made from. */
export interface ExpansionSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What `~` stands for. */
  readonly userFolder: string;
}

/** A value that refers to others goes round in circles after so many steps. */
const STEPS_MAXIMUM = 10;

/**
 * Puts variables of the environment in the place of `$NAME` and `${NAME}`, and the user's folder in that of a `~` at the
 * beginning. A name that is not set stays as it is.
 */
export function expandText(text: string, sources: ExpansionSources): string {
  let expanded = text;
  for (let step = 0; step < STEPS_MAXIMUM; step += 1) {
    const next = expandOnce(expanded, sources);
    if (next === expanded) return expanded;
    expanded = next;
  }
  return expanded;
}

function expandOnce(text: string, { environment, userFolder }: ExpansionSources): string {
  return text
    .replace(/^~(?=\/|$)/, () => userFolder)
    .replace(/\$(?:\{(\w+)\}|(\w+))/g, (found, braced: string | undefined, bare: string | undefined) => {
      return environment[braced ?? bare ?? ""] ?? found;
    });
}
