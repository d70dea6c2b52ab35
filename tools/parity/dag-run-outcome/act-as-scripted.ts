import { FailTask, SkipTask, type TaskContext } from "baram";
import { type GivenTask, outcomeAt } from "./given.ts";

/** The failure that a recording prescribes. */
class ScriptedFailure extends Error {
  override readonly name = "ScriptedFailure";
}

/** Fails or skips as the recording says for this try. */
export function actAsScripted(task: GivenTask, context: TaskContext): void {
  const outcome = outcomeAt(task, context.ti.tryNumber);
  switch (outcome) {
    case "success":
      return;
    case "fail":
      throw new ScriptedFailure("scripted");
    case "fail_now":
      throw new FailTask("scripted");
    case "skip":
      throw new SkipTask("scripted");
    default:
      throw new Error(`A recording prescribes the outcome "${outcome}", which is not known here.`);
  }
}
