import { actEn } from "./areas/act.ts";
import { adminEn } from "./areas/admin.ts";
import { allRunsEn } from "./areas/all-runs.ts";
import { assetsEn } from "./areas/assets.ts";
import { backfillsEn } from "./areas/backfills.ts";
import { clearEn, markEn } from "./areas/clear-and-mark.ts";
import { compareEn } from "./areas/compare.ts";
import { codeEn, dagDetailsEn, dagEn, runEn, runsEn } from "./areas/dag.ts";
import { calendarEn, dagEventsEn, durationsEn, graphMoreEn, runPageEn, versionsEn } from "./areas/dag-history.ts";
import { dagListEn, dagsEn, firstRunEn } from "./areas/dag-list.ts";
import { dagViewsEn, ganttEn, gridMoreEn } from "./areas/dag-views.ts";
import { dateFilterEn } from "./areas/date-filter.ts";
import { deleteEn } from "./areas/delete.ts";
import { errorEn } from "./areas/errors.ts";
import { graphEn } from "./areas/graph.ts";
import { gridEn } from "./areas/grid.ts";
import { homeEn } from "./areas/home.ts";
import { importErrorEn, importErrorsEn } from "./areas/import-errors.ts";
import { inboxEn } from "./areas/inbox.ts";
import { loginEn } from "./areas/log-in.ts";
import { navigationEn } from "./areas/navigation.ts";
import { pageFailureEn } from "./areas/page-failure.ts";
import { peopleEn } from "./areas/people.ts";
import { poolUseEn } from "./areas/pool-use.ts";
import { jumpEn, keysEn, shellEn } from "./areas/shell.ts";
import { runTypeEn, stateEn, stateForEn } from "./areas/state.ts";
import { stateReasonEn } from "./areas/state-reason.ts";
import { detailsEn, whyEn } from "./areas/task-instance.ts";
import { logEn } from "./areas/task-log.ts";
import { timelineEn } from "./areas/timeline.ts";
import { paramEn, triggerEn } from "./areas/trigger.ts";
import { waitingEn } from "./areas/waiting.ts";

/** Every sentence of the UI in English. */
export const en = {
  admin: adminEn,
  navigation: navigationEn,
  dagList: dagListEn,
  pageFailure: pageFailureEn,
  people: peopleEn,
  poolUse: poolUseEn,
  assets: assetsEn,
  backfills: backfillsEn,
  inbox: inboxEn,
  allRuns: allRunsEn,
  compare: compareEn,
  delete: deleteEn,
  dateFilter: dateFilterEn,
  home: homeEn,
  importErrors: importErrorsEn,
  timeline: timelineEn,
  waiting: waitingEn,
  stateReason: stateReasonEn,
  dagViews: dagViewsEn,
  gantt: ganttEn,
  gridMore: gridMoreEn,
  calendar: calendarEn,
  dagEvents: dagEventsEn,
  durations: durationsEn,
  graphMore: graphMoreEn,
  runPage: runPageEn,
  versions: versionsEn,
  loading: "Loading",
  act: actEn,
  state: stateEn,
  stateFor: stateForEn,
  runType: runTypeEn,
  error: errorEn,
  shell: shellEn,
  keys: keysEn,
  jump: jumpEn,
  login: loginEn,
  dags: dagsEn,
  firstRun: firstRunEn,
  dag: dagEn,
  grid: gridEn,
  details: detailsEn,
  why: whyEn,
  run: runEn,
  runs: runsEn,
  code: codeEn,
  dagDetails: dagDetailsEn,
  graph: graphEn,
  log: logEn,
  trigger: triggerEn,
  param: paramEn,
  clear: clearEn,
  mark: markEn,
  importError: importErrorEn,
  json: { copy: "Copy the JSON" },
  notFound: {
    title: "There is no such page",
    hint: "The address may be mistyped, or the page was moved.",
  },
} as const;
