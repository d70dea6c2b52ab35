/** Makes files out of the code, so that they never disagree with it. */
export interface Generator {
  readonly name: string;
  /** The files by path, relative to the root of the repository. Nothing is written here: the check compares only. */
  generate(): Promise<Readonly<Record<string, string>>>;
}
