import { createContext, useContext } from "react";

interface ShellActs {
  readonly openJump: () => void;
  readonly openKeys: () => void;
  readonly isRail: boolean;
}

/** What parts of the shell ask of the whole. */
export const ShellContext = createContext<ShellActs>({ openJump: () => {}, openKeys: () => {}, isRail: false });

/** The acts of the shell. */
export function useShell(): ShellActs {
  return useContext(ShellContext);
}
