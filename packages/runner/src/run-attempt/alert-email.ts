import { readFile } from "node:fs/promises";
import type { MissedSla, SerializedEmail } from "@baram/domain";
import { formatInstant } from "@baram/domain";
import type { Workload } from "@baram/execution-api";
import { type Execution, executeWithContext } from "@baram/sdk/runtime";
import { describeThrown } from "../author-source/describe-thrown.ts";
import type { AttemptLog } from "../log/attempt-log.ts";
import { type EmailSender, loadEmailSender } from "./load-email-sender.ts";
import { createRenderer, type TextRendererParts } from "./text-renderer.ts";

/** What the e-mails of an attempt are made of. */
export interface AlertEmailParts {
  readonly workload: Workload;
  /** With what has happened. */
  readonly templates: TextRendererParts;
  readonly execution: Execution;
  readonly log: AttemptLog;
}

// Parity: the words of Airflow's e-mail, with the product's own name.
const SUBJECT = "Baram alert: {{ ti }}";
const CONTENT = [
  "Try {{ try_number }} out of {{ max_tries + 1 }}",
  "Exception:",
  "{{ exception_html }}",
  "Log: {{ log_path }}",
].join("<br>\n");

const SENDER_DEFAULT = "smtp_default";

/** Writes to those whom a task names that a try has failed. What goes wrong is logged and nothing more. */
export async function sendFailureEmail(
  parts: AlertEmailParts,
  { email, event }: { readonly email: SerializedEmail; readonly event: "failure" | "retry" },
): Promise<void> {
  const { client } = parts.templates;
  const read = (key: string) => client.ask({ kind: "getConfiguration", section: "email", key });
  const isWanted = event === "failure" ? email.onFailure : email.onRetry;
  if (!(isWanted ?? (await read(`default_email_on_${event}`)) !== "False")) return;
  await saying(parts, async (sender, fromEmail) => {
    const subject = await templateIn(parts, await read("subject_template"), SUBJECT);
    const content = await templateIn(parts, await read("html_content_template"), CONTENT);
    try {
      await sender.sendEmail({ to: email.to, fromEmail, ...(await rendered(parts, subject, content)) });
    } catch (error) {
      // Parity: tried once more without what was thrown, in case that is what cannot be shown or sent.
      parts.log.say("warning", `The e-mail is tried once more in other words. ${describeThrown(error).message}`);
      const names = { exception: "It cannot be shown.", exception_html: "It cannot be shown." };
      const plain = withNames(parts, names);
      await sender.sendEmail({ to: email.to, fromEmail, ...(await rendered(plain, SUBJECT, CONTENT)) });
    }
  });
}

/** Writes to those whom tasks name that these tasks have missed their SLA. */
export async function sendSlaEmail(
  parts: AlertEmailParts,
  missed: { readonly slas: readonly MissedSla[]; readonly blocking: readonly MissedSla[] },
): Promise<void> {
  const { dag } = parts.templates.graph;
  const taskIds = new Set(missed.slas.map(({ taskId }) => taskId));
  const to = dag.tasks.flatMap(({ taskId, email }) => (taskIds.has(taskId) ? (email?.to ?? []) : []));
  if (to.length === 0) return;
  const htmlContent = [
    "Here's a list of tasks that missed their SLAs:",
    `<pre><code>${linesOf(missed.slas)}</code></pre>`,
    "Blocking tasks:",
    `<pre><code>${linesOf(missed.blocking)}</code></pre>`,
  ].join("\n");
  const subject = `[baram] SLA miss on DAG=${dag.dagId}`;
  await saying(parts, (sender, fromEmail) =>
    sender.sendEmail({ to: [...new Set(to)], subject, htmlContent, fromEmail }),
  );
}

/** Sends by the sender of the author's project, with the context of the attempt around it. */
async function saying(
  { workload, templates, execution, log }: AlertEmailParts,
  send: (sender: EmailSender, fromEmail: string | null) => Promise<void>,
): Promise<void> {
  const { client } = templates;
  try {
    const connectionId = await client.ask({ kind: "getConfiguration", section: "email", key: "email_conn_id" });
    const from = await client.ask({ kind: "getConfiguration", section: "email", key: "from_email" });
    const sender = await loadEmailSender(workload.bundle, connectionId ?? SENDER_DEFAULT);
    await executeWithContext(execution, () => send(sender, from === "" ? null : from));
    log.say("info", "An e-mail was sent.");
  } catch (error) {
    const { errorKind, message } = describeThrown(error);
    log.say("error", `An e-mail was not sent. ${errorKind}: ${message}`);
  }
}

async function templateIn({ log }: AlertEmailParts, path: string | null, fallback: string): Promise<string> {
  if (path === null || path === "") return fallback;
  try {
    return await readFile(path, "utf8");
  } catch {
    log.say("warning", `The template "${path}" of e-mails cannot be read; Baram's own takes its place.`);
    return fallback;
  }
}

async function rendered(parts: AlertEmailParts, subject: string, content: string) {
  const { tryNumber, maxTries, logPath } = parts.workload;
  const names = { try_number: tryNumber, max_tries: maxTries, log_path: logPath };
  const renderer = await createRenderer(withNames(parts, names).templates);
  return {
    subject: String(await renderer.render(subject))
      .replace(/\s+/g, " ")
      .trim(),
    htmlContent: String(await renderer.render(content)),
  };
}

function withNames(parts: AlertEmailParts, names: Readonly<Record<string, unknown>>): AlertEmailParts {
  const happened = parts.templates.happened ?? { state: "running", names: {} };
  return {
    ...parts,
    templates: { ...parts.templates, happened: { ...happened, names: { ...happened.names, ...names } } },
  };
}

function linesOf(misses: readonly MissedSla[]): string {
  return misses.map(({ taskId, logicalDate }) => `${taskId} on ${formatInstant(logicalDate)}`).join("\n");
}
