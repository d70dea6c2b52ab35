import type { NoNextDagRun, WaitingKind } from "@baram/domain";
import type { SameWords } from "../words.ts";

/** Every reason to wait has its words: the compiler asks for a kind that has none. */
type ReasonWords = Readonly<Record<WaitingKind, string>>;
type NextRunWords = Readonly<Record<NoNextDagRun["kind"], string>>;

/** The server words its reasons in English. */
const AS_THE_SERVER_SAYS = "{{message}}";

/** Why something waits, and what would change it. */
export const waitingEn = {
  reason: {
    "backfill-paused": AS_THE_SERVER_SAYS,
    "dag-file-gone": AS_THE_SERVER_SAYS,
    "dag-paused": AS_THE_SERVER_SAYS,
    "dag-run-not-running": AS_THE_SERVER_SAYS,
    "decided-against": AS_THE_SERVER_SAYS,
    deferred: AS_THE_SERVER_SAYS,
    "end-date-passed": AS_THE_SERVER_SAYS,
    "logical-date-ahead": AS_THE_SERVER_SAYS,
    "map-length-unknown": AS_THE_SERVER_SAYS,
    "max-active-runs": AS_THE_SERVER_SAYS,
    "max-active-tasks": AS_THE_SERVER_SAYS,
    "not-scheduled-yet": AS_THE_SERVER_SAYS,
    parallelism: AS_THE_SERVER_SAYS,
    "pool-full": AS_THE_SERVER_SAYS,
    "pool-missing": AS_THE_SERVER_SAYS,
    "pool-too-small": AS_THE_SERVER_SAYS,
    "previous-run": AS_THE_SERVER_SAYS,
    "reschedule-date": AS_THE_SERVER_SAYS,
    "retry-delay": AS_THE_SERVER_SAYS,
    running: AS_THE_SERVER_SAYS,
    "scheduler-silent": AS_THE_SERVER_SAYS,
    state: AS_THE_SERVER_SAYS,
    "task-concurrency": AS_THE_SERVER_SAYS,
    "trigger-rule": AS_THE_SERVER_SAYS,
  } satisfies ReasonWords,
  nextRun: {
    unscheduled: AS_THE_SERVER_SAYS,
    "import-error": AS_THE_SERVER_SAYS,
    paused: AS_THE_SERVER_SAYS,
    "waits-for-assets": AS_THE_SERVER_SAYS,
    "at-run-limit": AS_THE_SERVER_SAYS,
    "start-after-end": AS_THE_SERVER_SAYS,
    "ran-once": AS_THE_SERVER_SAYS,
    ended: AS_THE_SERVER_SAYS,
    "timetable-names-none": AS_THE_SERVER_SAYS,
    "no-further-moment": AS_THE_SERVER_SAYS,
  } satisfies NextRunWords,
  isMet: AS_THE_SERVER_SAYS,
  run: "Why it does not start",
  allMet: "Nothing holds the run back; it starts with the next pass of the scheduler.",
  act: {
    answer: "Answer it in the inbox",
    backfill: "Open the backfill",
    clear: "Run it now",
    code: "Look at the code",
    configuration: "Look at the configuration",
    createPool: "Create the pool",
    importErrors: "Import errors",
    logs: "Read its log",
    pool: "Open the pool {{pool}}",
    previousRun: "Open the run before",
    processes: "Jobs and workers",
    run: "Open the run",
    runningRuns: "Runs that are running",
    runningTasks: "Tasks that are running",
    upstream: "Show what is upstream",
    unpause: "Unpause {{dag}}",
  },
} as const;

/** 대기하는 이유와 그것을 바꾸는 방법. */
export const waitingKo: SameWords<typeof waitingEn> = {
  reason: {
    "backfill-paused": "백필 {{backfill_id}} 일시 중지 중: 실행이 시작되지 않습니다.",
    "dag-file-gone": "이 Dag를 만드는 파일이 없어서 실행이 시작되지 않습니다.",
    "dag-paused": "Dag가 일시 중지되어 있습니다.",
    "dag-run-not-running": "실행이 {{stateWord}} 상태입니다. 태스크는 실행이 진행되는 동안에만 시작합니다.",
    "decided-against": "바로 위의 분기 또는 단락 태스크가 이 태스크를 선택하지 않았습니다.",
    deferred: "태스크가 슬롯을 내놓고 트리거 {{trigger}}의 이벤트를 기다립니다.",
    "end-date-passed": "종료 날짜 {{endDate}}보다 늦은 논리적 날짜입니다: {{logicalDate}}",
    "logical-date-ahead": "아직 오지 않은 논리적 날짜입니다: {{logicalDate}}",
    "map-length-unknown": "매핑의 길이를 정하는 상위 태스크가 끝나지 않았습니다.",
    "max-active-runs": "동시에 실행할 수 있는 실행 {{maximum}}개 중 {{active}}개가 실행 중입니다.",
    "max-active-tasks":
      "Dag {{dag_id}}의 태스크는 동시에 {{maximum}}개까지 실행할 수 있고 지금 {{active}}개가 실행 중입니다.",
    "not-scheduled-yet": "태스크 인스턴스가 아직 예약되지 않았습니다.",
    parallelism: "모든 슬롯을 사용 중입니다: {{maximum}}개 중 {{active}}개 (parallelism).",
    "pool-full":
      "풀 {{pool}}의 슬롯 {{slots_total}}개 중 {{slots_occupied}}개를 사용 중이고 이 태스크에는 {{slots_needed}}개가 필요합니다.",
    "pool-missing": "없는 풀입니다: {{pool}}. 풀을 만들거나 태스크에 다른 풀을 지정합니다.",
    "pool-too-small":
      "풀 {{pool}}의 슬롯은 모두 {{slots_total}}개인데 이 태스크에는 {{slots_needed}}개가 필요해서 시작할 수 없습니다. 풀을 늘리거나 태스크의 슬롯을 줄입니다.",
    "previous-run": "이 태스크는 이전 실행에 따라 시작합니다. 이전 실행 {{run_id}}에서 아직 성공하지 않았습니다.",
    "reschedule-date": "다음 확인은 {{dueAt}}입니다.",
    "retry-delay": "다음 시도는 {{dueAt}}입니다.",
    running: "태스크 인스턴스가 이미 실행 중입니다.",
    "scheduler-silent": "실행 중인 스케줄러가 없어서 아무것도 시작되지 않습니다.",
    state: "태스크 인스턴스가 {{stateWord}} 상태입니다.",
    "task-concurrency":
      "태스크 {{task_id}}의 인스턴스는 동시에 {{maximum}}개까지 실행할 수 있고 지금 {{active}}개가 실행 중입니다.",
    "trigger-rule": "트리거 규칙 {{trigger_rule}} 미충족. 기다리는 상위 태스크: {{upstream}}",
  },
  nextRun: {
    unscheduled: "일정이 없으며 트리거할 때 실행됩니다.",
    "import-error": "Dag 파일을 불러올 수 없어서 실행이 만들어지지 않습니다.",
    paused: "일시 중지되어 실행이 만들어지지 않습니다.",
    "waits-for-assets": "기다리는 자산이 업데이트되면 실행됩니다.",
    "at-run-limit": "동시에 실행할 수 있는 실행의 수에 도달했습니다.",
    "start-after-end": "시작 날짜가 종료 날짜 이후여서 예정된 실행이 없습니다.",
    "ran-once": "한 번만 실행되는 Dag이며 이미 실행되었습니다.",
    ended: "일정이 종료 날짜에 도달하여 더 이상 실행이 없습니다.",
    "timetable-names-none": "타임테이블이 다음 실행을 정하지 않았습니다.",
    "no-further-moment": "일정에 이후 시각이 없어 더 이상 실행이 없습니다.",
  },
  isMet: "충족했습니다.",
  run: "시작되지 않는 이유",
  allMet: "실행을 막는 조건이 없으며 다음 스케줄링에서 시작합니다.",
  act: {
    answer: "요청함에서 답하기",
    backfill: "백필 열기",
    clear: "지금 실행",
    code: "코드 보기",
    configuration: "설정 보기",
    createPool: "풀 생성",
    importErrors: "가져오기 오류",
    logs: "로그 읽기",
    pool: "풀 {{pool}} 열기",
    previousRun: "이전 실행 열기",
    processes: "작업과 워커",
    run: "실행 열기",
    runningRuns: "진행 중인 실행",
    runningTasks: "실행 중인 태스크",
    upstream: "상위 태스크 보기",
    unpause: "Dag {{dag}} 재개",
  },
};
