import { integerParameter } from "../http/query-parameter.ts";
import { problem, type Reply } from "../http/reply.ts";
import type { ApiServerConfiguration } from "../route-dependencies.ts";

/** The parameters of every list that pages. */
export const PAGING = { limit: integerParameter(), offset: integerParameter({ minimum: 0 }) };

const DEFAULT_LIMIT = 100;

/** A part of a list. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** Parity: 0 means what the configuration says, what is above the maximum is lowered silently, a negative limit is refused. */
export function pageOf(
  { limit, offset }: { readonly limit: number | undefined; readonly offset: number | undefined },
  { maximumPageLimit, fallbackPageLimit = DEFAULT_LIMIT }: ApiServerConfiguration,
): Page | Reply<never> {
  if (limit !== undefined && limit < 0) return problem(400, { title: "Page limit must be a positive integer" });
  const asked = limit === 0 ? fallbackPageLimit : (limit ?? DEFAULT_LIMIT);
  return { limit: Math.min(asked, maximumPageLimit), offset: offset ?? 0 };
}
