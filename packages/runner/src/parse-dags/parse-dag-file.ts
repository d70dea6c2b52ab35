import type { SerializedDag } from "@baram/domain";
import type { BundleLocation, NamedTemplateFiles, ParseFailure, ParseResult, SourcePlace } from "@baram/execution-api";
import type { AnyDag } from "@baram/sdk";
import { stackWhereMade, templateFileNamesOf, warningsOf } from "@baram/sdk/runtime";
import { describeThrown } from "../author-source/describe-thrown.ts";
import { placeInSource, placeOfText } from "../author-source/place-in-source.ts";
import type { LoadedBundles } from "../load-bundle.ts";

/** Loads a Dag file and serializes its Dags. Whatever author code does wrong is described in the result. */
export async function parseDagFile(
  bundles: LoadedBundles,
  { bundle, relativePath }: { readonly bundle: BundleLocation; readonly relativePath: string },
): Promise<ParseResult> {
  let dagInQuestion: AnyDag | null = null;
  try {
    const loaded = await bundles.load(bundle);
    const dags: SerializedDag[] = [];
    const templateFiles: NamedTemplateFiles[] = [];
    for (const one of loaded.values()) {
      dagInQuestion = one.dag;
      dags.push(one.serialized);
      const named = templateFileNamesOf(one.dag);
      if (named.names.length > 0) templateFiles.push(named);
    }
    const ofDags = [...loaded.values()].flatMap(({ dag }) => warningsOf(dag));
    const warnings = dags.length > 0 ? ofDags : [`${relativePath} makes no Dag.`];
    return { kind: "parsed", dags, warnings, templateFiles };
  } catch (error) {
    // Read only now: to word a stack takes as long as to make a small Dag.
    const madeAt = dagInQuestion === null ? null : stackWhereMade(dagInQuestion);
    return { kind: "failed", error: explainParseFailure(bundle, error, madeAt) };
  }
}

/**
 * What went wrong while a Dag file was loaded, with its place in the author's source.
 *
 * `madeAt` is the stack at the Dag in question: what is wrong with a Dag as a whole, a cycle for one, is found when
 * the author's code has long returned.
 */
export function explainParseFailure(
  bundle: BundleLocation,
  thrown: unknown,
  madeAt: string | null = null,
): ParseFailure {
  const { errorKind, message, stack } = describeThrown(thrown);
  return { errorKind, message, ...placeOf(bundle, { thrown, stack, madeAt }) };
}

function placeOf(
  bundle: BundleLocation,
  {
    thrown,
    stack,
    madeAt,
  }: { readonly thrown: unknown; readonly stack: string | null; readonly madeAt: string | null },
): SourcePlace {
  const place = placeInSource(bundle, stack);
  if (place.line !== null) return place;
  if (madeAt !== null) return { ...placeInSource(bundle, madeAt), stack: null };
  const dagId: unknown = typeof thrown === "object" && thrown !== null ? Reflect.get(thrown, "dagId") : null;
  return typeof dagId === "string" ? placeOfText(bundle, dagId) : place;
}
