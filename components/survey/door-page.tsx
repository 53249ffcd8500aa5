import { PageHeader } from "@/components/shell/page-header";
import { PageLink } from "@/components/ui/page-link";
import { formatDay } from "@/lib/calendar";
import type { SurveyDoor } from "@/lib/response/types";
import { AnswerPage } from "./answer-page";

/** What stands behind a code that exists: the questionnaire, or when it opens, or that it is over. */
export function DoorPage({
  door,
  empty,
}: {
  door: Exclude<SurveyDoor, { kind: "unknown" }>;
  empty: boolean;
}) {
  if (door.kind === "open") return <AnswerPage door={door} empty={empty} />;
  const [title, lead] =
    door.kind === "early"
      ? ["调查还没有开始", `${formatDay(door.opensOn)}起可以作答。请届时再扫码。`]
      : ["调查已经截止", `答卷已于${formatDay(door.closesOn)}截止，不再接收。谢谢您。`];
  return (
    <>
      <PageHeader kicker={`${door.communityName}居民满意度调查`} title={title} lead={lead} />
      <p>
        抽样和结果见<PageLink href="/survey/plans">抽样与结果公开</PageLink>。
      </p>
    </>
  );
}
