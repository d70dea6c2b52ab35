import { useQuery } from "@tanstack/react-query";
import type { LinkProps } from "@tanstack/react-router";
import {
  Box,
  Braces,
  Cable,
  CalendarRange,
  ChartNoAxesGantt,
  ChevronsLeft,
  Columns3,
  House,
  Inbox,
  type LucideIcon,
  ScrollText,
  Server,
  TriangleAlert,
  Users,
  Workflow,
} from "lucide-react";
import { humanRequestsQuery } from "../../api/inbox-api.ts";
import { importErrorsQuery } from "../../api/queries.ts";
import type { navigationEn } from "../i18n/areas/navigation.ts";
import { useRights } from "../session.ts";

/** A number beside the name of a page. */
export interface EntryCount {
  readonly count: number;
  /** Asks to be looked at: drawn in red, and as a dot where there is no room. */
  readonly isAlarm: boolean;
}

/** One page that the navigation leads to. */
export interface NavigationEntry {
  readonly to: NonNullable<LinkProps["to"]>;
  readonly icon: LucideIcon;
  readonly words: keyof typeof navigationEn;
  readonly section: "main" | "admin";
  /** Without it the entry is absent. */
  readonly permission?: string;
  /** Leads there when it is pressed after `g`. */
  readonly goKey?: string;
  /** Has a place of its own in the bar of a phone; the others are under "More". */
  readonly isInBottomBar?: boolean;
  /** A hook. Entries are drawn by a component of their own, so each calls its own. */
  readonly useCount?: () => EntryCount | null;
}

/** Every page that can be gone to from anywhere, in the order of the navigation. */
const NAVIGATION_ENTRIES: readonly NavigationEntry[] = [
  {
    to: "/",
    icon: House,
    words: "home",
    section: "main",
    goKey: "h",
    isInBottomBar: true,
    permission: "can_read DAGs",
  },
  {
    to: "/dags",
    icon: Workflow,
    words: "dags",
    section: "main",
    goKey: "d",
    isInBottomBar: true,
  },
  {
    to: "/runs",
    icon: ChartNoAxesGantt,
    words: "runs",
    section: "main",
    goKey: "r",
    isInBottomBar: true,
    permission: "can_read DAG Runs",
  },
  {
    to: "/timeline",
    icon: CalendarRange,
    words: "timeline",
    section: "main",
    goKey: "t",
    permission: "can_read DAGs",
  },
  {
    to: "/assets",
    icon: Box,
    words: "assets",
    section: "main",
    goKey: "a",
    permission: "can_read Datasets",
    isInBottomBar: true,
  },
  {
    to: "/backfills",
    icon: ChevronsLeft,
    words: "backfills",
    section: "main",
    goKey: "b",
    permission: "can_read DAG Runs",
  },
  {
    to: "/inbox",
    icon: Inbox,
    words: "inbox",
    section: "main",
    goKey: "i",
    permission: "can_read Task Instances",
    useCount: useInboxCount,
  },
  {
    to: "/import-errors",
    icon: TriangleAlert,
    words: "importErrors",
    section: "main",
    permission: "can_read ImportError",
    useCount: useImportErrorCount,
  },
  { to: "/connections", icon: Cable, words: "connections", section: "admin", permission: "can_read Connections" },
  { to: "/variables", icon: Braces, words: "variables", section: "admin", permission: "can_read Variables" },
  { to: "/pools", icon: Columns3, words: "pools", section: "admin", permission: "can_read Pools" },
  { to: "/users", icon: Users, words: "users", section: "admin", permission: "can_read Users" },
  { to: "/audit", icon: ScrollText, words: "auditLog", section: "admin", permission: "can_read Audit Logs" },
  { to: "/system", icon: Server, words: "system", section: "admin", permission: "can_read Jobs" },
];

/** The pages that whoever is logged in may see. */
export function useNavigationEntries(): readonly NavigationEntry[] {
  const rights = useRights();
  return NAVIGATION_ENTRIES.filter(({ permission }) => permission === undefined || rights.has(permission));
}

/** For entries without a number. */
export function useNoCount(): null {
  return null;
}

function useInboxCount(): EntryCount | null {
  const { data } = useQuery(humanRequestsQuery({ state: "pending" }));
  return data === undefined || data.total_entries === 0 ? null : { count: data.total_entries, isAlarm: false };
}

function useImportErrorCount(): EntryCount | null {
  const rights = useRights();
  const { data } = useQuery({ ...importErrorsQuery, enabled: rights.has("can_read ImportError") });
  return data === undefined || data.length === 0 ? null : { count: data.length, isAlarm: true };
}
