import type { SameWords } from "../words.ts";

/** The page to log in. */
export const loginEn = {
  title: "Log in",
  user: "User name",
  password: "Password",
  showPassword: "Show the password",
  hidePassword: "Hide the password",
  wrong: "The user name or the password is wrong.",
} as const;

/** The page to log in, in Korean. */
export const loginKo: SameWords<typeof loginEn> = {
  title: "로그인",
  user: "사용자 이름",
  password: "비밀번호",
  showPassword: "비밀번호 보기",
  hidePassword: "비밀번호 숨기기",
  wrong: "사용자 이름 또는 비밀번호가 틀렸습니다.",
};
