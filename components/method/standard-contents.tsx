import { isBranch, type Prepared } from "@/lib/scoring";

/** Where in the document what stands. */
export function StandardContents({
  prepared,
  besides,
}: {
  prepared: Prepared;
  /** Parts before the document itself: their ids and titles. */
  besides: readonly (readonly [string, string])[];
}) {
  return (
    <nav aria-labelledby="contents" className="mt-8">
      <h2 id="contents" className="text-lg">
        目录
      </h2>
      <ul className="mt-2 space-y-1">
        {besides.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
        <li>
          <a href="#total">总分</a>
        </li>
        {prepared.standard.sections.map((section) => (
          <li key={section.id}>
            <a href={`#${section.id}`}>{section.title}</a>
            {isBranch(section) && section.children.some(isBranch) ? (
              <ul className="flex flex-wrap gap-x-4 pl-4">
                {section.children.map((part) => (
                  <li key={part.id}>
                    <a href={`#${part.id}`} className="inline-block py-0.5">
                      {part.title}
                    </a>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
        <li>
          <a href="#sources">依据</a>
        </li>
        <li>
          <a href="#versions">版本</a>
        </li>
      </ul>
    </nav>
  );
}
