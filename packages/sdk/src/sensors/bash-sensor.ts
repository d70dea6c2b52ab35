import type { TaskContext } from "../context/task-context.ts";
import { placeOfOperator } from "../dag/dag-state.ts";
import { requireOption } from "../operators/required-option.ts";
import { BashExitError, runBashCommand } from "../operators/run-bash-command.ts";
import { OptionReader } from "../options/option-reader.ts";
import { FailTask } from "../task/signals.ts";
import { type Template, templateField } from "../template/template.ts";
import { BaseSensor, type SensorOptions } from "./base-sensor.ts";
import { POKE_OPTION_NAMES } from "./sensor-options.ts";

/** Options of {@link BashSensor}. */
export interface BashSensorOptions extends SensorOptions {
  /** A command, or the name of a template file that ends in `.sh` or `.bash`. A template. */
  readonly bashCommand: Template<string>;
  /** The command's whole environment. Defaults to the runner's. A template. */
  readonly env?: Template<Readonly<Record<string, string>>>;
  /** The encoding of the command's output. Defaults to `utf-8`. */
  readonly outputEncoding?: string;
  /** With it, only this exit code means "not yet"; any other than 0 fails the task for good. */
  readonly retryExitCode?: number | null;
}

/** Waits until a shell command exits with 0. */
export class BashSensor extends BaseSensor {
  static override readonly optionNames: readonly string[] = [
    ...POKE_OPTION_NAMES,
    "bashCommand",
    "env",
    "outputEncoding",
    "retryExitCode",
  ];
  static override readonly templateFields: readonly string[] = ["bashCommand", "env"];
  static override readonly templateExtensions: readonly string[] = [".sh", ".bash"];

  readonly bashCommand: string;
  readonly env: Readonly<Record<string, string>> | null;
  readonly outputEncoding: string;
  readonly retryExitCode: number | null;
  /** Whether `bashCommand` names a file, which is decided before its text takes the name's place. */
  readonly isScript: boolean;

  constructor({ bashCommand, env: environment, outputEncoding, retryExitCode, ...options }: BashSensorOptions) {
    super(options);
    requireOption(this, "bashCommand", bashCommand);
    this.bashCommand = templateField<string>(bashCommand);
    this.env = templateField<Readonly<Record<string, string>> | null>(environment ?? null);
    const read = new OptionReader(placeOfOperator(this), {
      outputEncoding,
      retryExitCode: retryExitCode ?? undefined,
    });
    this.outputEncoding = read.encoding("outputEncoding") ?? "utf-8";
    this.retryExitCode = read.wholeNumber("retryExitCode", { minimum: Number.MIN_SAFE_INTEGER }) ?? null;
    this.isScript = typeof bashCommand === "string" && /\.(sh|bash)$/.test(bashCommand);
  }

  override async poke(context: TaskContext): Promise<boolean> {
    const { bashCommand: command, isScript, env: environment, outputEncoding, retryExitCode } = this;
    const shell = {
      command,
      isScript,
      env: environment,
      appendEnv: false,
      cwd: null,
      skipOnExitCodes: [],
      outputEncoding,
    };
    try {
      await runBashCommand(shell, context);
      return true;
    } catch (error) {
      if (!(error instanceof BashExitError)) throw error;
      if (retryExitCode === null || error.exitCode === retryExitCode) return false;
      throw new FailTask(error.message, { cause: error });
    }
  }
}
