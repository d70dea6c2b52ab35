import type { Zone } from "../time/moment-words.ts";

/** The first and the last moment of the days that were chosen, in the zone that is shown. */
export function dayBounds(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  zone: Zone,
): { readonly from: string | undefined; readonly to: string | undefined } {
  const suffix = zone === "utc" ? "Z" : "";
  return {
    from: from === undefined ? undefined : new Date(`${from}T00:00:00.000${suffix}`).toISOString(),
    to: to === undefined ? undefined : new Date(`${to}T23:59:59.999${suffix}`).toISOString(),
  };
}
