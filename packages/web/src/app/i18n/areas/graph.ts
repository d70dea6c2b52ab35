import type { SameWords } from "../words.ts";

/** The graph of a Dag. */
export const graphEn = {
  label: "Graph of {{dag}}",
  find: "Find a task",
  leftToRight: "Left to right",
  topDown: "Top down",
  direction: "Direction",
  foldAll: "Fold all groups",
  openAll: "Open all groups",
  chooseRun: "Run on show",
  olderRun: "Older run",
  newerRun: "Newer run",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Fit",
  minimap: "Overview",
  asList: "Tasks as a list",
  setup: "Setup",
  teardown: "Teardown",
  sensor: "Sensor",
  branch: "Branch",
  tryShort: "try {{number}}",
} as const;

/** The graph of a Dag, in Korean. */
export const graphKo: SameWords<typeof graphEn> = {
  label: "Dag {{dag}}의 그래프",
  find: "태스크 찾기",
  leftToRight: "왼쪽에서 오른쪽",
  topDown: "위에서 아래",
  direction: "방향",
  foldAll: "모든 그룹 접기",
  openAll: "모든 그룹 펼치기",
  chooseRun: "보여 줄 실행",
  olderRun: "이전 실행",
  newerRun: "이후 실행",
  zoomIn: "확대",
  zoomOut: "축소",
  fit: "맞춤",
  minimap: "전체 보기",
  asList: "태스크 목록",
  setup: "설정",
  teardown: "정리",
  sensor: "센서",
  branch: "분기",
  tryShort: "시도 {{number}}",
};
