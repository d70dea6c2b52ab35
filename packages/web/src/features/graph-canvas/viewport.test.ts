import { expect, test } from "vitest";
import { boundsOf } from "./graph-parts.ts";
import {
  boxInView,
  doMeet,
  firstViewport,
  fitted,
  isPhoneTooSmall,
  isWithin,
  pathBounds,
  phoneViewport,
} from "./viewport.ts";

const SIZE = { width: 1000, height: 600 };

test("a fitted graph is in view as a whole, and never larger than life", () => {
  const large = { x: -500, y: 100, width: 9000, height: 3000 };
  expect(isWithin(large, boxInView(fitted(large, SIZE), SIZE))).toBe(true);
  expect(fitted({ x: 0, y: 0, width: 10, height: 10 }, SIZE).zoom).toBe(1);
});

test("a graph that would be a hair is seen from its beginning", () => {
  const chain = { x: 0, y: 0, width: 1_000_000, height: 50 };
  const view = boxInView(firstViewport(chain, SIZE), SIZE);
  expect(view.width).toBeLessThanOrEqual(10_000);
  expect(doMeet(view, { x: 0, y: 0, width: 168, height: 50 })).toBe(true);
});

test("a phone shows first where a graph begins, or what is selected, large enough to be read", () => {
  const phone = { width: 390, height: 500 };
  const bounds = { x: 0, y: 0, width: 2000, height: 1400 };
  const begin = { x: 900, y: 20, width: 168, height: 50 };
  const chosen = { x: 1700, y: 1200, width: 168, height: 50 };
  expect(isPhoneTooSmall(bounds, phone)).toBe(true);
  expect(isPhoneTooSmall(bounds, { width: 1400, height: 900 })).toBe(false);
  expect(isPhoneTooSmall({ ...begin, x: 0 }, phone)).toBe(false);
  const first = phoneViewport({ box: begin, isSelected: false, direction: "down" }, bounds, phone);
  expect(isWithin(begin, boxInView(first, phone))).toBe(true);
  expect(first.y).toBeGreaterThan(0);
  const near = phoneViewport({ box: chosen, isSelected: true, direction: "down" }, bounds, phone);
  expect(isWithin(chosen, boxInView(near, phone))).toBe(true);
  expect(near.zoom).toBe(first.zoom);
});

test("a path stays within its bounds", () => {
  expect(pathBounds("M10 20C30 -5 40 60 50.5 20L70 20")).toEqual({ x: 10, y: -5, width: 60, height: 65 });
});

test("nothing has empty bounds", () => {
  expect(boundsOf([])).toEqual({ x: 0, y: 0, width: 0, height: 0 });
});
