/** The address, or a sentence about why the text cannot be that. */
type ReadDatabaseUrl =
  | { readonly kind: "value"; readonly value: string }
  | { readonly kind: "refused"; readonly sentence: string };

/** Which database to use; empty for the embedded one. */
export function readDatabaseUrl(name: string, text: string): ReadDatabaseUrl {
  if (text === "" || /^postgres(ql)?:\/\//.test(text)) return { kind: "value", value: text };
  // Of what is no address nobody can say where in it the password is.
  const isAddress = /^\w[\w+.-]*:\/\/|^sqlite:/.test(text);
  const found = isAddress ? `"${withoutPassword(text)}"` : "which is no address";
  return {
    kind: "refused",
    sentence:
      `The database that ${name} names, ${found}, cannot be used: ` +
      "it has to begin with postgres:// or postgresql://, or be empty for the SQLite database in the home folder.",
  };
}

/**
 * The address of a database, for people.
 *
 * It need not be one that browsers know: it may have no host, or several.
 */
export function withoutPassword(url: string): string {
  // Up to the last `@`, so that nothing is shown of a password with one in it.
  const withoutUserinfo = url.replace(/^(\w[\w+.-]*:\/\/[^:@/?#]*):.*@/, "$1@");
  return withoutUserinfo.replace(/([?&])password=[^&#]*&?/, "$1").replace(/[?&]$/, "");
}
