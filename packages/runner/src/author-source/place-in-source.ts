import { fileURLToPath } from "node:url";
import type { BundleLocation, SourcePlace } from "@baram/execution-api";
import type { AuthorPosition } from "./bundle-sources.ts";
import { BundleSources } from "./bundle-sources.ts";
import { codeFrame } from "./code-frame.ts";

/** Nothing is known of the place. */
export const UNKNOWN_PLACE: SourcePlace = { line: null, column: null, frame: null, stack: null };

/**
 * Finds where in the author's source an error came from.
 *
 * `stack` is the text of an error's stack whose positions Node has mapped already. What Node itself says of a module that
 * cannot be linked stands before the stack and is not mapped.
 */
export function placeInSource(bundle: BundleLocation, stack: string | null): SourcePlace {
  if (stack === null) return UNKNOWN_PLACE;
  let sources: BundleSources;
  try {
    sources = new BundleSources(bundle);
  } catch {
    // A bundle that has been removed meanwhile, or has a broken map: the error itself is still worth telling.
    return UNKNOWN_PLACE;
  }
  const frames = stack.split("\n").flatMap((line) => {
    const position = positionInFrame(line);
    return position !== null && sources.isAuthorFile(position.path) ? [{ line, position }] : [];
  });
  const position =
    frames[0]?.position ?? placeOfLinking(sources, bundle, stack) ?? placeOfMissingModule(sources, stack);
  if (position === null) return UNKNOWN_PLACE;
  const { line, column } = position;
  const frame = codeFrame(sources.linesOf(position.path), { name: sources.nameOf(position.path), line, column });
  const shown = frames.map(({ line: text, position: { path } }) => text.replace(path, sources.nameOf(path)));
  return { line, column, frame, stack: shown.length === 0 ? null : shown.join("\n").replaceAll("file://", "") };
}

const FRAME = /^\s+at .*?((?:file:\/\/)?\/[^()]*):(\d+):(\d+)\)?$/;

function positionInFrame(text: string): AuthorPosition | null {
  const [, location, line, column] = FRAME.exec(text) ?? [];
  if (location === undefined) return null;
  const path = location.startsWith("file://") ? fileURLToPath(location) : location;
  return { path: path.replace(/\?.*$/, ""), line: Number(line), column: Number(column) };
}

/** `file:///…/bundle.mjs:2`, the line itself, and carets under the name that is not exported. */
function placeOfLinking(sources: BundleSources, bundle: BundleLocation, stack: string): AuthorPosition | null {
  const [location = "", , carets = ""] = stack.split("\n");
  const [, url, line] = /^(file:\/\/.*?)(?:\?.*)?:(\d+)$/.exec(location) ?? [];
  if (url === undefined || fileURLToPath(url) !== bundle.modulePath) return null;
  const column = carets.indexOf("^") + 1;
  return sources.originOf(Number(line), Math.max(1, column));
}

/** The import of a package that is not installed names it; the error does not say where it stands. */
function placeOfMissingModule(sources: BundleSources, stack: string): AuthorPosition | null {
  const name = /Cannot find (?:package|module) '([^']+)' imported from/.exec(stack)?.[1];
  if (name === undefined) return null;
  return sources.find(`"${name}"`) ?? sources.find(`'${name}'`);
}
