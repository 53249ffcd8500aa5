import { Callout } from "@/components/ui/callout";
import { shown } from "@/components/ui/shown";
import { faultsOf } from "@/lib/draw/score";
import type { DrawDocument } from "@/lib/survey/types";
import type { RepeatDrawProps } from "./repeat-draw";

interface Repeated {
  faults: string[];
  households: number;
  drawn: number;
}

async function drawn({ href, commitment, registerDigest }: RepeatDrawProps): Promise<Repeated> {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(await answer.text());
  const document = (await answer.json()) as DrawDocument;
  const faults = faultsOf(document);
  if (document.commitment !== commitment || document.registerDigest !== registerDigest)
    faults.unshift("下载的数据与本页公布的承诺或摘要值不同。");
  return { faults, households: document.register.length, drawn: document.drawn.length };
}

function Found({ repeated }: { repeated: Repeated | null }) {
  if (!repeated) return <Callout tone="failed">没有取到抽样数据，请检查网络后再试。</Callout>;
  if (repeated.faults.length > 0)
    return (
      <Callout tone="failed" title="结果不同">
        {repeated.faults.join("")}
      </Callout>
    );
  return (
    <Callout tone="passed" title="结果相同">
      种子符合承诺，名册 {repeated.households} 户符合摘要值，抽中的 {repeated.drawn} 户逐户相同。
    </Callout>
  );
}

/** Draws once more, and shows in the page whether the same households have come up. */
export async function repeat(place: Element, of: RepeatDrawProps): Promise<void> {
  shown(place, <Found repeated={await drawn(of).catch(() => null)} />);
}
