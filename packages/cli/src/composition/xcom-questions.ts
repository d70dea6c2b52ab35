import { type Json, type Logger, xcomTextToPlainJson } from "@baram/domain";
import type { AuthorCode, AuthorQuestion, XComBackendSettings } from "@baram/execution-api";
import type { RunnerPool } from "@baram/runner-pool";

/** How servers reach an XCom back end, which runs in runners. Empty where all there is to know is in the database. */
export interface XComQuestions {
  readonly forServer: { readonly showXCom?: (text: string) => Promise<Json> };
  readonly forScheduler: { readonly askAboutXComs?: AuthorCode & { readonly backend: XComBackendSettings } };
}

/** How long somebody who looks at a page may wait. */
const SHOW_SECONDS = 2;
/** How long a back end may take for a hundred values that nobody waits for. */
const PURGE_SECONDS = 10;

/** Connects servers with the back end that the configuration names. */
export function xcomQuestions(
  backend: XComBackendSettings,
  { runners, logger }: { readonly runners: RunnerPool; readonly logger: Logger },
): XComQuestions {
  if (backend.kind === "database") return { forServer: {}, forScheduler: {} };
  const ask = <Question extends AuthorQuestion>(question: Question) =>
    runners.ask(question, { timeoutSeconds: PURGE_SECONDS });
  const forScheduler = { askAboutXComs: { backend, ask } };
  // What is shown of a value in a file stands in the database.
  if (backend.kind === "files") return { forServer: {}, forScheduler };
  const showXCom = async (text: string): Promise<Json> => {
    const question = { kind: "showXComs", backend, texts: [text] } as const;
    const answer = await runners.ask(question, { timeoutSeconds: SHOW_SECONDS });
    const [shown] = answer.kind === "answer" ? answer.answer : [];
    if (answer.kind === "failed") logger.warn("The XCom back end did not say what to show", { reason: answer.message });
    return shown ?? xcomTextToPlainJson(text);
  };
  return { forServer: { showXCom }, forScheduler };
}
