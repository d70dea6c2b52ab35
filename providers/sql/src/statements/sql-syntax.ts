/** How a database writes SQL, as far as finding the end of a statement depends on it. */
export interface SqlSyntax {
  /** `$tag$ … $tag$` is a text. */
  readonly hasDollarQuotes: boolean;
  /** A backslash in `E'…'` escapes a quote. */
  readonly hasEscapeTexts: boolean;
  /** A comment within a comment has to be closed, too. */
  readonly hasNestedComments: boolean;
  /** What opens an identifier, with what closes it. */
  readonly identifierQuotes: Readonly<Record<string, string>>;
  /** Matches a parameter at the place it is tried at; needs the flag `y`. */
  readonly parameter: RegExp;
}
