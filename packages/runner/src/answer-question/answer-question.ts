import type { AuthorAnswer, AuthorQuestion } from "@baram/execution-api";
import { describeThrown } from "../author-source/describe-thrown.ts";
import { openXComStorage } from "../xcoms/open-xcom-storage.ts";
import { showXComs } from "../xcoms/show-xcoms.ts";

/** Answers what a server asks of author code. What goes wrong in it is an answer, never an error. */
export async function answerQuestion(question: AuthorQuestion): Promise<AuthorAnswer> {
  try {
    switch (question.kind) {
      case "showXComs":
        return { kind: "answer", answer: await showXComs(question.backend, question.texts) };
      case "purgeXComs": {
        const storage = await openXComStorage(question.backend, { leaseToken: "" });
        for (const { value, place } of question.xcoms) await storage.purge(value, place);
        return { kind: "answer", answer: null };
      }
    }
  } catch (error) {
    const { errorKind, message } = describeThrown(error);
    return { kind: "failed", message: `${errorKind}: ${message}` };
  }
}
