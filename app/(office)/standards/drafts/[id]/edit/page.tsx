import type { Metadata } from "next";
import { DraftHeader } from "@/components/standard/draft-header";
import { DraftEditor } from "@/components/standard/editor/draft-editor";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { loadDraftForEditing } from "@/lib/standard/loaders";

type Props = PageProps<"/standards/drafts/[id]/edit">;

export const metadata: Metadata = { title: "编辑草案" };

export default async function Page({ params }: Props) {
  const { person, draft, editable } = await loadDraftForEditing((await params).id);
  return (
    <>
      <DraftHeader view={draft} page="编辑草案" />
      {editable ? (
        <DraftEditor draft={draft} personId={person.id} />
      ) : (
        <Callout tone="pending" title="这份草案现在不能编辑">
          <LinkButton href={`/standards/drafts/${draft.id}`} variant="secondary">
            返回草案
          </LinkButton>
        </Callout>
      )}
    </>
  );
}
