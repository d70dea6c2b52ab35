import type { AuthorAnswer, AuthorQuestion, BundleLocation } from "@baram/execution-api";
import { askManualDataInterval, askNextDagRun } from "@baram/sdk/runtime";
import { describeThrown } from "../author-source/describe-thrown.ts";
import type { LoadedBundles } from "../load-bundle.ts";
import { showXComs } from "../xcoms/show-xcoms.ts";
import { purgeXComs } from "./purge-xcoms.ts";
import { readSecret } from "./read-secret.ts";
import { tellListeners } from "./tell-listeners.ts";
import { testConnection } from "./test-connection.ts";

/** Answers what a server asks of author code. What goes wrong in it is an answer, never an error. */
export async function answerQuestion(
  question: AuthorQuestion,
  {
    bundles,
    printed = () => "",
  }: {
    readonly bundles: Pick<LoadedBundles, "load">;
    /** What author code has printed since the question came. */
    readonly printed?: () => string;
  },
): Promise<AuthorAnswer> {
  try {
    switch (question.kind) {
      case "showXComs":
        return { kind: "answer", answer: await showXComs(question.backend, question.texts) };
      case "readSecret":
        return { kind: "answer", answer: await readSecret(question.backend, question.secret) };
      case "testConnection":
        return { kind: "answer", answer: await testConnection(question) };
      case "tellListeners":
        return { kind: "answer", answer: { ...(await tellListeners(question)), printed: printed() } };
      case "purgeXComs":
        return { kind: "answer", answer: await purgeXComs(question) };
      case "nextDagRun": {
        const dag = await loadDag(question, bundles);
        return { kind: "answer", answer: await askNextDagRun(dag, question) };
      }
      case "inferManualDataInterval": {
        const dag = await loadDag(question, bundles);
        return { kind: "answer", answer: await askManualDataInterval(dag, question.at) };
      }
    }
  } catch (error) {
    const { errorKind, message } = describeThrown(error);
    return { kind: "failed", message: `${errorKind}: ${message}` };
  }
}

async function loadDag(
  { bundle, dagId }: { readonly bundle: BundleLocation; readonly dagId: string },
  bundles: Pick<LoadedBundles, "load">,
) {
  const loaded = (await bundles.load(bundle)).get(dagId);
  if (loaded === undefined) throw new Error(`The Dag file made no Dag "${dagId}" when it was loaded.`);
  return loaded.dag;
}
