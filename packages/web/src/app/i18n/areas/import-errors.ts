import type { SameWords } from "../words.ts";

/** The words of the import errors' page. */
export const importErrorsEn = {
  filter: "Filter by file or message",
  count_one: "{{count}} Dag file could not be read",
  count_other: "{{count}} Dag files could not be read",
  kept: "The Dags of their last good version stay, and run.",
  none: "Every Dag file could be read",
  noneHint: "A file that cannot be read is told here, with the line, as soon as it is saved.",
  noHit: "No import error matches “{{text}}”",
  error: "The import errors could not be read",
  hint: "Save the file once it is right: it is read again at once.",
} as const;

export const importErrorsKo: SameWords<typeof importErrorsEn> = {
  filter: "파일 또는 메시지로 필터",
  count_one: "읽을 수 없는 Dag 파일 {{count}}개",
  count_other: "읽을 수 없는 Dag 파일 {{count}}개",
  kept: "마지막으로 정상인 버전의 Dag는 그대로 남아 실행됩니다.",
  none: "모든 Dag 파일을 읽음",
  noneHint: "읽을 수 없는 파일은 저장되는 즉시 줄 번호와 함께 여기에 나타납니다.",
  noHit: "“{{text}}”에 맞는 가져오기 오류 없음",
  error: "가져오기 오류를 읽을 수 없습니다",
  hint: "파일을 고쳐 저장하면 곧바로 다시 읽습니다.",
};

/** One import error. */
export const importErrorEn = {
  title: "Import errors",
  stack: "Stack",
} as const;

/** One import error, in Korean. */
export const importErrorKo: SameWords<typeof importErrorEn> = {
  title: "가져오기 오류",
  stack: "스택",
};
