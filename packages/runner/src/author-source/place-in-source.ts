import { fileURLToPath } from "node:url";
import type { BundleLocation, SourcePlace } from "@baram/execution-api";
import type { AuthorPosition } from "./bundle-sources.ts";
import { BundleSources } from "./bundle-sources.ts";
import { codeFrame } from "./code-frame.ts";

/** Nothing is known of the place. */
const UNKNOWN_PLACE: SourcePlace = { line: null, column: null, frame: null, stack: null };

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
  const shown = frames.map(({ line: text, position: { path } }) => text.replace(path, sources.nameOf(path)));
  const text = shown.length === 0 ? null : shown.join("\n").replaceAll("file://", "");
  return { ...placeAt(sources, position), stack: text };
}

const FRAME = /^\s+at .*?((?:file:\/\/)?\/[^()]*):(\d+):(\d+)\)?$/;

function positionInFrame(text: string): AuthorPosition | null {
  const [, location, line, column] = FRAME.exec(text) ?? [];
  if (location === undefined) return null;
  const path = location.startsWith("file://") ? fileURLToPath(location) : location;
  return { path: path.replace(/\?.*$/, ""), line: Number(line), column: Number(column) };
}

/**
 * What Node puts before the stack when a name is not exported: `…/dag.ts:2`, the line itself, and a caret below it. The
 * place is mapped to the source by some versions only.
 */
function placeOfLinking(sources: BundleSources, bundle: BundleLocation, stack: string): AuthorPosition | null {
  const [location = "", , caret = ""] = stack.split("\n");
  const [, name, lineText] = /^((?:file:\/\/)?\/.*?)(?:\?.*)?:(\d+)$/.exec(location) ?? [];
  if (name === undefined) return null;
  const path = name.startsWith("file://") ? fileURLToPath(name) : name;
  const line = Number(lineText);
  const column = Math.max(1, caret.indexOf("^") + 1);
  if (path === bundle.modulePath) return sources.originOf(line, column);
  return sources.isAuthorFile(path) ? { path, line, column } : null;
}

/** The place of a text in the author's source, where nothing better is known of an error that names it. */
export function placeOfText(bundle: BundleLocation, text: string): SourcePlace {
  try {
    const sources = new BundleSources(bundle);
    const position = sources.find(`"${text}"`) ?? sources.find(`'${text}'`);
    return position === null ? UNKNOWN_PLACE : placeAt(sources, position);
  } catch {
    return UNKNOWN_PLACE;
  }
}

function placeAt(sources: BundleSources, { path, line, column }: AuthorPosition): SourcePlace {
  const frame = codeFrame(sources.linesOf(path), { name: sources.nameOf(path), line, column });
  return { line, column, frame, stack: null };
}

/** The import of a package that is not installed names it; the error does not say where it stands. */
function placeOfMissingModule(sources: BundleSources, stack: string): AuthorPosition | null {
  const name = /Cannot find (?:package|module) '([^']+)' imported from/.exec(stack)?.[1];
  if (name === undefined) return null;
  return sources.find(`"${name}"`) ?? sources.find(`'${name}'`);
}
