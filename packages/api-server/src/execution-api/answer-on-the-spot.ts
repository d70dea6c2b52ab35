import { type AnswerOnTheSpot, checkHumanResponse, defaultHumanResponse, type HumanRequest } from "@baram/domain";
import type { ExecutionSurroundings } from "./execution-surroundings.ts";

/** What whoever tries a task out answers, or the defaults. */
export async function answerOnTheSpot(
  request: HumanRequest,
  { taskId }: { readonly taskId: string | null },
  { askPerson }: Pick<ExecutionSurroundings, "askPerson">,
): Promise<AnswerOnTheSpot> {
  const given = (await askPerson?.(request, taskId)) ?? null;
  if (given === null) {
    const response = defaultHumanResponse(request);
    return response === null ? { kind: "nobody" } : { kind: "answer", response, answeredBy: null };
  }
  const checked = checkHumanResponse(request, given.response);
  if (checked.kind === "refused") return checked;
  return { kind: "answer", response: checked.response, answeredBy: given.answeredBy };
}
