/** What an option's text has to be. */
export type OptionKind = "text" | "integer" | "integer-or-empty" | "boolean" | "base-url" | "database-url" | "timezone";

/** One option of the configuration, set by `BARAM__SECTION__KEY` or in the file. */
export interface OptionDefinition {
  readonly kind: OptionKind;
  readonly defaultText: string;
  /** One sentence for people. */
  readonly help: string;
  /** The smallest integer that makes sense. */
  readonly minimum?: number;
  /** Whether a text has to say something. */
  readonly isMandatory?: boolean;
  /** The only texts that it may be; case does not count. */
  readonly choices?: readonly string[];
  /** A text that it might be. */
  readonly example?: string;
  /** Whether its value is hidden wherever the configuration is shown. */
  readonly isSensitive?: boolean;
  /** Names that it is also found under, sections and keys, with a warning. */
  readonly former?: readonly (readonly [section: string, key: string])[];
}
