import type { TriggerRule } from "@baram/domain";
import type { TaskContext } from "../context/task-context.ts";
import { InvalidOptionError } from "../dag/dag-error.ts";
import { placeOfOperator } from "../dag/dag-state.ts";
import type { OperatorOptions, TaskDates } from "../options/operator-options.ts";
import { OptionReader } from "../options/option-reader.ts";
import type { NoInputs } from "../task/no-inputs.ts";
import { type Template, templateField } from "../template/template.ts";
import { BaseOperator } from "./base-operator.ts";
import { callHandler } from "./call-handler.ts";
import { HANDLER_OPTION_NAMES, type HandlerOptions, readTemplatesExts } from "./handler-options.ts";
import { requireFunction, requireOption } from "./required-option.ts";
import { runBashCommand } from "./run-bash-command.ts";

/** How a shell command runs. */
export interface ShellOptions<Result = string> {
  /** The command's whole environment, or an addition to the runner's with `appendEnv`. A template. */
  readonly env?: Template<Readonly<Record<string, string>>>;
  /** Adds `env` to the runner's environment instead of replacing it. Defaults to `false`. */
  readonly appendEnv?: boolean;
  /** The folder to run in. Defaults to an empty one that is removed afterwards. A template. */
  readonly cwd?: Template<string>;
  /** Exit codes that skip the task. Defaults to 99; `null` for none. */
  readonly skipOnExitCode?: number | readonly number[] | null;
  /** The encoding of the command's output. Defaults to `utf-8`. */
  readonly outputEncoding?: string;
  /** Makes the task's XCom of the output's last line. Defaults to that line as it is. */
  readonly outputProcessor?: (output: string) => Processed<Result> | Promise<Processed<Result>>;
}

/** What a shell command results in. Where the compiler knows nothing of it, as for mapped operators, it is a text. */
export type Processed<Result> = unknown extends Result ? string : Result;

/** Options of {@link BashOperator}. */
export interface BashOperatorOptions<Result = string> extends OperatorOptions, TaskDates, ShellOptions<Result> {
  /** A command, or the name of a template file that ends in `.sh` or `.bash`. A template. */
  readonly bashCommand: Template<string>;
}

type OutputProcessor<Result> = NonNullable<ShellOptions<Result>["outputProcessor"]>;

const SHELL_OPTION_NAMES: readonly string[] = Object.keys({
  env: true,
  appendEnv: true,
  cwd: true,
  skipOnExitCode: true,
  outputEncoding: true,
  outputProcessor: true,
} satisfies Record<keyof ShellOptions, true>);

/**
 * Runs a shell command. Its output, errors included, is the task's log; its last line is the task's XCom, or what
 * `outputProcessor` makes of it.
 *
 * An exit code other than 0 fails the task, 99 skips it.
 */
export class BashOperator<Result = string> extends BaseOperator {
  static readonly optionNames: readonly string[] = ["bashCommand", ...SHELL_OPTION_NAMES];
  static override readonly templateFields: readonly string[] = ["bashCommand", "env", "cwd"];
  static override readonly templateExtensions: readonly string[] = [".sh", ".bash"];
  static override readonly uiColor = "#f0ede4";

  readonly bashCommand: string;
  readonly env: Readonly<Record<string, string>> | null;
  readonly appendEnv: boolean;
  readonly cwd: string | null;
  readonly skipOnExitCodes: readonly number[];
  readonly outputEncoding: string;
  readonly outputProcessor: OutputProcessor<Result> | null;
  /** Whether `bashCommand` names a file, which is decided before its text takes the name's place. */
  readonly isScript: boolean;

  constructor({
    bashCommand,
    env: environment,
    appendEnv,
    cwd,
    skipOnExitCode,
    outputEncoding,
    outputProcessor,
    ...options
  }: BashOperatorOptions<Result>) {
    super(options);
    requireOption(this, "bashCommand", bashCommand);
    this.bashCommand = templateField<string>(bashCommand);
    this.env = templateField<Readonly<Record<string, string>> | null>(environment ?? null);
    this.appendEnv = appendEnv ?? false;
    this.cwd = templateField<string | null>(cwd ?? null);
    const shell = readShell(this, { skipOnExitCode, outputEncoding, outputProcessor });
    this.skipOnExitCodes = shell.skipOnExitCodes;
    this.outputEncoding = shell.outputEncoding;
    this.outputProcessor = shell.outputProcessor;
    this.isScript = typeof bashCommand === "string" && /\.(sh|bash)$/.test(bashCommand);
  }

  override async execute(context: TaskContext): Promise<Processed<Result>> {
    const command = { command: this.bashCommand, isScript: this.isScript, ...shellOf(this) };
    return processed(await runBashCommand(command, context), this.outputProcessor);
  }
}

/** Options of {@link BashFunctionOperator}. */
export interface BashFunctionOperatorOptions<I extends object, Rule extends TriggerRule, Result = string>
  extends HandlerOptions<I, string | Promise<string>, Rule>,
    ShellOptions<Result> {}

/** Runs the shell command that a function returns, as it is. `dag.task.bash(handler)` makes one with less to write. */
export class BashFunctionOperator<
  I extends object = NoInputs,
  Rule extends TriggerRule = "all_success",
  Result = string,
> extends BaseOperator {
  static readonly optionNames: readonly string[] = [...HANDLER_OPTION_NAMES, ...SHELL_OPTION_NAMES];
  static override readonly templateFields: readonly string[] = ["inputs", "templatesDict", "env", "cwd"];
  static override readonly uiColor = "#f0ede4";

  readonly callable: (inputs: I, context: TaskContext) => string | Promise<string>;
  readonly inputs: I;
  readonly templatesDict: Readonly<Record<string, unknown>> | null;
  readonly templatesExts: readonly string[] | null;
  readonly env: Readonly<Record<string, string>> | null;
  readonly appendEnv: boolean;
  readonly cwd: string | null;
  readonly skipOnExitCodes: readonly number[];
  readonly outputEncoding: string;
  readonly outputProcessor: OutputProcessor<Result> | null;

  constructor({
    callable,
    inputs,
    templatesDict,
    templatesExts,
    env: environment,
    appendEnv,
    cwd,
    skipOnExitCode,
    outputEncoding,
    outputProcessor,
    ...options
  }: BashFunctionOperatorOptions<I, Rule, Result>) {
    super(options);
    requireFunction(this, "callable", callable);
    this.callable = callable;
    this.inputs = (inputs ?? {}) as I;
    this.templatesDict = templatesDict ?? null;
    this.templatesExts = readTemplatesExts(this, templatesExts);
    this.env = templateField<Readonly<Record<string, string>> | null>(environment ?? null);
    this.appendEnv = appendEnv ?? false;
    this.cwd = templateField<string | null>(cwd ?? null);
    const shell = readShell(this, { skipOnExitCode, outputEncoding, outputProcessor });
    this.skipOnExitCodes = shell.skipOnExitCodes;
    this.outputEncoding = shell.outputEncoding;
    this.outputProcessor = shell.outputProcessor;
  }

  override async execute(context: TaskContext): Promise<Processed<Result>> {
    const command: unknown = await callHandler<string | Promise<string>>(this, context);
    if (typeof command !== "string" || command.trim() === "") {
      throw new InvalidOptionError(
        placeOfOperator(this),
        "the function returned no command; expected a text that is not empty.",
      );
    }
    return processed(
      await runBashCommand({ command, isScript: false, ...shellOf(this) }, context),
      this.outputProcessor,
    );
  }
}

const SKIP_EXIT_CODE = 99;

/** Those of {@link ShellOptions} that are the same for the type `undefined` and for none. */
interface CheckedShellOptions<Result> {
  readonly skipOnExitCode: ShellOptions["skipOnExitCode"];
  readonly outputEncoding: string | undefined;
  readonly outputProcessor: OutputProcessor<Result> | undefined;
}

/** What an author may have written without a compiler. */
function readShell<Result>(
  operator: BaseOperator,
  { skipOnExitCode, outputEncoding, outputProcessor }: CheckedShellOptions<Result>,
): Pick<Shell, "skipOnExitCodes" | "outputEncoding"> & { readonly outputProcessor: OutputProcessor<Result> | null } {
  if (outputProcessor !== undefined) requireFunction(operator, "outputProcessor", outputProcessor);
  const read = new OptionReader(placeOfOperator(operator), {
    skipOnExitCode: skipOnExitCode ?? undefined,
    outputEncoding,
  });
  return {
    skipOnExitCodes: skipOnExitCode === null ? [] : (read.wholeNumbers("skipOnExitCode") ?? [SKIP_EXIT_CODE]),
    outputEncoding: read.encoding("outputEncoding") ?? "utf-8",
    outputProcessor: outputProcessor ?? null,
  };
}

/** What is the task's XCom: without a processor the line itself, which is what a result is by default. */
function processed<Result>(
  lastLine: string,
  process: OutputProcessor<Result> | null,
): Processed<Result> | Promise<Processed<Result>> {
  return process === null ? (lastLine as Processed<Result>) : process(lastLine);
}

type Shell = Pick<BashOperator, "env" | "appendEnv" | "cwd" | "skipOnExitCodes" | "outputEncoding">;

function shellOf({ env: environment, appendEnv, cwd, skipOnExitCodes, outputEncoding }: Shell): Shell {
  return { env: environment, appendEnv, cwd, skipOnExitCodes, outputEncoding };
}
