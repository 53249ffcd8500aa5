import type { State } from "@/lib/application/types";
import { states } from "@/lib/application/types";
import { type Stage, stageOrder, stages } from "@/lib/community/types";
import { stateOrder } from "@/lib/dashboard/policy";
import type { Segment } from "./bar-chart";

type Look = Pick<Segment, "fill" | "text">;
const dark = "fill-paper";

const stageLooks: Record<Stage, Look> = {
  declared: { fill: "fill-track", text: "fill-ink" },
  listed: { fill: "fill-fill-soft", text: "fill-ink" },
  started: { fill: "fill-fill", text: dark },
  completed: { fill: "fill-action-deep", text: dark },
  acceptance: { fill: "fill-passed", text: dark },
};

const stateLooks: Record<State, Look> = {
  draft: { fill: "fill-track", text: "fill-ink" },
  submitted: { fill: "fill-fill-soft", text: "fill-ink" },
  returned: { fill: "fill-pending", text: dark },
  verified: { fill: "fill-fill", text: dark },
  approved: { fill: "fill-action-deep", text: dark },
  notice: { fill: "fill-action", text: dark },
  published: { fill: "fill-passed", text: dark },
  revoked: { fill: "fill-failed", text: dark },
};

export const stageSegments: Segment[] = stageOrder.map((key) => ({
  key,
  title: stages[key],
  ...stageLooks[key],
}));

export const stateSegments: Segment[] = stateOrder.map((key) => ({
  key,
  title: states[key],
  ...stateLooks[key],
}));

export const rateSegment: Segment = {
  key: "rate",
  title: "开工率",
  fill: "fill-fill",
  text: dark,
};
