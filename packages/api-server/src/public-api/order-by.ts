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

/** Parity: of users and roles there is no descending order; the minus is taken for a part of the name. */
export function parseAscendingOrder<Column>(
  asked: string | undefined,
  columns: Readonly<Record<string, Column>>,
  fallback: Column,
): Order<Column> | Reply<never> {
  if (asked?.startsWith("-") !== true) return parseOrder(asked, columns, fallback);
  return problem(400, {
    detail: `Ordering with '${asked}' is disallowed or the attribute does not exist on the model`,
  });
}
