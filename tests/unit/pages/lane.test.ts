import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Lane } from "@/prisma/pages/lane.mjs";

/** An answer on its way: all that the lane knows of it is when it has ended. */
const response = () => new EventEmitter() as unknown as ServerResponse;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets so many answers come, and says which of them have had their turn. */
function answers(lane: Lane, count: number) {
  const responses = Array.from({ length: count }, response);
  const admitted: number[] = [];
  for (const [at, one] of responses.entries()) void lane.turn(one).then(() => admitted.push(at));
  return { responses, admitted };
}
const settle = () => vi.advanceTimersByTimeAsync(0);

describe("answers to surveys", () => {
  it("go a few at a time, in the order they came", async () => {
    const { responses, admitted } = answers(new Lane({ most: 2 }), 4);
    await settle();
    expect(admitted).toEqual([0, 1]);
    responses[1]?.emit("close");
    await settle();
    expect(admitted).toEqual([0, 1, 2]);
  });

  it("wait while somebody waits at a desk, and go on when the page is there", async () => {
    const lane = new Lane({ patience: 500 });
    const page = response();
    lane.first(page);
    const { admitted } = answers(lane, 3);
    await vi.advanceTimersByTimeAsync(499);
    expect(admitted).toEqual([]);
    page.emit("close");
    await settle();
    expect(admitted).toEqual([0, 1, 2]);
  });

  it("do not wait for ever: after a while they go one by one beside a page that takes long", async () => {
    const lane = new Lane({ patience: 500 });
    lane.first(response());
    const { responses, admitted } = answers(lane, 3);
    await vi.advanceTimersByTimeAsync(501);
    expect(admitted).toEqual([0]);
    responses[0]?.emit("close");
    await settle();
    expect(admitted).toEqual([0, 1]);
  });

  it("whose sender has gone away hold nobody up", async () => {
    const gone = Object.assign(response(), { closed: true });
    const lane = new Lane({ most: 1 });
    await lane.turn(gone);
    const { admitted } = answers(lane, 1);
    await settle();
    expect(admitted).toEqual([0]);
  });
});
