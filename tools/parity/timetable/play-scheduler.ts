import type { RunType } from "@baram/domain";
import { type GivenScheduledDag, instantOf } from "./given.ts";
import type { ScheduleStage } from "./schedule-stage.ts";

/** What a recording does with the Dag, at a moment. */
export type GivenAction = { readonly at: string } & (
  | { readonly do: "parse"; readonly change?: Partial<GivenScheduledDag> }
  | { readonly do: "pass"; readonly loops?: number }
  | { readonly do: "finish"; readonly logical_date: string; readonly state?: "success" | "failed" }
  | {
      readonly do: "create_run";
      readonly run_type: RunType;
      readonly logical_date: string;
      readonly state?: "queued" | "running" | "success" | "failed";
    }
  | { readonly do: "pause"; readonly paused: boolean }
);

/** The query `scheduler`. @returns how the Dag stands after each action. */
export async function playScheduler(
  stage: ScheduleStage,
  { dag, actions }: { readonly dag: GivenScheduledDag; readonly actions: readonly GivenAction[] },
): Promise<{ readonly after: readonly unknown[] }> {
  const after: unknown[] = [];
  let current = dag;
  for (const action of actions) {
    if (action.do === "parse") current = { ...current, ...action.change };
    await act(stage, current, action);
    after.push(await stage.showDag("d"));
  }
  return { after };
}

async function act(stage: ScheduleStage, dag: GivenScheduledDag, action: GivenAction): Promise<void> {
  const now = instantOf(action.at);
  switch (action.do) {
    case "parse":
      return stage.parse(dag, now);
    case "pass":
      for (let loop = 0; loop < (action.loops ?? 1); loop += 1) await stage.createDueRuns(now);
      return stage.startRuns(now);
    case "finish": {
      const run = await stage.store.reader
        .selectFrom("dagRun")
        .select(["dagId", "runId"])
        .where("logicalDate", "=", instantOf(action.logical_date))
        .executeTakeFirstOrThrow();
      return stage.finishRun(run, action.state ?? "success", now);
    }
    case "create_run": {
      const { run_type: runType, state = "running" } = action;
      const dagRunId = await stage.createRun({ dagId: "d", runType, logicalDate: instantOf(action.logical_date) }, now);
      if (state === "queued") return;
      if (state === "running") return stage.startRun(dagRunId, now);
      // It ends as if it had never been the scheduler's.
      await stage.store.transaction((transaction) =>
        transaction.updateTable("dagRun").set({ state }).where("id", "=", dagRunId).execute(),
      );
      return;
    }
    case "pause":
      return stage.pause("d", action.paused, now);
  }
}
