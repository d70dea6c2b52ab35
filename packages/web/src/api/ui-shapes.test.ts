import { expectTypeOf, test } from "vitest";
import type { components } from "./api.generated.ts";
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
  expectTypeOf<Answers["Source"]>().toExtend<shapes.SourceAnswer>();
  expectTypeOf<Answers["UiImportErrors"]>().toExtend<{ readonly import_errors: readonly shapes.ImportFailure[] }>();
});
