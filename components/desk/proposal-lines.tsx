import { LinkPending } from "@/components/ui/link-pending";
import { PageLink } from "@/components/ui/page-link";
import type { DeskProposal } from "@/lib/desk/types";

/** Versions of standards that wait to be ruled on and adopted. */
export function ProposalLines({ proposals }: { proposals: readonly DeskProposal[] }) {
  if (proposals.length === 0) return null;
  return (
    <section aria-labelledby="desk-proposals">
      <h2 id="desk-proposals">待核定的标准</h2>
      <p className="text-muted">逐个核定数值，再由提请人以外的管理员批准施行。</p>
      <ul className="mt-2 border-t border-line">
        {proposals.map((proposal) => (
          <li
            key={proposal.id}
            className="flex flex-wrap justify-between gap-x-6 border-b border-line py-2.5"
          >
            <PageLink href={`/standards/drafts/${proposal.id}`} className="relative font-medium">
              {proposal.title}
              <LinkPending />
            </PageLink>
            <span className="text-sm text-muted">
              {`${proposal.proposedBy}提请${proposal.note ? `。${proposal.note}` : ""}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
