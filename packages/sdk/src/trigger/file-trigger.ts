import { findFile } from "../sensors/find-file.ts";
import { BaseTrigger, type TriggerContext } from "./base-trigger.ts";

/** What {@link FileTrigger} takes. */
export interface FileTriggerOptions {
  /** A path or a glob pattern, absolute. */
  readonly filepath: string;
  /** Lets `**` in a pattern stand for any number of folders. Defaults to `false`. */
  readonly recursive?: boolean;
  /** Seconds between two looks. Defaults to 5. */
  readonly pokeIntervalSeconds?: number;
}

const POKE_INTERVAL_SECONDS = 5;

/** Waits for a file, or for a folder with a file anywhere in it. Its event is the path that was found. */
export class FileTrigger extends BaseTrigger<string> {
  static readonly isBuiltIn = true;

  readonly filepath: string;
  readonly recursive: boolean;
  readonly pokeIntervalSeconds: number;

  constructor(options: FileTriggerOptions) {
    super(options);
    this.filepath = options.filepath;
    this.recursive = options.recursive ?? false;
    this.pokeIntervalSeconds = options.pokeIntervalSeconds ?? POKE_INTERVAL_SECONDS;
  }

  override async run({ sleep }: TriggerContext): Promise<string> {
    for (;;) {
      const path = await findFile(this.filepath, { isRecursive: this.recursive });
      if (path !== null) return path;
      await sleep({ seconds: this.pokeIntervalSeconds });
    }
  }
}
