import type { ApiServerOptions } from "@baram/api-server";
import type { AuthorCode } from "@baram/execution-api";
import { getBundleModule, type MetadataStore } from "@baram/metadata-store";
import type { Pools } from "./pools.ts";

/** How long a server waits for an answer of author code. */
const ANSWER_SECONDS = 2;

/** Asks author code through the runners of this process. */
export function authorCodeOf(store: MetadataStore, { runners, bundleFolder }: Pools): AuthorCode {
  return {
    ask: async (question) => {
      if ("bundle" in question) {
        await bundleFolder.ensure(question.bundle, (hash) => getBundleModule(store.reader, hash));
      }
      return runners.ask(question, { timeoutSeconds: ANSWER_SECONDS });
    },
  };
}

/** Asks the timetable of a Dag's author what a run by hand covers. */
export function timetableQuestion(
  store: MetadataStore,
  pools: Pools,
): NonNullable<ApiServerOptions["askAuthorsTimetable"]> {
  const authorCode = authorCodeOf(store, pools);
  return ({ dagId, bundleHash: hash, relativePath }, at) => {
    const bundle = pools.bundleFolder.locate({ hash, relativePath });
    return authorCode.ask({ kind: "inferManualDataInterval", bundle, dagId, at });
  };
}

/** Asks the timetable of a Dag's author which run comes next. */
export function nextDagRunQuestion(
  store: MetadataStore,
  pools: Pools,
): NonNullable<ApiServerOptions["askAuthorsNextDagRun"]> {
  const authorCode = authorCodeOf(store, pools);
  return ({ dagId, bundleHash: hash, relativePath }, given) => {
    const bundle = pools.bundleFolder.locate({ hash, relativePath });
    return authorCode.ask({ kind: "nextDagRun", bundle, dagId, ...given });
  };
}
