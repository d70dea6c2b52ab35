import { problem, type Reply } from "../http/reply.ts";

/** An order that a client asked for. */
export interface Order<Column> {
  readonly orderBy: Column;
  readonly direction: "asc" | "desc";
}

/** Reads `order_by`: one of the names, with a minus for the other direction. */
export function parseOrder<Column>(
  asked: string | undefined,
  columns: Readonly<Record<string, Column>>,
  fallback: Column,
): Order<Column> | Reply<never> {
  if (asked === undefined || asked === "") return { orderBy: fallback, direction: "asc" };
  const name = asked.startsWith("-") ? asked.slice(1) : asked;
  const orderBy = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (orderBy === undefined) {
    const detail = `Ordering with '${name}' is disallowed or the attribute does not exist on the model`;
    return problem(400, { detail });
  }
  return { orderBy, direction: asked.startsWith("-") ? "desc" : "asc" };
}
