/** Parity: a name that contains one of these, whatever its case, names a secret. A dash is not an underscore. */
const SENSITIVE_NAMES = [
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

/** Whether a value under this name is hidden in logs, answers and rendered templates. */
export function isSensitiveName(name: string, furtherNames: readonly string[] = []): boolean {
  const lowered = name.trim().toLowerCase();
  if (lowered === "") return false;
  return (
    SENSITIVE_NAMES.some((sensitive) => lowered.includes(sensitive)) ||
    furtherNames.some((sensitive) => lowered.includes(sensitive))
  );
}
