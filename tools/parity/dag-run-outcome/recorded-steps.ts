import type { TaskContext, XComPull, XComSequence } from "baram";
import { airflowNameOf } from "../error-kinds.ts";
import type { Fields, GivenTask } from "./given.ts";
import { readRecordedValue } from "./recorded-value.ts";

/** One thing that a function of steps does. */
interface RecordedStep extends Fields {
  readonly op: "push" | "pull" | "render";
  readonly as?: string;
}

/** What is asked of something that was pulled, each by its own word. */
type Question = Readonly<Record<string, unknown>>;

/** Pushes, pulls and renders as a recording says. @returns what was pulled and rendered, by name. */
export async function carryOutSteps(task: GivenTask, context: TaskContext): Promise<unknown> {
  const found: Record<string, unknown> = {};
  for (const step of (task["do"] ?? []) as readonly RecordedStep[]) {
    if (step.op === "push") {
      await context.ti.xcomPush({ key: String(step["key"]), value: readRecordedValue(step["value"]) });
    } else if (step.op === "pull") {
      found[String(step.as)] = await pull(step, context);
    } else {
      found[String(step.as)] = context.templatesDict[String(step.as)];
    }
  }
  if ("return" in task) return readRecordedValue(task["return"]);
  return Object.keys(found).length === 0 ? null : found;
}

/** The templates that a function of steps renders, by the names they are rendered under. */
export function templatesOfSteps(task: GivenTask): Fields {
  const steps = ((task["do"] ?? []) as readonly RecordedStep[]).filter(({ op }) => op === "render");
  return Object.fromEntries(steps.map((step) => [String(step.as), step["template"]]));
}

async function pull(step: RecordedStep, context: TaskContext): Promise<unknown> {
  const from = {
    ...("task_ids" in step ? { taskIds: step["task_ids"] } : {}),
    ...("key" in step ? { key: step["key"] } : {}),
    ...("map_indexes" in step ? { mapIndexes: step["map_indexes"] } : {}),
    ...("dag_id" in step ? { dagId: step["dag_id"] } : {}),
    ...("default" in step ? { default: step["default"] } : {}),
    ...("include_prior_dates" in step ? { includePriorDates: step["include_prior_dates"] } : {}),
  } as XComPull;
  const pulled = await context.ti.xcomPull(from);
  if (!isSequence(pulled)) return { kind: "value", value: pulled ?? null };
  const questions = step["then"] as readonly Question[] | undefined;
  if (questions !== undefined) {
    return Object.fromEntries([
      ["kind", "sequence"],
      // oxlint-disable-next-line unicorn/no-thenable -- recordings list answers under this key
      ["then", await answerAll(pulled, questions)],
    ]);
  }
  return { kind: "sequence", value: await pulled.toArray() };
}

async function answerAll(pulled: XComSequence, questions: readonly Question[]): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  for (const question of questions) {
    try {
      answers.push(await answer(pulled, question));
    } catch (error) {
      answers.push({ error: airflowNameOf(error) });
    }
  }
  return answers;
}

async function answer(pulled: XComSequence, question: Question): Promise<unknown> {
  const [word, wanted] = Object.entries(question)[0] ?? [];
  switch (word) {
    case "index":
      return pulled.at(wanted as number);
    case "slice":
      return pulled.slice(...(wanted as [number | null, number | null, number | undefined]));
    case "length":
      return pulled.length;
    case "truthy":
      return Boolean(pulled);
    case "text":
      return String(pulled);
    case "reversed":
      return pulled.toReversed();
    case "equals":
      return pulled.equals(wanted as Iterable<unknown>);
    case "contains":
      return pulled.includes(wanted);
    default:
      throw new Error(`A recording asks "${word}" of a sequence, which is not known here.`);
  }
}

/** Whether a value is what a pull gives for several XComs. */
export function isSequence(value: unknown): value is XComSequence {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value && "toArray" in value;
}
