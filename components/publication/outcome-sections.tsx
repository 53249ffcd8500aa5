import { SceneRadar } from "@/components/scorecard/scene-radar";
import { SceneTable } from "@/components/scorecard/scene-table";
import { ScoreBar } from "@/components/scorecard/score-bar";
import type { PartFigures } from "@/lib/publication/policy";

/** The sections as score bars: first those that make up the total, then those that only gate. */
export function SectionBars({ parts }: { parts: readonly PartFigures[] }) {
  return (
    <ul className="grid gap-x-12 gap-y-5 md:grid-cols-2">
      {parts.map(({ id, inTotal, ...figures }) => (
        <li key={id}>
          <ScoreBar {...figures} />
          {inTotal ? null : <p className="text-sm text-muted">单独达标，不计入总分。</p>}
        </li>
      ))}
    </ul>
  );
}

/** The scenes: a drawing for the shape, a table for the figures. */
export function Scenes({ scenes }: { scenes: readonly PartFigures[] }) {
  return (
    <div className="grid items-center gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
      <SceneRadar scenes={scenes} />
      <SceneTable scenes={scenes} caption="得分和达标分值" />
    </div>
  );
}
