import { expectTypeOf, test } from "vitest";
import type { components } from "./api.generated.ts";
import type * as shapes from "./settings-shapes.ts";

type Answers = components["schemas"];

/** The compiler compares: a server's answer that the pages could not read does not build. */
test("the admin pages can read what the server answers", () => {
  expectTypeOf<Answers["UiConnectionList"]>().toExtend<shapes.ConnectionPage>();
  expectTypeOf<Answers["UiConnectionPage"]>().toExtend<shapes.ConnectionAnswer>();
  expectTypeOf<Answers["ConnectionTypes"]>().toExtend<shapes.ConnectionTypes>();
  expectTypeOf<Answers["ConnectionTest"]>().toExtend<shapes.ConnectionTestAnswer>();
  expectTypeOf<Answers["UiVariableList"]>().toExtend<shapes.VariablePage>();
  expectTypeOf<Answers["UiVariablePage"]>().toExtend<shapes.VariableAnswer>();
  expectTypeOf<Answers["PoolCollection"]>().toExtend<shapes.PoolPage>();
  expectTypeOf<Answers["PoolSlots"]>().toExtend<shapes.PoolSlots>();
  expectTypeOf<Answers["UiPoolUse"]>().toExtend<shapes.PoolUseAnswer>();
  expectTypeOf<Answers["UiPastSlotHolders"]>().toExtend<shapes.PastSlotHolders>();
  expectTypeOf<Answers["UiAuditEntryList"]>().toExtend<shapes.AuditPage>();
  expectTypeOf<Answers["UiConfiguration"]>().toExtend<shapes.ConfigurationAnswer>();
  expectTypeOf<Answers["ProviderCollection"]>().toExtend<{ readonly providers: readonly shapes.Provider[] }>();
  expectTypeOf<Answers["UiJobList"]>().toExtend<shapes.JobsAnswer>();
});
