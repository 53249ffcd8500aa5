import { curveLinearClosed, lineRadial } from "d3-shape";
import { useId } from "react";
import { percentText, type SceneFigures, share } from "./scene-figures";

export interface SceneRadarProps {
  scenes: readonly SceneFigures[];
  title?: string;
}

const SIZE = 360;
/** Wider than high: titles of four characters stand beside the figure. */
const WIDTH = 400;
const RADIUS = 112;
const RINGS = [0.25, 0.5, 0.75, 1];

interface Spoke {
  angle: number;
  reach: number;
}
const outline = lineRadial<Spoke>()
  .angle((spoke) => spoke.angle)
  .radius((spoke) => spoke.reach * RADIUS)
  .curve(curveLinearClosed);

function anchorAt(angle: number): "start" | "middle" | "end" {
  const sideways = Math.sin(angle);
  if (Math.abs(sideways) < 0.2) return "middle";
  return sideways > 0 ? "start" : "end";
}

function Key({ dashed, children }: { dashed: boolean; children: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg aria-hidden="true" width="24" height="8">
        <line
          x2="24"
          y1="4"
          y2="4"
          className={dashed ? "stroke-ink" : "stroke-fill"}
          strokeWidth={dashed ? 1.5 : 2.5}
          strokeDasharray={dashed ? "5 4" : undefined}
        />
      </svg>
      {children}
    </span>
  );
}

/** The scenes as axes in percent of their full marks, with the pass line. Always beside a SceneTable that says the same. */
export function SceneRadar({ scenes, title = "各场景得分占满分的比例" }: SceneRadarProps) {
  const id = useId();
  const angles = scenes.map((_, index) => (index / scenes.length) * 2 * Math.PI);
  const spokes = (reach: (scene: SceneFigures) => number): Spoke[] =>
    scenes.map((scene, index) => ({ angle: angles[index] ?? 0, reach: reach(scene) }));
  const failing = scenes.filter((s) => s.passMark !== undefined && s.score < s.passMark);
  const description = `${scenes.map((s) => `${s.title} ${percentText(s.score, s.fullMarks)}`).join("，")}。${
    failing.length > 0
      ? `低于达标线：${failing.map((s) => s.title).join("、")}。`
      : "都不低于达标线。"
  }`;
  const hasPassLine = scenes.some((scene) => scene.passMark !== undefined);
  return (
    <figure>
      <svg
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
        viewBox={`${-WIDTH / 2} ${-SIZE / 2 + 6} ${WIDTH} ${SIZE - 12}`}
        className="mx-auto block w-full max-w-md"
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        {RINGS.map((ring) => (
          <path
            key={ring}
            d={outline(spokes(() => ring)) ?? undefined}
            fill="none"
            className="stroke-line"
          />
        ))}
        {scenes.map((scene, index) => {
          const angle = angles[index] ?? 0;
          return (
            <line
              key={scene.id}
              x2={Math.sin(angle) * RADIUS}
              y2={-Math.cos(angle) * RADIUS}
              className="stroke-line"
            />
          );
        })}
        <path
          d={outline(spokes((s) => share(s.score, s.fullMarks))) ?? undefined}
          className="fill-fill stroke-fill"
          fillOpacity="0.18"
          strokeWidth="2.5"
          strokeLinejoin="round"
        />
        {hasPassLine ? (
          <path
            d={outline(spokes((s) => share(s.passMark ?? 0, s.fullMarks))) ?? undefined}
            fill="none"
            className="stroke-ink"
            strokeWidth="1.5"
            strokeDasharray="5 4"
          />
        ) : null}
        {scenes.map((scene, index) => {
          const angle = angles[index] ?? 0;
          const reach = share(scene.score, scene.fullMarks) * RADIUS;
          const failed = scene.passMark !== undefined && scene.score < scene.passMark;
          const x = Math.sin(angle) * (RADIUS + 14);
          const y = -Math.cos(angle) * (RADIUS + 22);
          return (
            <g key={scene.id}>
              <circle
                cx={Math.sin(angle) * reach}
                cy={-Math.cos(angle) * reach}
                r="4"
                className={failed ? "fill-failed" : "fill-fill"}
              />
              <text
                x={x}
                y={y}
                textAnchor={anchorAt(angle)}
                className="fill-ink"
                fontSize="16"
                fontWeight="600"
              >
                {scene.title}
              </text>
              <text
                x={x}
                y={y + 17}
                textAnchor={anchorAt(angle)}
                fontSize="14"
                className={failed ? "figures fill-failed" : "figures fill-muted"}
              >
                {failed ? "✗ " : ""}
                {percentText(scene.score, scene.fullMarks)}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption className="flex flex-wrap justify-center gap-x-6 text-sm text-muted">
        <Key dashed={false}>得分</Key>
        {hasPassLine ? <Key dashed>达标分值</Key> : null}
      </figcaption>
    </figure>
  );
}
