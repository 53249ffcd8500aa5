"use client";

import { PageLink } from "@/components/ui/page-link";
import { WorkbookImport } from "@/components/workbook/workbook-import";
import { importProjects, previewProjects } from "@/lib/project/actions";

/** A district's list of projects from Excel, in two steps. */
export function ProjectImport() {
  return (
    <WorkbookImport
      preview={previewProjects}
      save={importProjects}
      unit="项目"
      after={<PageLink href="/communities">查看项目库</PageLink>}
    />
  );
}
