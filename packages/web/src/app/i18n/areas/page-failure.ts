import type { SameWords } from "../words.ts";

/** The words of a page that could not be drawn. */
export const pageFailureEn = {
  missing: "This page could not be loaded",
  missingWords:
    "A new version of Baram was probably deployed while this page was open, or the server does not answer. What runs is not affected.",
  reload: "Load it again",
  broken: "This page could not be drawn",
  brokenWords: "Something in the page went wrong, not in what runs. Its other pages work as before.",
  home: "Home",
} as const;

/** 그릴 수 없는 페이지의 문구. */
export const pageFailureKo: SameWords<typeof pageFailureEn> = {
  missing: "페이지를 불러올 수 없습니다",
  missingWords:
    "페이지가 열려 있는 동안 Baram의 새 버전이 배포되었거나 서버가 응답하지 않습니다. 실행 중인 작업에는 영향이 없습니다.",
  reload: "다시 불러오기",
  broken: "페이지를 표시할 수 없습니다",
  brokenWords: "실행 중인 작업이 아니라 페이지에서 문제가 생겼습니다. 다른 페이지는 그대로 쓸 수 있습니다.",
  home: "홈",
};
