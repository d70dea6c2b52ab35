import type { SerializedDag, TriggerOutcome } from "@baram/domain";
import type { AuthorAnswer, AuthorQuestion } from "./author-code.ts";
import type { ExecutionRefusal, ExecutionRequest } from "./execution-request.ts";
import type { AttemptReport, BundleLocation, TriggerDescription, Workload } from "./workload.ts";

/*
 * The talk between a runner pool and a runner, over the child process's IPC channel (plain JSON).
 *
 *   pool   → runner   parseDagFile, runAttempt, answerQuestion, awaitTrigger, cancelTrigger, answer
 *   runner → pool     ready, parsed, attemptDecided, attemptFinished, questionAnswered, triggerEnded, awake, blocked,
 *                     request, looping, exiting, soiled
 *
 * A runner does one thing at a time: the pool sends the next piece of work only after `parsed`, `attemptFinished` or
 * `questionAnswered`. Triggers are the exception: a runner that is given one is given nothing but triggers from then on,
 * as many as come.
 * Stopping is by signal, to the whole process group: TERM, then KILL after a grace.
 */

/** From the pool to a runner. */
export type MessageToRunner =
  | {
      readonly kind: "parseDagFile";
      readonly bundle: BundleLocation;
      /** Below the Dags folder. */
      readonly relativePath: string;
      /** How long loading may take. */
      readonly timeoutSeconds: number;
    }
  | {
      readonly kind: "runAttempt";
      readonly workload: Workload;
      /** Absolute path of the log folder. */
      readonly logFolder: string;
      /** How large the log of a try may grow. */
      readonly logLimitBytes: number;
    }
  | { readonly kind: "answerQuestion"; readonly question: AuthorQuestion }
  | ({ readonly kind: "awaitTrigger" } & TriggerToAwait)
  /** Nobody waits for it any more; nothing is told of its end. */
  | { readonly kind: "cancelTrigger"; readonly triggerId: number }
  | { readonly kind: "answer"; readonly requestId: number; readonly answer: unknown }
  | { readonly kind: "refusal"; readonly requestId: number; readonly refusal: ExecutionRefusal };

/** From a runner to its pool. */
export type MessageFromRunner =
  | { readonly kind: "ready"; readonly processId: number }
  | { readonly kind: "parsed"; readonly result: ParseResult; readonly residue: RunnerResidue }
  | { readonly kind: "attemptFinished"; readonly report: AttemptReport; readonly residue: RunnerResidue }
  /** How the attempt ended; those whom its author named are still being told, and the report follows. */
  | { readonly kind: "attemptDecided"; readonly report: AttemptReport }
  | { readonly kind: "questionAnswered"; readonly answer: AuthorAnswer; readonly residue: RunnerResidue }
  | {
      readonly kind: "request";
      readonly requestId: number;
      readonly request: ExecutionRequest;
      /** The trigger that asks; absent for an attempt. */
      readonly triggerId?: number;
    }
  | { readonly kind: "triggerEnded"; readonly triggerId: number; readonly end: TriggerEnd }
  /** Sent again and again while triggers are awaited: none of them keeps the others from going on. */
  | { readonly kind: "awake" }
  /** Author code has kept all triggers of the process from going on for so long. */
  | { readonly kind: "blocked"; readonly seconds: number }
  /** Loading a Dag file has taken its time, and this is where author code is; the pool ends the process. */
  | { readonly kind: "looping"; readonly place: SourcePlace }
  /** Author code ended the process while it worked; the last message of a runner. */
  | { readonly kind: "exiting"; readonly code: number; readonly place: SourcePlace | null }
  /** Something that an earlier piece of work left behind has shown itself while the runner was idle. */
  | { readonly kind: "soiled"; readonly leftovers: readonly string[] };

/** A trigger with all that a runner needs to await it. */
export interface TriggerToAwait {
  /** The row's id; runners treat it as opaque. */
  readonly triggerId: number;
  readonly trigger: TriggerDescription;
  /** The attempt it belongs to. Its lease token is the trigger's own, good as long as it is awaited. */
  readonly workload: Workload;
  /** Absolute path of the log folder. */
  readonly logFolder: string;
  /** How large the log of a try may grow. */
  readonly logLimitBytes: number;
}

/** What a trigger came to by itself. */
export type TriggerEnd = Exclude<TriggerOutcome, { kind: "timeout" }>;

/** A place in the author's source. */
export interface SourcePlace {
  /** From 1. */
  readonly line: number | null;
  readonly column: number | null;
  /** A few lines of source around the place, with a marker; `null` when unknown. */
  readonly frame: string | null;
  /** Frames of the author's files only, source positions. */
  readonly stack: string | null;
}

/** What loading a Dag file gave. */
export type ParseResult =
  | {
      readonly kind: "parsed";
      readonly dags: readonly SerializedDag[] /** Sentences the author should read; the Dags are good. */;
      readonly warnings: readonly string[];
      /** Of each Dag that names any. */
      readonly templateFiles: readonly NamedTemplateFiles[];
    }
  | { readonly kind: "failed"; readonly error: ParseFailure };

/** Template files that a Dag names, wherever they are or whether they exist. */
export interface NamedTemplateFiles {
  /** Where they are looked for after the Dag file's folder, in order; relative folders begin there. */
  readonly searchPath: readonly string[];
  readonly names: readonly string[];
}

/** Why a Dag file gave no Dags, in the author's terms. */
export interface ParseFailure extends SourcePlace {
  /** One sentence: what was found, what was expected, what to do. */
  readonly message: string;
  /** The class of the error, `SyntaxError`, `DagCycleError`… */
  readonly errorKind: string;
}

/** What a piece of work left behind in the process; anything but a clean one is a reason to replace the runner. */
export interface RunnerResidue {
  /** Words for the log, such as "2 timers", "working directory changed"; empty when nothing was left. */
  readonly leftovers: readonly string[];
  readonly heapUsedBytes: number;
  readonly residentSetBytes: number;
}
