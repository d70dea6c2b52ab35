/**
 * Why something is in its state, sentence by sentence; `{name}` is where a value goes.
 *
 * A state is stored with its reason as a sentence, which logs, alerts, the API and the command line show as it is. What is
 * said by author code and libraries stands beside these.
 */
export const STATE_REASONS = {
  "backfill-dates-failed": "{failed} of {total} dates failed.",
  "backfill-dates-failed-early": "{failed} of {total} dates failed; {planned} were not begun after that.",
  "backfill-timetable-silent":
    "The timetable that it was made with does not say which dates to fill, and is asked again: {error}",
  "backfill-without-dag": "No Dag file makes its Dag; it goes on when one does.",
  "bash-skipped": "Bash command returned exit code {code}. Skipping.",
  "cleared-while-running": "Cleared while it was running.",
  "condition-skipped": "A condition of {condition} keeps this task from running.",
  "decided-against": "A branch or a short circuit directly upstream decided against the task.",
  "empty-list": "What the task is mapped over is empty.",
  "element-gone": "What the task is mapped over has no such element any more.",
  "execution-timeout": "The attempt ran longer than its execution timeout of {seconds} s and was stopped.",
  "failed-fast": "The Dag fails fast, and {taskId} failed.",
  "failed-fast-late": "The Dag fails fast, and another task had failed.",
  "length-differs":
    'The group around the task is mapped over "{taskId}" of the mapped group around it, whose length differs from index to index; map it over a task outside of both.',
  "length-unknown": "How long the list is that the task is mapped over did not become known.",
  "map-source-failed": 'The task "{taskId}", which gives the mapped task its length, did not succeed.',
  "map-source-skipped": 'The task "{taskId}", which gives the mapped task its length, was skipped.',
  marked: "Marked {state} by hand.",
  "not-followed": "Not followed by {taskId}.",
  "out-of-memory":
    "The runner process ran out of memory: author code needed more than the {megabytes} MB of heap that a runner may use.",
  "process-exited":
    "The runner process exited with code {code}: author code, or a library it uses, called process.exit.",
  "process-exited-at":
    "The runner process exited with code {code}: author code, or a library it uses, called process.exit at line {line}.",
  "process-killed": "The runner process was killed by {signal}.",
  "process-killed-memory":
    "The runner process was killed by {signal}; the operating system does that when memory runs out.",
  "process-lost": "The process that ran this try on {host} ended without reporting an outcome.",
  "run-marked": "Its run was marked {state} by hand.",
  "run-timed-out": "The time of its run was up.",
  "setup-failed": 'The setup "{taskId}" did not succeed.',
  "setup-skipped": 'The setup "{taskId}" was skipped.',
  "task-gone": "The task is not in the Dag any more.",
  "trigger-rule": 'The trigger rule "{triggerRule}" needs {need}: {upstream}.',
  "waits-for-person": "Waits for a person's answer.",
  "waits-for-trigger": "Waits for the trigger {trigger}.",
} as const;

/** A reason as a word that programs can rely on. */
export type StateReasonKind = keyof typeof STATE_REASONS;

type NamesIn<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

type Values<Kind extends StateReasonKind> = Readonly<Record<NamesIn<(typeof STATE_REASONS)[Kind]>, string | number>>;

/** The sentence of a reason, with its values. */
export function stateReason<Kind extends StateReasonKind>(
  kind: Kind,
  ...[values]: [NamesIn<(typeof STATE_REASONS)[Kind]>] extends [never] ? [] : [Values<Kind>]
): string {
  const given: Readonly<Record<string, string | number>> = values ?? {};
  return STATE_REASONS[kind].replaceAll(PLACE, (_, name: string) => String(given[name]));
}

/** Where a value goes. */
export const PLACE = /\{(\w+)\}/g;
