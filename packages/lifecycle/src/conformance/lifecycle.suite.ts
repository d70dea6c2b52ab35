import { afterEach, beforeEach } from "vitest";
import type { LifecycleFixture } from "../lifecycle.fixture.ts";
import { describeAssets } from "./assets.suite.ts";
import { describeBackfills } from "./backfill.suite.ts";
import { describeBackfillsOfExistingRuns } from "./backfill-existing-runs.suite.ts";
import { describeClearingAcrossDags } from "./clear-across-dags.suite.ts";
import { describeClearing } from "./clear-task-instances.suite.ts";
import { describeDagGraph } from "./dag-graph.suite.ts";
import { describeDeferral } from "./deferral.suite.ts";
import { describeFailingFast } from "./fail-fast.suite.ts";
import { describeFairness } from "./fairness.suite.ts";
import { describeFinishing } from "./finish-task-instances.suite.ts";
import { describeMappedGroups } from "./mapped-groups.suite.ts";
import { describeMappedLimits } from "./mapped-limits.suite.ts";
import { describeMappedReruns } from "./mapped-reruns.suite.ts";
import { describeMappedTasks } from "./mapped-tasks.suite.ts";
import { describeMappedValues } from "./mapped-values.suite.ts";
import { describeMarking } from "./mark.suite.ts";
import { describePastRuns } from "./past-runs.suite.ts";
import { describeRandomGraphs } from "./random-graphs.suite.ts";
import { describeRescheduling } from "./reschedule.suite.ts";
import { describeRunEnds } from "./run-end.suite.ts";
import { describeRunTimeouts } from "./run-timeout.suite.ts";
import { describeRunVersions } from "./run-version.suite.ts";
import { describeScheduling } from "./scheduled-runs.suite.ts";
import { describeXComs } from "./xcoms.suite.ts";

/** What every database must make of the verbs. @param open a fixture on an empty database, for each test. */
export function describeLifecycle(open: () => Promise<LifecycleFixture>): void {
  let fixture: LifecycleFixture;
  beforeEach(async () => {
    fixture = await open();
  });
  afterEach(() => fixture.close());
  describeFinishing(() => fixture);
  describeClearing(() => fixture);
  describeClearingAcrossDags(() => fixture);
  describeMappedTasks(() => fixture);
  describeMappedReruns(() => fixture);
  describeMappedLimits(() => fixture);
  describeFairness(() => fixture);
  describeMappedGroups(() => fixture);
  describeMappedValues(() => fixture);
  describeMarking(() => fixture);
  describeFailingFast(() => fixture);
  describePastRuns(() => fixture);
  describeRunVersions(() => fixture);
  describeRunEnds(() => fixture);
  describeRunTimeouts(() => fixture);
  describeRandomGraphs(() => fixture);
  describeRescheduling(() => fixture);
  describeDeferral(() => fixture);
  describeScheduling(() => fixture);
  describeAssets(() => fixture);
  describeDagGraph(() => fixture);
  describeBackfills(() => fixture);
  describeBackfillsOfExistingRuns(() => fixture);
  describeXComs(() => fixture);
}
