import { existsSync } from "node:fs";
import { findTry, type LoggedTry } from "../../../attempt-logs/find-try.ts";
import { renderLog, renderLogLine } from "../../../attempt-logs/log-text.ts";
import { readLogChunk } from "../../../attempt-logs/read-log-chunk.ts";
import { readSignedText, signText } from "../../../encryption/signed-text.ts";
import { printedText } from "../../../http/printed-text.ts";
import { booleanParameter, integerParameter, textParameter } from "../../../http/query-parameter.ts";
import { ok, plainText, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { chooseTextForm } from "../../accept.ts";
import { keyOf } from "../../task-instance-access.ts";

const TOKEN_PURPOSE = "log offset";

/** The log of a try: as text the whole of it, as JSON a stretch and a token that goes on from there. */
export const getLog = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/logs/{task_try_number}",
  operationId: "get_log",
  tags: ["TaskInstance"],
  summary: "Get logs",
  description:
    "The log of a try: as plain text the whole of it, as JSON a stretch and a token that goes on from there.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read Task Logs"] },
  query: { full_content: booleanParameter(undefined), map_index: integerParameter(), token: textParameter() },
  answer: schema.object("Log", { content: schema.text(), continuation_token: schema.text() }),
  refusals: [400, 404],

  async handle({ parts, query, headers }, dependencies) {
    const { fernet } = dependencies;
    const sent = query.token === undefined ? "0" : readSignedText(fernet, TOKEN_PURPOSE, query.token);
    if (sent === null) {
      return problem(400, { title: "Bad Signature. Please use only the tokens provided by the API." });
    }
    const found = await findTry(keyOf(parts, query.map_index), parts.task_try_number, dependencies);
    if (found === null) return problem(404, { title: "TaskInstance not found" });
    const form = chooseTextForm(headers["accept"]);
    if (form === null) return plainText(406, "text/html; charset=utf-8", "Not Allowed Accept Header");
    if (form === "text/plain") return { kind: "long-text", text: wholeText(found), downloadName: null };
    const { content, nextOffset } = await readContent(found, Number(sent), query.full_content ?? false);
    // Parity: the content is the printed form of a list of pairs of host and text.
    const pair = `(${printedText(found.instance.hostname ?? "")}, ${printedText(content)})`;
    return ok({ content: `[${pair}]`, continuation_token: signText(fernet, TOKEN_PURPOSE, String(nextOffset)) });
  },
});

async function* wholeText({ instance, logPath }: LoggedTry): AsyncGenerator<string> {
  yield `${instance.hostname ?? ""}\n`;
  if (existsSync(logPath)) yield* renderLog(logPath);
  else yield noLog(logPath);
}

async function readContent({ logPath, isEnded }: LoggedTry, offset: number, isWhole: boolean) {
  if (!existsSync(logPath)) return { content: noLog(logPath), nextOffset: 0 };
  let [content, nextOffset] = ["", isWhole ? 0 : offset];
  for (;;) {
    const chunk = await readLogChunk(logPath, { offset: nextOffset, isEnded });
    content += chunk.lines.map(renderLogLine).join("");
    nextOffset = chunk.nextOffset;
    if (!isWhole || chunk.isAtEnd) return { content, nextOffset };
  }
}

/** Parity: a try without a log is answered with a text that says so. */
function noLog(logPath: string): string {
  return `*** There is no log of this try: ${logPath} does not exist.\n`;
}
