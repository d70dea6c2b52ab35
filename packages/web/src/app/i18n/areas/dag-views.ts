import type { SameWords } from "../words.ts";

/** The further views of a Dag: what of its runs took how long, when they were, and what was changed. */
export const dagViewsEn = {
  tabs: {
    gantt: "Gantt",
    calendar: "Calendar",
    durations: "Durations",
    versions: "Versions",
    events: "Events",
  },
} as const;

export const dagViewsKo: SameWords<typeof dagViewsEn> = {
  tabs: {
    gantt: "간트",
    calendar: "달력",
    durations: "소요 시간",
    versions: "버전",
    events: "이벤트",
  },
};

/** The tries of a run over time. */
export const ganttEn = {
  label: "Tries of the run of {{dag}} over time",
  error: "The timeline could not be read",
  empty: "Trigger a run to see where its time goes.",
  time: "Time",
  waited: "Waited",
  ran: "Ran",
  waitedFor: "waited {{duration}}",
  ranFor: "ran {{duration}}",
  onCriticalPath: "on the critical path",
  usually: "usually {{duration}}",
  soFar: "So far",
  took: "Took",
  longestWait: "Longest wait:",
  axis: "Time axis",
  clock: "Clock",
  sinceStart: "Since start",
  criticalPath: "Critical path",
  running: "running",
  failedTry: "failed try",
  part: {
    ran: "ran",
    queued: "queued",
    deferred: "deferred",
    rescheduled: "looks again and again",
    retry: "retry delay",
  },
} as const;

export const ganttKo: SameWords<typeof ganttEn> = {
  label: "{{dag}} 실행의 시도별 시간",
  error: "타임라인을 읽을 수 없습니다",
  empty: "실행을 트리거하면 시간이 어디에 쓰이는지 볼 수 있습니다.",
  time: "시간",
  waited: "대기",
  ran: "실행",
  waitedFor: "{{duration}} 대기",
  ranFor: "{{duration}} 실행",
  onCriticalPath: "임계 경로에 있음",
  usually: "보통 {{duration}}",
  soFar: "지금까지",
  took: "소요",
  longestWait: "가장 긴 대기:",
  axis: "시간 축",
  clock: "시각",
  sinceStart: "시작 후",
  criticalPath: "임계 경로",
  running: "실행 중",
  failedTry: "실패한 시도",
  part: {
    ran: "실행",
    queued: "대기열",
    deferred: "지연 대기",
    rescheduled: "반복 확인",
    retry: "재시도 대기",
  },
};

/** Several cells of the grid at once. */
export const gridMoreEn = {
  taskState: "Task state",
  picked_one: "{{count}} task instance picked",
  picked_other: "{{count}} task instances picked",
  inRuns_one: "In {{count}} run",
  inRuns_other: "In {{count}} runs",
  unpick: "Pick none",
  clearTitle_one: "Clear the picked tasks of {{count}} run of {{dag}}?",
  clearTitle_other: "Clear the picked tasks of {{count}} runs of {{dag}}?",
  markTitle_one: "Mark the picked tasks of {{count}} run of {{dag}} as {{state}}?",
  markTitle_other: "Mark the picked tasks of {{count}} runs of {{dag}} as {{state}}?",
  marked_one: "Marked {{count}} task instance as {{state}}",
  marked_other: "Marked {{count}} task instances as {{state}}",
  nothingChanges: "All of them are in this state already.",
} as const;

export const gridMoreKo: SameWords<typeof gridMoreEn> = {
  taskState: "태스크 상태",
  picked_one: "태스크 인스턴스 {{count}}개 선택됨",
  picked_other: "태스크 인스턴스 {{count}}개 선택됨",
  inRuns_one: "실행 {{count}}개",
  inRuns_other: "실행 {{count}}개",
  unpick: "선택 해제",
  clearTitle_one: "Dag {{dag}} 실행 {{count}}개의 선택한 태스크 초기화",
  clearTitle_other: "Dag {{dag}} 실행 {{count}}개의 선택한 태스크 초기화",
  markTitle_one: "Dag {{dag}} 실행 {{count}}개의 선택한 태스크를 {{state}} 상태로 표시",
  markTitle_other: "Dag {{dag}} 실행 {{count}}개의 선택한 태스크를 {{state}} 상태로 표시",
  marked_one: "태스크 인스턴스 {{count}}개를 {{state}} 상태로 표시함",
  marked_other: "태스크 인스턴스 {{count}}개를 {{state}} 상태로 표시함",
  nothingChanges: "모두 이미 이 상태입니다.",
};
