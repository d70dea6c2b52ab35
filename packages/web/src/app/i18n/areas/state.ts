import type { SameWords } from "../words.ts";

/** States of runs and task instances. */
export const stateEn = {
  success: "Success",
  running: "Running",
  failed: "Failed",
  upstream_failed: "Upstream failed",
  skipped: "Skipped",
  up_for_retry: "Up for retry",
  up_for_reschedule: "Up for reschedule",
  queued: "Queued",
  scheduled: "Scheduled",
  deferred: "Deferred",
  restarting: "Restarting",
  removed: "Removed",
  none: "No status",
  paused: "Paused",
  all: "All",
  counted: "{{number}} {{state}}",
} as const;

/** States of runs and task instances, in Korean. */
export const stateKo: SameWords<typeof stateEn> = {
  success: "성공",
  running: "실행 중",
  failed: "실패",
  upstream_failed: "상위 실패",
  skipped: "건너뜀",
  up_for_retry: "재시도 대기",
  up_for_reschedule: "재예약 대기",
  queued: "대기열",
  scheduled: "예약됨",
  deferred: "지연 대기",
  restarting: "다시 시작 중",
  removed: "제거됨",
  none: "상태 없음",
  paused: "일시 중지",
  all: "전체",
  counted: "{{state}} {{number}}",
};

/** A state and how long it has lasted. */
export const stateForEn = {
  running: "Running for {{duration}}",
  queued: "Queued for {{duration}}",
  scheduled: "Scheduled for {{duration}}",
  deferred: "Deferred for {{duration}}",
  up_for_reschedule: "Up for reschedule for {{duration}}",
  restarting: "Restarting for {{duration}}",
  up_for_retry: "Up for retry, {{relative}}",
} as const;

/** A state and how long it has lasted, in Korean. */
export const stateForKo: SameWords<typeof stateForEn> = {
  running: "{{duration}}째 실행 중",
  queued: "{{duration}}째 대기열",
  scheduled: "{{duration}}째 예약됨",
  deferred: "{{duration}}째 지연 대기",
  up_for_reschedule: "{{duration}}째 재예약 대기",
  restarting: "{{duration}}째 다시 시작 중",
  up_for_retry: "재시도 대기, {{relative}}",
};

/** Why a run was made. */
export const runTypeEn = {
  scheduled: "Scheduled",
  manual: "Manual",
  backfill: "Backfill",
  dataset_triggered: "Asset triggered",
} as const;

/** Why a run was made, in Korean. */
export const runTypeKo: SameWords<typeof runTypeEn> = {
  scheduled: "예약",
  manual: "수동",
  backfill: "백필",
  dataset_triggered: "자산 트리거",
};
