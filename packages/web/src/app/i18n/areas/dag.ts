import type { SameWords } from "../words.ts";

/** The frame of the pages of a Dag. */
export const dagEn = {
  tabs: "Views of the Dag",
  grid: "Grid",
  graph: "Graph",
  runs: "Runs",
  code: "Code",
  details: "Details",
  active: "Active",
  paused: "Paused",
  nextRun: "Next run {{relative}}",
  runningFor: "Running for {{duration}}",
  lastRun: "Last run {{relative}}",
  version: "Version {{number}}",
  notFound: "There is no Dag {{dag}}",
  notFoundHint: "It was never there, or its file is gone and its history was deleted.",
  toDags: "All Dags",
  hasImportErrors: "The newest version of its file could not be read; this is the last good one.",
} as const;

/** The frame of the pages of a Dag, in Korean. */
export const dagKo: SameWords<typeof dagEn> = {
  tabs: "Dag 보기",
  grid: "그리드",
  graph: "그래프",
  runs: "실행",
  code: "코드",
  details: "자세히",
  active: "활성",
  paused: "일시 중지",
  nextRun: "다음 실행 {{relative}}",
  runningFor: "{{duration}}째 실행 중",
  lastRun: "마지막 실행 {{relative}}",
  version: "버전 {{number}}",
  notFound: "Dag {{dag}} 없음",
  notFoundHint: "처음부터 없었거나, 파일이 사라지고 기록이 삭제되었습니다.",
  toDags: "모든 Dag",
  hasImportErrors: "파일의 최신 버전을 읽을 수 없어 마지막으로 정상이던 버전을 보여 줍니다.",
};

/** The acts on a run. */
export const runEn = {
  title: "Run {{moment}}",
  clearAll: "Clear all tasks",
  clearFailed: "Clear failed tasks",
} as const;

/** The acts on a run, in Korean. */
export const runKo: SameWords<typeof runEn> = {
  title: "실행 {{moment}}",
  clearAll: "모든 태스크 초기화",
  clearFailed: "실패한 태스크 초기화",
};

/** The runs of a Dag. */
export const runsEn = {
  run: "Run",
  type: "Type",
  state: "State",
  covers: "Covers",
  started: "Started",
  duration: "Duration",
  version: "Version",
  note: "Note",
  older: "Older runs",
  newest: "Newest runs",
} as const;

/** The runs of a Dag, in Korean. */
export const runsKo: SameWords<typeof runsEn> = {
  run: "실행",
  type: "유형",
  state: "상태",
  covers: "데이터 구간",
  started: "시작",
  duration: "실행 시간",
  version: "버전",
  note: "메모",
  older: "이전 실행",
  newest: "최신 실행",
};

/** The code of a Dag. */
export const codeEn = {
  version: "Version {{number}}",
  versionLabel: "Version of the code",
  versionAt: "Version {{number}}, {{moment}}",
} as const;

/** The code of a Dag, in Korean. */
export const codeKo: SameWords<typeof codeEn> = {
  version: "버전 {{number}}",
  versionLabel: "코드의 버전",
  versionAt: "버전 {{number}}, {{moment}}",
};

/** What is known about a Dag. */
export const dagDetailsEn = {
  id: "Dag id",
  file: "File",
  schedule: "Schedule",
  timezone: "Time zone",
  startDate: "Starts",
  endDate: "Ends",
  catchup: "Catchup",
  on: "On",
  off: "Off",
  maxActiveRuns: "Active runs, at most",
  maxActiveTasks: "Active tasks, at most",
  owners: "Owners",
  tags: "Tags",
  tasks: "Tasks",
  versions: "Versions",
  params: "Params",
  docs: "About this Dag",
  param: "Param",
  default: "Default",
  about: "About",
  noParams: "This Dag has no params.",
  created: "Created",
} as const;

/** What is known about a Dag, in Korean. */
export const dagDetailsKo: SameWords<typeof dagDetailsEn> = {
  id: "Dag ID",
  file: "파일",
  schedule: "일정",
  timezone: "시간대",
  startDate: "시작일",
  endDate: "종료일",
  catchup: "따라잡기",
  on: "켜짐",
  off: "꺼짐",
  maxActiveRuns: "최대 활성 실행",
  maxActiveTasks: "최대 활성 태스크",
  owners: "소유자",
  tags: "태그",
  tasks: "태스크",
  versions: "버전",
  params: "Params",
  docs: "Dag 설명",
  param: "Param",
  default: "기본값",
  about: "설명",
  noParams: "이 Dag에는 params가 없습니다.",
  created: "생성",
};
