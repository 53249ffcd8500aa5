import { documentsIn, LARGEST_BYTES, readJsonFile, UnreadableFile } from "@/lib/recompute/policy";
import { recompute } from "@/lib/recompute/score";
import type { Digests, Documents, Published, Recomputation } from "@/lib/recompute/types";

/** What was computed and compared, with the files it was computed from; or the sentence that says why it was not. */
export type Computed = (Recomputation & { from: string }) | string;

const MOST_FILES = 4;
const UNREACHED = "没有取得公布的数据。请检查网络，稍后再试；已下载的文件可以用命令行计算。";

async function publishedDocuments(code: string): Promise<Documents> {
  const answer = await fetch(`/api/v1/outcomes/${code}/bundle.json`).catch(() => null);
  if (!answer?.ok) throw new UnreadableFile(UNREACHED);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return documentsIn("公布的数据", readJsonFile("公布的数据", bytes));
}

const compute = (given: Documents, published: Published, from: string): Computed => ({
  ...recompute(given, published),
  from,
});

async function said(work: () => Promise<Computed>): Promise<Computed> {
  try {
    return await work();
  } catch (error) {
    return error instanceof UnreadableFile ? error.message : UNREACHED;
  }
}

/** Computes from the published documents, which are fetched for it. */
export function computePublished(code: string, digests: Digests): Promise<Computed> {
  return said(async () => {
    const documents = await publishedDocuments(code);
    return compute(documents, { documents, digests }, "公布的数据");
  });
}

async function read(file: File): Promise<Documents> {
  // Not even read where it is too large.
  if (file.size > LARGEST_BYTES)
    throw new UnreadableFile(`${file.name} 超过 1 MB，不是本站公布的文件，没有读取。`);
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) throw new UnreadableFile(`${file.name} 无法读取，请核对文件和权限。`);
  return documentsIn(file.name, readJsonFile(file.name, new Uint8Array(bytes)));
}

/** Computes from files that stay on this machine; what they lack is taken from the published documents. */
export function computePicked(
  code: string,
  digests: Digests,
  files: readonly File[],
): Promise<Computed> {
  return said(async () => {
    if (files.length > MOST_FILES)
      throw new UnreadableFile(`一次最多选 ${MOST_FILES} 个文件，请重新选择。`);
    const given: Documents = {};
    for (const file of files) {
      for (const [name, document] of Object.entries(await read(file))) {
        if (document === undefined) throw new UnreadableFile(`${file.name} 不完整，请重新下载。`);
        if (name in given) throw new UnreadableFile("选择的文件里有两份同样的内容，请只选一份。");
        given[name as keyof Documents] = document;
      }
    }
    const published = { documents: await publishedDocuments(code), digests };
    return compute(given, published, files.map(({ name }) => name).join("、"));
  });
}
