import { isAbsolute, resolve, sep } from "node:path";
import { OutsideTaskError } from "../context/context-errors.ts";
import { currentExecution } from "../context/execution.ts";
import type { TaskContext } from "../context/task-context.ts";
import { DagError } from "../dag/dag-error.ts";
import { placeOfOperator } from "../dag/dag-state.ts";
import { requireOption } from "../operators/required-option.ts";
import { type Template, templateField } from "../template/template.ts";
import { FileTrigger } from "../trigger/file-trigger.ts";
import { BaseSensor, type SensorOptions } from "./base-sensor.ts";
import { findFile } from "./find-file.ts";
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
    return (await findFile(pattern, { isRecursive: this.recursive })) !== null;
  }

  override async awaitedTrigger(): Promise<FileTrigger> {
    return new FileTrigger({
      filepath: resolve(await this.#folder(), this.filepath),
      recursive: this.recursive,
      pokeIntervalSeconds: this.pokeSettings.pokeInterval,
    });
  }

  override resumeFromTrigger(): undefined {
    return undefined;
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
}
