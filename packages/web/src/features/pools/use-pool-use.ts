import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { poolUseQuery } from "../../api/settings-api.ts";

/** A moment after the end of the step, so that the server is in the next one, too. */
const MARGIN_MILLISECONDS = 1000;

/** The use of the pools, read again when the present step of it is over. */
export function usePoolUse(hours: number) {
  const use = useQuery(poolUseQuery(hours));
  const { data, refetch } = use;
  const end = data === undefined ? null : Date.parse(data.from) + data.steps * data.step_seconds * 1000;
  useEffect(() => {
    if (end === null) return undefined;
    const wait = Math.max(end - new Date().getTime(), 0) + MARGIN_MILLISECONDS;
    const timer = setTimeout(() => void refetch(), wait);
    return () => clearTimeout(timer);
  }, [end, refetch]);
  return use;
}
