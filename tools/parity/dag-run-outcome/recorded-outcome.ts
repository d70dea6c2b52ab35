import { FailTask, SkipTask } from "baram";

/** The failure that a recording prescribes. */
class ScriptedFailure extends Error {
  override readonly name = "ScriptedFailure";
}

/** Fails or skips as a recording prescribes; returns for a success. */
export function actOut(outcome: string): void {
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
