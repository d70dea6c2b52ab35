import type { SameWords } from "../words.ts";

/** What could not be read or done. */
export const errorEn = {
  noAnswer: "The server did not answer. Nothing changed.",
  refused: "Role {{roles}} lacks a right that this needs. Whoever manages users and roles can give it.",
  dags: "The Dags could not be read",
  dag: "The Dag could not be read",
  grid: "The grid could not be read",
  graph: "The graph could not be drawn",
  run: "The run could not be read",
  taskInstance: "The task instance could not be read",
  log: "The log could not be read",
  xcoms: "The XComs could not be read",
  source: "The code could not be read",
  session: "The server could not be reached",
} as const;

/** What could not be read or done, in Korean. */
export const errorKo: SameWords<typeof errorEn> = {
  noAnswer: "서버가 응답하지 않았습니다. 바뀐 것이 없습니다.",
  refused: "역할 {{roles}}에 필요한 권한이 없습니다. 사용자와 역할을 관리하는 사람에게 문의합니다.",
  dags: "Dag 목록을 읽을 수 없습니다",
  dag: "Dag 정보를 읽을 수 없습니다",
  grid: "그리드를 읽을 수 없습니다",
  graph: "그래프를 그릴 수 없습니다",
  run: "실행 정보를 읽을 수 없습니다",
  taskInstance: "태스크 인스턴스를 읽을 수 없습니다",
  log: "로그를 읽을 수 없습니다",
  xcoms: "XCom 값을 읽을 수 없습니다",
  source: "코드를 읽을 수 없습니다",
  session: "서버에 연결할 수 없습니다",
};
