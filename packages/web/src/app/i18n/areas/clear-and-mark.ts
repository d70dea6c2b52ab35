import type { SameWords } from "../words.ts";

/** The dialog to clear task instances. */
export const clearEn = {
  title: "Clear {{task}} in {{run}}?",
  titleRun: "Clear run {{run}}?",
  words: "Cleared tasks run again. Old tries and their logs stay.",
  downstream: "Downstream",
  upstream: "Upstream",
  future: "Future runs",
  past: "Past runs",
  onlyFailed: "Only failed",
  onlyFailedHint: "Leaves successes alone",
  newestVersion: "Newest version",
  newestVersionHint: "Runs by the Dag as it is now, not as it was",
  tasks_one: "{{count}} task",
  tasks_other: "{{count}} tasks",
  tasksInRuns_one: "{{tasks}} in {{count}} run",
  tasksInRuns_other: "{{tasks}} in {{count}} runs",
  willRunAgain: "will run again",
  nothing: "Nothing would be cleared",
  more: "and {{count}} more",
  counting: "Counting what would change",
  cleared: "Cleared {{tasks}} in {{dag}}",
} as const;

/** The dialog to clear task instances, in Korean. */
export const clearKo: SameWords<typeof clearEn> = {
  title: "{{run}} 실행의 {{task}} 초기화",
  titleRun: "{{run}} 실행 초기화",
  words: "초기화한 태스크는 다시 실행됩니다. 이전 시도와 로그는 남습니다.",
  downstream: "하위",
  upstream: "상위",
  future: "이후 실행",
  past: "이전 실행",
  onlyFailed: "실패만",
  onlyFailedHint: "성공은 그대로 둠",
  newestVersion: "최신 버전",
  newestVersionHint: "실행 당시가 아닌 현재 Dag로 실행",
  tasks_one: "태스크 {{count}}개",
  tasks_other: "태스크 {{count}}개",
  tasksInRuns_one: "실행 {{count}}개의 {{tasks}}",
  tasksInRuns_other: "실행 {{count}}개의 {{tasks}}",
  willRunAgain: "다시 실행됨",
  nothing: "초기화할 것 없음",
  more: "외 {{count}}개",
  counting: "바뀔 것을 세는 중",
  cleared: "Dag {{dag}}: {{tasks}} 초기화됨",
};

/** The dialog to mark a task instance or a run. */
export const markEn = {
  titleTask: "Mark {{task}} in {{run}} as {{state}}?",
  titleRun: "Mark run {{run}} as {{state}}?",
  success: "success",
  failed: "failed",
  skipped: "skipped",
  successTask: "Tasks after it that wait for it may start. Nothing of it runs.",
  failedTask: "Tasks after it that need its success will not run.",
  skippedTask: "Tasks after it are decided as if it had been skipped.",
  stops: "It is running: its process is stopped.",
  runSuccess: "Unfinished tasks become success without running; finished ones keep their state.",
  runFailed:
    "Running tasks are stopped and fail, tasks that have not started are skipped; finished ones keep their state.",
  changes_one: "{{count}} task changes",
  changes_other: "{{count}} tasks change",
  noneChanges: "All tasks are finished; only the state of the run changes.",
  doneTask: "Marked {{task}} as {{state}}",
  doneRun: "Marked the run as {{state}}",
} as const;

/** The dialog to mark a task instance or a run, in Korean. */
export const markKo: SameWords<typeof markEn> = {
  titleTask: "{{run}} 실행의 {{task}} 상태를 {{state}}으로 표시",
  titleRun: "{{run}} 실행의 상태를 {{state}}으로 표시",
  success: "성공",
  failed: "실패",
  skipped: "건너뜀",
  successTask: "이 태스크를 기다리던 하위 태스크가 시작할 수 있습니다. 이 태스크는 실행되지 않습니다.",
  failedTask: "이 태스크의 성공이 필요한 하위 태스크는 실행되지 않습니다.",
  skippedTask: "하위 태스크는 이 태스크를 건너뛴 것으로 보고 결정됩니다.",
  stops: "실행 중이므로 프로세스가 중지됩니다.",
  runSuccess: "끝나지 않은 태스크는 실행되지 않고 성공이 됩니다. 끝난 태스크의 상태는 그대로입니다.",
  runFailed:
    "실행 중인 태스크는 중지되어 실패하고, 시작하지 않은 태스크는 건너뜁니다. 끝난 태스크의 상태는 그대로입니다.",
  changes_one: "태스크 {{count}}개가 바뀜",
  changes_other: "태스크 {{count}}개가 바뀜",
  noneChanges: "모든 태스크가 끝났습니다. 실행의 상태만 바뀝니다.",
  doneTask: "{{task}}: {{state}} 표시됨",
  doneRun: "실행: {{state}} 표시됨",
};
