import type { StateReasonKind } from "@baram/domain";
import type { SameWords } from "../words.ts";

/** Every reason has its words: the compiler asks for a kind that has none. */
type ReasonWords = Readonly<Record<StateReasonKind, string>>;

/** The server words its reasons in English. */
const AS_THE_SERVER_SAYS = "{{message}}";

/** Why something is in its state. */
export const stateReasonEn = {
  of: {
    "backfill-dates-failed": AS_THE_SERVER_SAYS,
    "backfill-dates-failed-early": AS_THE_SERVER_SAYS,
    "backfill-timetable-silent": AS_THE_SERVER_SAYS,
    "backfill-without-dag": AS_THE_SERVER_SAYS,
    "bash-skipped": AS_THE_SERVER_SAYS,
    "cleared-while-running": AS_THE_SERVER_SAYS,
    "condition-skipped": AS_THE_SERVER_SAYS,
    "decided-against": AS_THE_SERVER_SAYS,
    "element-gone": AS_THE_SERVER_SAYS,
    "empty-list": AS_THE_SERVER_SAYS,
    "execution-timeout": AS_THE_SERVER_SAYS,
    "failed-fast": AS_THE_SERVER_SAYS,
    "failed-fast-late": AS_THE_SERVER_SAYS,
    "length-differs": AS_THE_SERVER_SAYS,
    "length-unknown": AS_THE_SERVER_SAYS,
    "map-source-failed": AS_THE_SERVER_SAYS,
    "map-source-skipped": AS_THE_SERVER_SAYS,
    marked: AS_THE_SERVER_SAYS,
    "not-followed": AS_THE_SERVER_SAYS,
    "out-of-memory": AS_THE_SERVER_SAYS,
    "process-exited": AS_THE_SERVER_SAYS,
    "process-exited-at": AS_THE_SERVER_SAYS,
    "process-killed": AS_THE_SERVER_SAYS,
    "process-killed-memory": AS_THE_SERVER_SAYS,
    "process-lost": AS_THE_SERVER_SAYS,
    "run-marked": AS_THE_SERVER_SAYS,
    "run-timed-out": AS_THE_SERVER_SAYS,
    "setup-failed": AS_THE_SERVER_SAYS,
    "setup-skipped": AS_THE_SERVER_SAYS,
    "task-gone": AS_THE_SERVER_SAYS,
    "trigger-rule": AS_THE_SERVER_SAYS,
    "waits-for-person": AS_THE_SERVER_SAYS,
    "waits-for-trigger": AS_THE_SERVER_SAYS,
  } satisfies ReasonWords,
  unfinished: "Not finished",
  standing: "{{standing}}: {{count}}",
  standingOf: "{{standing}}: {{count}} ({{tasks}})",
  moreTasks: "{{tasks}} and {{count}} more",
} as const;

/** 상태의 이유. */
export const stateReasonKo: SameWords<typeof stateReasonEn> = {
  of: {
    "backfill-dates-failed": "날짜 {{total}}개 중 {{failed}}개가 실패했습니다.",
    "backfill-dates-failed-early":
      "날짜 {{total}}개 중 {{failed}}개가 실패했고, 그 뒤 {{planned}}개는 시작하지 않았습니다.",
    "backfill-timetable-silent": "만들 때의 타임테이블이 채울 날짜를 알려 주지 않아 다시 묻습니다: {{error}}",
    "backfill-without-dag": "이 Dag를 만드는 파일이 없습니다. 파일이 생기면 계속합니다.",
    "bash-skipped": "Bash 명령의 종료 코드에 따라 건너뜁니다: {{code}}",
    "cleared-while-running": "실행 중에 초기화되었습니다.",
    "condition-skipped": "{{condition}} 조건에 따라 건너뜁니다.",
    "decided-against": "바로 위의 분기 또는 단락 태스크가 이 태스크를 선택하지 않았습니다.",
    "element-gone": "매핑할 목록에 이 요소가 더 이상 없습니다.",
    "empty-list": "매핑할 목록이 비어 있습니다.",
    "execution-timeout": "실행 제한 시간 {{seconds}}초를 넘어 중지되었습니다.",
    "failed-fast": "하나가 실패하면 모두 멈추는 Dag이며, 실패한 태스크는 {{task_id}}입니다.",
    "failed-fast-late": "하나가 실패하면 모두 멈추는 Dag이며, 다른 태스크가 이미 실패했습니다.",
    "length-differs":
      "이 태스크를 둘러싼 그룹은 더 바깥에 있는 매핑 그룹의 {{task_id}}에 매핑되었고, 그 길이가 인덱스마다 다릅니다. 두 그룹 밖의 태스크에 매핑합니다.",
    "length-unknown": "매핑할 목록의 길이를 알 수 없었습니다.",
    "map-source-failed": "매핑의 길이를 정하는 태스크가 성공하지 못했습니다: {{task_id}}",
    "map-source-skipped": "매핑의 길이를 정하는 태스크를 건너뛰었습니다: {{task_id}}",
    marked: "사용자가 표시한 상태입니다: {{stateWord}}",
    "not-followed": "분기 {{task_id}}에서 선택되지 않았습니다.",
    "out-of-memory":
      "러너 프로세스의 메모리가 부족했습니다. 작성한 코드에 필요한 힙이 러너가 쓸 수 있는 {{megabytes}}MB보다 컸습니다.",
    "process-exited":
      "러너 프로세스가 끝났습니다 (종료 코드 {{code}}). 작성한 코드나 사용한 라이브러리가 process.exit를 호출했습니다.",
    "process-exited-at":
      "러너 프로세스가 끝났습니다 (종료 코드 {{code}}). 작성한 코드나 사용한 라이브러리가 {{line}}번째 줄에서 process.exit를 호출했습니다.",
    "process-killed": "러너 프로세스가 종료되었습니다 (신호 {{signal}}).",
    "process-killed-memory":
      "러너 프로세스가 종료되었습니다 (신호 {{signal}}). 메모리가 부족하면 운영 체제가 이렇게 종료합니다.",
    "process-lost": "{{host}}에서 이 시도를 실행하던 프로세스가 결과를 알리지 않고 끝났습니다.",
    "run-marked": "사용자가 실행 전체를 표시했습니다: {{stateWord}}",
    "run-timed-out": "실행의 제한 시간이 지났습니다.",
    "setup-failed": "설정 태스크가 성공하지 못했습니다: {{task_id}}",
    "setup-skipped": "설정 태스크를 건너뛰었습니다: {{task_id}}",
    "task-gone": "Dag에 이 태스크가 더 이상 없습니다.",
    "trigger-rule": "트리거 규칙 {{trigger_rule}} 미충족. 상위 태스크 {{total}}개 중 {{standings}}",
    "waits-for-person": "사람의 답을 기다립니다.",
    "waits-for-trigger": "트리거 {{trigger}}의 이벤트를 기다립니다.",
  },
  unfinished: "미완료",
  standing: "{{standing}} {{count}}개",
  standingOf: "{{standing}} {{count}}개 ({{tasks}})",
  moreTasks: "{{tasks}} 외 {{count}}개",
};
