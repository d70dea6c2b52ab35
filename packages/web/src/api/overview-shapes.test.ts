import { expectTypeOf, test } from "vitest";
import type { components } from "./api.generated.ts";
import type * as shapes from "./overview-shapes.ts";

type Answers = components["schemas"];

/** The compiler compares: a server's answer that the pages could not read does not build. */
test("the pages about the whole installation can read what the server answers", () => {
  expectTypeOf<Answers["UiHome"]>().toExtend<shapes.HomeAnswer>();
  expectTypeOf<Answers["UiHomeHistory"]>().toExtend<shapes.HistoryAnswer>();
  expectTypeOf<Answers["UiRuns"]>().toExtend<shapes.RunsAnswer>();
  expectTypeOf<Answers["UiTimeline"]>().toExtend<shapes.TimelineAnswer>();
});
