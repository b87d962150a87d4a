import type { EventPage, EventRow } from "@audit/types";
import { describe, expect, it } from "vitest";
import { searchProgress, wantsNextPage } from "./search-progress.js";

const row: EventRow = {
  id: "0197a0b4-2f5e-7c3d-9b1a-3f6f0e2d4c5b",
  organizationId: "0123456789abcdef01234567",
  occurredAt: "2026-05-03T10:00:00.000Z",
  actor: { type: "user", id: "alice" },
  action: "update",
  category: "change",
  resource: { type: "config" },
  outcome: "success",
};
const searchedTo = "2026-05-03T00:00:00.000Z";

const page = (rows: number, nextCursor: string | null): EventPage => ({
  items: Array.from({ length: rows }, () => row),
  nextCursor,
  searchedTo,
});

const progressOf = (pages: EventPage[], state: { isStopped?: boolean; hasFailed?: boolean } = {}) =>
  searchProgress({ pages, pageSize: 100, isStopped: false, hasFailed: false, ...state });

describe("the progress of a list", () => {
  it("begins before the first page", () => {
    expect(progressOf([])).toEqual({ state: "first" });
  });

  it("has more after a full page", () => {
    expect(progressOf([page(100, "next")])).toEqual({ state: "more" });
  });

  it("is a search after a short or empty page that is not the last", () => {
    expect(progressOf([page(100, "a"), page(2, "b")])).toEqual({
      state: "searching",
      rows: 102,
      searchedTo,
    });
    expect(progressOf([page(0, "a")])).toEqual({ state: "searching", rows: 0, searchedTo });
  });

  it("is complete without a further page, however short", () => {
    expect(progressOf([page(3, null)])).toEqual({ state: "complete", rows: 3 });
  });

  it("rests when stopped, unless it is complete already", () => {
    expect(progressOf([page(1, "a")], { isStopped: true }).state).toBe("stopped");
    expect(progressOf([page(1, null)], { isStopped: true }).state).toBe("complete");
  });

  it("has failed when a request has", () => {
    expect(progressOf([page(100, "a")], { hasFailed: true })).toEqual({ state: "failed" });
  });
});

describe("the next page", () => {
  const searching = progressOf([page(0, "a")]);
  const more = progressOf([page(100, "a")]);

  it("is wanted while the screen is not full", () => {
    expect(wantsNextPage(searching, { lastShown: -1, rowCount: 0, isFetching: false })).toBe(true);
    expect(wantsNextPage(more, { lastShown: 90, rowCount: 100, isFetching: false })).toBe(true);
  });

  it("waits until the reader comes near the end", () => {
    expect(wantsNextPage(more, { lastShown: 20, rowCount: 100, isFetching: false })).toBe(false);
  });

  it("is asked for once, and not after stopping or failing", () => {
    const atEnd = { lastShown: 99, rowCount: 100, isFetching: false };
    expect(wantsNextPage(more, { ...atEnd, isFetching: true })).toBe(false);
    expect(wantsNextPage(progressOf([page(9, "a")], { isStopped: true }), atEnd)).toBe(false);
    expect(wantsNextPage(progressOf([], { hasFailed: true }), atEnd)).toBe(false);
    expect(wantsNextPage(progressOf([page(9, null)]), atEnd)).toBe(false);
  });
});
