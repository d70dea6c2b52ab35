import { opendir, stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { OutsideTaskError } from "../context/context-errors.ts";
import { currentExecution } from "../context/execution.ts";
import type { TaskContext } from "../context/task-context.ts";
import { DagError } from "../dag/dag-error.ts";
import { placeOfOperator } from "../dag/dag-state.ts";
import { requireOption } from "../operators/required-option.ts";
import { type Template, templateField } from "../template/template.ts";
import { BaseSensor, type SensorOptions } from "./base-sensor.ts";
import { POKE_OPTION_NAMES } from "./sensor-options.ts";

/** Options of {@link FileSensor}. */
export interface FileSensorOptions extends SensorOptions {
  /** A path or a glob pattern, below the connection's `path` unless it is absolute. A template. */
  readonly filepath: Template<string>;
  /** The connection whose extra field `path` is put before a relative path. Defaults to `fs_default`, which need not exist. */
  readonly fsConnectionId?: string;
  /** Lets `**` in a pattern stand for any number of folders. Defaults to `false`. */
  readonly recursive?: boolean;
}

const CONNECTION_DEFAULT = "fs_default";

/** Waits for a file, or for a folder with a file anywhere in it. */
export class FileSensor extends BaseSensor {
  static override readonly optionNames: readonly string[] = [
    ...POKE_OPTION_NAMES,
    "filepath",
    "fsConnectionId",
    "recursive",
  ];
  static override readonly templateFields: readonly string[] = ["filepath"];

  readonly filepath: string;
  readonly fsConnectionId: string;
  readonly recursive: boolean;

  constructor({ filepath, fsConnectionId, recursive, ...options }: FileSensorOptions) {
    super(options);
    requireOption(this, "filepath", filepath);
    this.filepath = templateField<string>(filepath);
    this.fsConnectionId = fsConnectionId ?? CONNECTION_DEFAULT;
    this.recursive = recursive ?? false;
  }

  override async poke(context: TaskContext): Promise<boolean> {
    const pattern = resolve(await this.#folder(), this.filepath);
    context.log.info("Looking for the file", { filepath: pattern });
    for (const path of await this.#matches(pattern)) {
      if (await isFileOrHoldsOne(path)) return true;
    }
    return false;
  }

  async #folder(): Promise<string> {
    const execution = currentExecution();
    if (execution === null) throw new OutsideTaskError(this.constructor.name, null);
    const connection = await execution.services.findConnection(this.fsConnectionId);
    if (connection === null && this.fsConnectionId !== CONNECTION_DEFAULT) {
      throw new DagError(placeOfOperator(this), `the connection "${this.fsConnectionId}" isn't defined.`);
    }
    const path = connection?.extraJson["path"];
    return typeof path === "string" && isAbsolute(path) ? path : sep;
  }

  async #matches(pattern: string): Promise<readonly string[]> {
    if (!isDynamicPattern(pattern)) return [pattern];
    // Parity: without `recursive` two stars are one.
    const wanted = this.recursive ? pattern : pattern.replaceAll("**", "*");
    const fixed = fixedFolder(wanted);
    return glob(relative(fixed, wanted).split(sep).join("/"), {
      cwd: fixed,
      absolute: true,
      onlyFiles: false,
      dot: false,
      expandDirectories: false,
    });
  }
}

/** The part of a pattern before its first piece that is one; the search begins there. */
function fixedFolder(pattern: string): string {
  const pieces = pattern.split(sep);
  const first = pieces.findIndex((piece) => isDynamicPattern(piece));
  return pieces.slice(0, first).join(sep) || sep;
}

/** Parity: a folder counts only when some file lies in it, at any depth. */
async function isFileOrHoldsOne(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (found === null) return false;
  if (!found.isDirectory()) return true;
  for await (const entry of await opendir(path)) {
    if (!entry.isDirectory()) return true;
    if (await isFileOrHoldsOne(join(path, entry.name))) return true;
  }
  return false;
}
