import { formatInstant, type Instant, parseInstant } from "@baram/domain";

/** A moment as a client wrote it, in the form of {@link formatInstant} but with the client's own offset. */
export function instantWithOffset(text: string): string {
  const at = parseInstant(text);
  if (at === null) return text;
  const offset = /([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (offset === null) return formatInstant(at);
  const [, sign = "+", hours = "00", minutes = "00"] = offset;
  const microseconds = (Number(hours) * 60 + Number(minutes)) * 60_000_000 * (sign === "-" ? -1 : 1);
  return `${formatInstant((at + microseconds) as Instant).slice(0, -6)}${sign}${hours}:${minutes}`;
}

/** A moment with a space in place of the `T`, as Airflow prints it in messages. */
export function spacedInstant(at: Instant): string {
  return formatInstant(at).replace("T", " ");
}
