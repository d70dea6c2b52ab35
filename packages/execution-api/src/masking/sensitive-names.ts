/** Parity: a name that contains one of these, whatever its case, names a secret. A dash is not an underscore. */
const BUILT_IN_WORDS = [
  "access_token",
  "api_key",
  "apikey",
  "authorization",
  "keyfile_dict",
  "passphrase",
  "passwd",
  "password",
  "private_key",
  "secret",
  "service_account",
  "token",
];

/**
 * Which names say that the values under them are secrets, as an installation is configured.
 *
 * It is plain data, because it travels to runners, and says nothing where nothing is configured.
 */
export interface SensitiveNames {
  /** `[core] sensitive_var_conn_names`: words that count beside the built-in ones, in lower case. */
  readonly furtherWords?: readonly string[];
  /** `[core] hide_sensitive_var_conn_fields` is off: no name is sensitive, whatever it contains. */
  readonly areShown?: true;
}

/** The built-in words alone: what holds where nothing is configured. */
export const USUAL_SENSITIVE_NAMES: SensitiveNames = {};

/**
 * Reads the two options.
 *
 * Unlike in Airflow the words may be written in any case, and what is empty between two commas is no word.
 */
export function readSensitiveNames({
  furtherWords: text,
  hides,
}: {
  /** Separated by commas. */
  readonly furtherWords: string;
  readonly hides: boolean;
}): SensitiveNames {
  const furtherWords = text
    .split(",")
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== "");
  if (furtherWords.length === 0 && hides) return USUAL_SENSITIVE_NAMES;
  return { ...(furtherWords.length === 0 ? {} : { furtherWords }), ...(hides ? {} : { areShown: true }) };
}

/** The same words for what is hidden whatever `[core] hide_sensitive_var_conn_fields` is set to. */
export function alwaysHidden({ furtherWords }: SensitiveNames): SensitiveNames {
  return furtherWords === undefined ? USUAL_SENSITIVE_NAMES : { furtherWords };
}

/** Whether a value under this name is hidden in logs, answers and rendered templates. */
export function isSensitiveName(name: string, { furtherWords = [], areShown }: SensitiveNames): boolean {
  if (areShown === true) return false;
  const lowered = name.trim().toLowerCase();
  if (lowered === "") return false;
  return BUILT_IN_WORDS.some((word) => lowered.includes(word)) || furtherWords.some((word) => lowered.includes(word));
}
