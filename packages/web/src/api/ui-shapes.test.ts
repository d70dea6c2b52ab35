import { expectTypeOf, test } from "vitest";
import type { components } from "./api.generated.ts";
import type * as history from "./dag-history.ts";
import type * as shapes from "./ui-shapes.ts";

type Answers = components["schemas"];

/** The compiler compares: a server's answer that the pages could not read does not build. */
test("the pages can read what the server answers", () => {
  expectTypeOf<Answers["Session"]>().toExtend<shapes.Session>();
  expectTypeOf<Answers["UiDagList"]>().toExtend<shapes.DagPage>();
  expectTypeOf<Answers["UiDagPage"]>().toExtend<shapes.DagAnswer>();
  expectTypeOf<Answers["Grid"]>().toExtend<shapes.GridAnswer>();
  expectTypeOf<Answers["RunPage"]>().toExtend<shapes.RunAnswer>();
  expectTypeOf<Answers["TaskInstancePage"]>().toExtend<shapes.TaskInstanceAnswer>();
  expectTypeOf<Answers["DagWaiting"]>().toExtend<shapes.DagWaitingAnswer>();
  expectTypeOf<Answers["DagWaiting"]>().toExtend<shapes.MissingRunAnswer>();
  expectTypeOf<Answers["Source"]>().toExtend<shapes.SourceAnswer>();
  expectTypeOf<Answers["UiImportErrors"]>().toExtend<{ readonly import_errors: readonly shapes.ImportFailure[] }>();
});

test("the pages about a Dag's history can read what the server answers", () => {
  expectTypeOf<Answers["RunTimeline"]>().toExtend<history.TimelineAnswer>();
  expectTypeOf<Answers["Calendar"]>().toExtend<history.CalendarAnswer>();
  expectTypeOf<Answers["UiDagVersions"]>().toExtend<history.VersionsAnswer>();
  expectTypeOf<Answers["UiDagVersionPage"]>().toExtend<history.VersionAnswer>();
  expectTypeOf<Answers["UiDagNeighbours"]>().toExtend<history.NeighborsAnswer>();
  expectTypeOf<Answers["EventLog"]>().toExtend<history.DagEvent>();
  expectTypeOf<Answers["DatasetEvent"]>().toExtend<history.AssetEvent>();
  expectTypeOf<Answers["DAGRun"]>().toExtend<history.ListedRun>();
});
