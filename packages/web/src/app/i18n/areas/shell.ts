import type { SameWords } from "../words.ts";

/** The frame around every page. */
export const shellEn = {
  navigation: "Main navigation",
  navigationToggle: "Wide or narrow navigation",
  jump: "Search or jump to",
  live: "Live",
  connecting: "Connecting",
  notLive: "Not live",
  notLiveFor: "Not live for {{duration}}.",
  shownFrom: "What you see is from {{clock}}.",
  nextTry: "Next try in {{duration}}.",
  tryingNow: "Trying now.",
  timeZone: "Time zone of all times: {{zone}}. Change",
  utc: "UTC",
  localZone: "This computer: {{zone}}",
  themeLight: "Light theme",
  themeDark: "Dark theme",
  help: "Keys",
  user: "{{name}}, user menu",
  language: "Language",
  skip: "Skip to the page",
} as const;

/** The frame around every page, in Korean. */
export const shellKo: SameWords<typeof shellEn> = {
  navigation: "주 탐색",
  navigationToggle: "탐색 막대 넓게 또는 좁게",
  jump: "검색 또는 이동",
  live: "실시간",
  connecting: "연결 중",
  notLive: "실시간 아님",
  notLiveFor: "{{duration}}째 실시간이 아닙니다.",
  shownFrom: "화면의 내용은 {{clock}} 기준입니다.",
  nextTry: "{{duration}} 후 다시 시도합니다.",
  tryingNow: "지금 시도하는 중입니다.",
  timeZone: "모든 시각의 시간대: {{zone}}. 변경",
  utc: "UTC",
  localZone: "이 컴퓨터: {{zone}}",
  themeLight: "밝은 테마",
  themeDark: "어두운 테마",
  help: "단축키",
  user: "{{name}}, 사용자 메뉴",
  language: "언어",
  skip: "본문으로 이동",
};

/** The keys of the keyboard. */
export const keysEn = {
  title: "Keys",
  everywhere: "Everywhere",
  lists: "Lists",
  grid: "Grid",
  log: "Log",
  graph: "Graph",
  jump: "Search or jump to",
  help: "Show these keys",
  navigation: "Wide or narrow navigation",
  close: "Close, unselect",
  filter: "Filter of this page",
  move: "Move",
  open: "Open",
  trigger: "Trigger",
  pause: "Pause or unpause",
  firstLast: "First and last run",
  fold: "Fold and open a group",
  details: "Open the task instance",
  clear: "Clear",
  logs: "Logs",
  mark: "Mark as",
  nextFailed: "Next failed",
  nextHit: "Next and previous hit",
  nextError: "Next and previous error",
  topEnd: "Top; end and follow",
  wrap: "Wrap lines",
  tryNumber: "Try by number",
  zoom: "Zoom in, out, fit",
} as const;

/** The keys of the keyboard, in Korean. */
export const keysKo: SameWords<typeof keysEn> = {
  title: "단축키",
  everywhere: "어디서나",
  lists: "목록",
  grid: "그리드",
  log: "로그",
  graph: "그래프",
  jump: "검색 또는 이동",
  help: "단축키 보기",
  navigation: "탐색 막대 넓게 또는 좁게",
  close: "닫기, 선택 해제",
  filter: "이 페이지의 필터",
  move: "이동",
  open: "열기",
  trigger: "트리거",
  pause: "일시 중지 또는 재개",
  firstLast: "첫 실행과 마지막 실행",
  fold: "그룹 접기와 펼치기",
  details: "태스크 인스턴스 열기",
  clear: "초기화",
  logs: "로그",
  mark: "상태 표시",
  nextFailed: "다음 실패",
  nextHit: "다음 결과와 이전 결과",
  nextError: "다음 오류와 이전 오류",
  topEnd: "맨 위, 끝으로 가서 따라가기",
  wrap: "줄 바꿈",
  tryNumber: "번호로 시도 선택",
  zoom: "확대, 축소, 맞춤",
};

/** The search that jumps. */
export const jumpEn = {
  title: "Search or jump to",
  noHit: "No Dag or page matches “{{text}}”",
} as const;

/** The search that jumps, in Korean. */
export const jumpKo: SameWords<typeof jumpEn> = {
  title: "검색 또는 이동",
  noHit: "“{{text}}”에 맞는 Dag나 화면 없음",
};
