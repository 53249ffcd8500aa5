import { expect, it } from "vitest";
import { Store } from "../../../prisma/pages/store.mjs";

const copy = (size: number) => ({ size });

it("keeps no more than it may, and lets go first what nobody asks for", () => {
  const store = new Store(80);
  for (let n = 0; n < 8; n += 1) store.set(`page ${n}`, copy(10));
  store.get("page 0");
  store.set("page 8", copy(10));
  expect(store.size).toBe(80);
  expect(store.get("page 0")).toBeDefined();
  expect(store.get("page 1")).toBeUndefined();
});

it("does not let one large thing drive out the others", () => {
  const store = new Store(80);
  store.set("page", copy(10));
  store.set("huge", copy(11));
  expect(store.get("huge")).toBeUndefined();
  expect(store.get("page")).toBeDefined();
});

it("counts what replaces something once, and nothing when it is cleared", () => {
  const store = new Store(80);
  store.set("page", copy(10));
  store.set("page", copy(7));
  expect(store.size).toBe(7);
  store.clear();
  expect(store.size).toBe(0);
  expect(store.get("page")).toBeUndefined();
});
