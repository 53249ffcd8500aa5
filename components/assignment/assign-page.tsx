import { ApplicationHeader } from "@/components/application/application-header";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { EntryPage } from "@/lib/application/score";
import type { LoadedEntry } from "@/lib/application/types";
import type { ContributorChoice } from "@/lib/assignment/types";
import { AssignForm } from "./assign-form";

export interface AssignPageProps {
  entry: LoadedEntry;
  choices: readonly ContributorChoice[];
  /** Pages that nobody has in hand. */
  free: readonly EntryPage[];
  preset: readonly string[];
}

/** Handing pages of an application out to street and community staff. */
export function AssignPage({ entry: { view }, choices, free, preset }: AssignPageProps) {
  return (
    <>
      <ApplicationHeader
        view={view}
        title="分派填报"
        lead="交给街道、社区人员填写。交回后由您核对，只有您能提交申报。"
      />
      {choices.length === 0 ? (
        <EmptyState
          title="还没有填报人员"
          action={<LinkButton href="/contributors/new">邀请填报人员</LinkButton>}
        >
          先邀请街道、社区人员，再把部分交给其填写。
        </EmptyState>
      ) : free.length === 0 ? (
        <EmptyState
          title="各部分都已分派"
          action={
            <LinkButton variant="secondary" href={`/applications/${view.id}`}>
              返回申报
            </LinkButton>
          }
        >
          要换人填写，请先打开该部分收回。
        </EmptyState>
      ) : (
        <div className="max-w-text">
          <AssignForm
            applicationId={view.id}
            choices={choices}
            pages={free.map(({ node }) => ({ id: node.id, title: node.title }))}
            preset={preset}
          />
        </div>
      )}
    </>
  );
}
