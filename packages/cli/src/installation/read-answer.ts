import type { JsonObject } from "@baram/domain";
import { CommandFailure } from "../program/command-failure.ts";
import type { ApiAnswer, ApiRequest, ApiTransport } from "./api-transport.ts";

/** The status of a failure that is nobody's mistake, and tells what it is by itself. */
const FAILED = 500;

/** What was answered. Throws {@link CommandFailure} with the reason where it was refused. */
export function expectSuccess(answer: ApiAnswer): JsonObject {
  if (answer.status >= 200 && answer.status < 300) return answer.body as JsonObject;
  if (answer.status === FAILED && answer.body !== null) throw new CommandFailure(problemOf(answer));
  throw new CommandFailure(`The installation refused this with status ${answer.status}: ${problemOf(answer)}`);
}

/** Why it was refused. */
export function problemOf({ body }: ApiAnswer): string {
  const { title, detail } = (body ?? {}) as { readonly title?: string; readonly detail?: string };
  return detail ?? title ?? "it gave no reason";
}

/** The most rows that a page is asked for. The server may have a lower limit of its own. */
const PAGE_LENGTH = 100;

/** Every row of a list, page by page. @param list.property where the rows are in the answer. */
export async function listAll(
  transport: ApiTransport,
  { path, property, ...where }: Pick<ApiRequest, "table" | "path"> & { readonly property: string },
): Promise<readonly JsonObject[]> {
  const rows: JsonObject[] = [];
  for (;;) {
    const page = `${path}${path.includes("?") ? "&" : "?"}limit=${PAGE_LENGTH}&offset=${rows.length}`;
    const body = expectSuccess(await transport.send({ method: "GET", ...where, path: page }));
    const found = body[property] as readonly JsonObject[];
    rows.push(...found);
    if (found.length === 0 || rows.length >= Number(body["total_entries"])) return rows;
  }
}
