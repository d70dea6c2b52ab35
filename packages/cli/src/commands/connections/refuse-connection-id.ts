const LENGTH_MAXIMUM = 200;

/** Why no connection can have this id; `null` where one can. */
export function refuseConnectionId(connectionId: string): string | null {
  if (connectionId.length > LENGTH_MAXIMUM) {
    return `The key has to be less than ${LENGTH_MAXIMUM} characters`;
  }
  if (/^[\p{L}\p{N}_.-]+$/u.test(connectionId)) return null;
  const allowed = "alphanumeric characters, dashes, dots and underscores exclusively";
  return `The key '${connectionId}' has to be made of ${allowed}`;
}
