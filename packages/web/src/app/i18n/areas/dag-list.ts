import type { SameWords } from "../words.ts";

/** The words of favorites and of saved filters. */
export const dagListEn = {
  favorites: "Favorites",
  favoritesHint: "Press the star beside a Dag to have it here.",
  favorite: "{{dag}} is a favorite",
  saved: "Saved filters",
  saveAs: "Save these filters as",
  save: "Save",
  delete: "Delete the saved filter {{name}}",
  nothingToSave: "Choose filters to save them under a name.",
} as const;

export const dagListKo: SameWords<typeof dagListEn> = {
  favorites: "즐겨찾기",
  favoritesHint: "Dag 옆의 별을 누르면 여기에 나타납니다.",
  favorite: "즐겨찾기: {{dag}}",
  saved: "저장한 필터",
  saveAs: "이 필터를 저장할 이름",
  save: "저장",
  delete: "저장한 필터 {{name}} 삭제",
  nothingToSave: "필터를 고르면 이름을 붙여 저장할 수 있습니다.",
};
