import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ReportGathering } from "./report-gathering.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function gatheringWith(backlog: number): { gathering: ReportGathering; onGathered: ReturnType<typeof vi.fn> } {
  const onGathered = vi.fn();
  return { gathering: new ReportGathering(() => backlog, onGathered), onGathered };
}

test("reports that are read in the same moment are written together, as soon as it is over", () => {
  const { gathering, onGathered } = gatheringWith(0);
  gathering.add(1);
  gathering.add(2);
  expect(gathering.isOpen).toBe(true);
  expect(onGathered).not.toHaveBeenCalled();
  vi.advanceTimersByTime(0);
  expect(onGathered).toHaveBeenCalledTimes(1);
  expect(gathering.isOpen).toBe(false);
});

test("while runners have other work to begin, reports wait for others, but not long", () => {
  const { gathering, onGathered } = gatheringWith(10);
  gathering.add(1);
  vi.advanceTimersByTime(19);
  expect(gathering.isOpen).toBe(true);
  expect(onGathered).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onGathered).toHaveBeenCalledTimes(1);
});

test("as many reports as work is left in line wait no longer", () => {
  const { gathering, onGathered } = gatheringWith(2);
  gathering.add(1);
  gathering.add(2);
  vi.advanceTimersByTime(0);
  expect(onGathered).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(onGathered).toHaveBeenCalledTimes(1);
});
