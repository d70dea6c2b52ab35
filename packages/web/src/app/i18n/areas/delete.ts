import type { SameWords } from "../words.ts";

/** The words of deleting runs and the history of Dags, and of what else a Dag's menu has. */
export const deleteEn = {
  act: "Delete",
  more: "More acts on {{dag}}",
  backfill: "Backfill",
  backfills: "Its backfills",
  audit: "What people did with it",
  runAct: "Delete the run",
  run: "Delete the run of {{moment}}?",
  runWords:
    "Its task instances, their tries, XComs and notes go with it; there is no way back. Its date can be run again.",
  runRunning_one: "{{count}} task of it is on its way and is stopped.",
  runRunning_other: "{{count}} tasks of it are on their way and are stopped.",
  runDone: "Deleted the run of {{moment}}",
  dagAct: "Delete its history",
  dag: "Delete the history of {{dag}}?",
  dagWords:
    "All its runs, task instances, tries and XComs go; there is no way back. The file stays: the Dag is there again, without a history, when the file is read again.",
  dagRuns_one: "{{count}} run is deleted.",
  dagRuns_other: "{{count}} runs are deleted.",
  dagType: "Type {{dag}} to confirm",
  dagDone: "Deleted the history of {{dag}}",
} as const;

/** 삭제와 Dag 메뉴의 문구. */
export const deleteKo: SameWords<typeof deleteEn> = {
  act: "삭제",
  more: "{{dag}} 작업 더 보기",
  backfill: "백필",
  backfills: "이 Dag의 백필",
  audit: "이 Dag에 대한 작업 기록",
  runAct: "실행 삭제",
  run: "{{moment}} 실행을 삭제합니까?",
  runWords:
    "태스크 인스턴스, 시도, XCom, 메모도 함께 삭제되며 되돌릴 수 없습니다. 같은 날짜는 다시 실행할 수 있습니다.",
  runRunning_one: "진행 중인 태스크 {{count}}개가 중지됩니다.",
  runRunning_other: "진행 중인 태스크 {{count}}개가 중지됩니다.",
  runDone: "{{moment}} 실행을 삭제했습니다",
  dagAct: "이력 삭제",
  dag: "Dag {{dag}}의 이력을 삭제합니까?",
  dagWords:
    "모든 실행, 태스크 인스턴스, 시도, XCom이 삭제되며 되돌릴 수 없습니다. 파일은 남으므로 파일을 다시 읽으면 Dag가 이력 없이 다시 나타납니다.",
  dagRuns_one: "실행 {{count}}개가 삭제됩니다.",
  dagRuns_other: "실행 {{count}}개가 삭제됩니다.",
  dagType: "확인하려면 {{dag}} 입력",
  dagDone: "Dag {{dag}}의 이력을 삭제했습니다",
};
