import type { BundleLocation, ParseFailure, ParseResult } from "@baram/execution-api";
import { describeThrown } from "../author-source/describe-thrown.ts";
import { placeInSource } from "../author-source/place-in-source.ts";
import type { LoadedBundles } from "../load-bundle.ts";

/** Loads a Dag file and serializes its Dags. Whatever author code does wrong is described in the result. */
export async function parseDagFile(
  bundles: LoadedBundles,
  { bundle, relativePath }: { readonly bundle: BundleLocation; readonly relativePath: string },
): Promise<ParseResult> {
  try {
    const dags = await bundles.load(bundle);
    const warnings = dags.size > 0 ? [] : [`${relativePath} makes no Dag.`];
    return { kind: "parsed", dags: [...dags.values()].map(({ serialized }) => serialized), warnings };
  } catch (error) {
    return { kind: "failed", error: explainParseFailure(bundle, error) };
  }
}

/** What went wrong while a Dag file was loaded, with its place in the author's source. */
export function explainParseFailure(bundle: BundleLocation, thrown: unknown): ParseFailure {
  const { errorKind, message, stack } = describeThrown(thrown);
  return { errorKind, message, ...placeInSource(bundle, stack) };
}
