import { actKo } from "./areas/act.ts";
import { adminKo } from "./areas/admin.ts";
import { allRunsKo } from "./areas/all-runs.ts";
import { assetsKo } from "./areas/assets.ts";
import { backfillsKo } from "./areas/backfills.ts";
import { clearKo, markKo } from "./areas/clear-and-mark.ts";
import { compareKo } from "./areas/compare.ts";
import { codeKo, dagDetailsKo, dagKo, runKo, runsKo } from "./areas/dag.ts";
import { calendarKo, dagEventsKo, durationsKo, graphMoreKo, runPageKo, versionsKo } from "./areas/dag-history.ts";
import { dagListKo, dagsKo, firstRunKo } from "./areas/dag-list.ts";
import { dagViewsKo, ganttKo, gridMoreKo } from "./areas/dag-views.ts";
import { dateFilterKo } from "./areas/date-filter.ts";
import { deleteKo } from "./areas/delete.ts";
import { errorKo } from "./areas/errors.ts";
import { graphKo } from "./areas/graph.ts";
import { gridKo } from "./areas/grid.ts";
import { homeKo } from "./areas/home.ts";
import { importErrorKo, importErrorsKo } from "./areas/import-errors.ts";
import { inboxKo } from "./areas/inbox.ts";
import { loginKo } from "./areas/log-in.ts";
import { navigationKo } from "./areas/navigation.ts";
import { pageFailureKo } from "./areas/page-failure.ts";
import { peopleKo } from "./areas/people.ts";
import { poolUseKo } from "./areas/pool-use.ts";
import { jumpKo, keysKo, shellKo } from "./areas/shell.ts";
import { runTypeKo, stateForKo, stateKo } from "./areas/state.ts";
import { stateReasonKo } from "./areas/state-reason.ts";
import { detailsKo, whyKo } from "./areas/task-instance.ts";
import { logKo } from "./areas/task-log.ts";
import { timelineKo } from "./areas/timeline.ts";
import { paramKo, triggerKo } from "./areas/trigger.ts";
import { waitingKo } from "./areas/waiting.ts";
import type { en } from "./en.ts";
import type { SameWords } from "./words.ts";

/** Every sentence of the UI in Korean. */
export const ko: SameWords<typeof en> = {
  admin: adminKo,
  navigation: navigationKo,
  dagList: dagListKo,
  pageFailure: pageFailureKo,
  people: peopleKo,
  poolUse: poolUseKo,
  assets: assetsKo,
  backfills: backfillsKo,
  inbox: inboxKo,
  allRuns: allRunsKo,
  compare: compareKo,
  delete: deleteKo,
  dateFilter: dateFilterKo,
  home: homeKo,
  importErrors: importErrorsKo,
  timeline: timelineKo,
  waiting: waitingKo,
  stateReason: stateReasonKo,
  dagViews: dagViewsKo,
  gantt: ganttKo,
  gridMore: gridMoreKo,
  calendar: calendarKo,
  dagEvents: dagEventsKo,
  durations: durationsKo,
  graphMore: graphMoreKo,
  runPage: runPageKo,
  versions: versionsKo,
  loading: "불러오는 중",
  act: actKo,
  state: stateKo,
  stateFor: stateForKo,
  runType: runTypeKo,
  error: errorKo,
  shell: shellKo,
  keys: keysKo,
  jump: jumpKo,
  login: loginKo,
  dags: dagsKo,
  firstRun: firstRunKo,
  dag: dagKo,
  grid: gridKo,
  details: detailsKo,
  why: whyKo,
  run: runKo,
  runs: runsKo,
  code: codeKo,
  dagDetails: dagDetailsKo,
  graph: graphKo,
  log: logKo,
  trigger: triggerKo,
  param: paramKo,
  clear: clearKo,
  mark: markKo,
  importError: importErrorKo,
  json: { copy: "JSON 복사" },
  notFound: {
    title: "없는 페이지",
    hint: "주소가 잘못되었거나 페이지가 옮겨졌습니다.",
  },
};
