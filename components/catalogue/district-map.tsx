import { Disclosure } from "@/components/ui/disclosure";
import { PageLink } from "@/components/ui/page-link";
import { Table } from "@/components/ui/table";
import { addressOf } from "@/lib/catalogue/policy";
import type { DistrictFigures, Filter } from "@/lib/catalogue/types";

/**
 * Where the thirteen lie to each other, north above and west to the left: a drawing by hand, no map. Published maps
 * need an official review.
 */
const GRID = [
  ["", "", "余杭区", "拱墅区", "临平区"],
  ["", "临安区", "西湖区", "上城区", "钱塘区"],
  ["", "桐庐县", "富阳区", "滨江区", "萧山区"],
  ["淳安县", "建德市", "", "", ""],
];
const COLUMNS = ["col-start-1", "col-start-2", "col-start-3", "col-start-4", "col-start-5"];
const ROWS = ["row-start-1", "row-start-2", "row-start-3", "row-start-4"];
const PLACES = new Map(
  GRID.flatMap((names, row) =>
    names.map((name, column) => [name, `${ROWS[row]} ${COLUMNS[column]}`] as const),
  ),
);

interface Props {
  districts: readonly DistrictFigures[];
  filter: Filter;
}

function Tile({ district, filter }: { district: DistrictFigures; filter: Filter }) {
  const { name, published, passed } = district;
  const here = filter.district === name;
  const figures = published === 0 ? "没有结果" : `公布 ${published} 项，通过 ${passed} 项`;
  return (
    <li className={PLACES.get(name)}>
      <PageLink
        href={addressOf({ ...filter, district: here ? "" : name })}
        aria-label={`${name}，${figures}${here ? "，取消筛选" : ""}`}
        aria-current={here || undefined}
        className={`flex min-h-14 flex-col items-center justify-center rounded-sm border p-0.5 text-center text-sm leading-tight no-underline hover:border-action aria-[current]:border-action aria-[current]:bg-action aria-[current]:text-paper ${
          published === 0
            ? "border-line text-muted"
            : "border-line-strong bg-action-soft font-semibold text-ink"
        }`}
      >
        {name}
        <span className="figures font-normal">
          {published === 0 ? "—" : `${passed}/${published}`}
        </span>
      </PageLink>
    </li>
  );
}

/** The districts side by side as they lie, each a filter with its figures; the table says the same. */
export function DistrictMap({ districts, filter }: Props) {
  const tiles = districts.filter(({ name }) => PLACES.has(name));
  return (
    <section aria-labelledby="districts" className="print:hidden">
      <h2 id="districts" className="text-lg">
        各区、县、市
      </h2>
      <p className="mb-2 text-sm text-muted">示意图，非地图。数字为通过/公布的项数，点选可筛选。</p>
      <ul className="grid max-w-96 grid-cols-5 gap-1">
        {tiles.map((district) => (
          <Tile key={district.name} district={district} filter={filter} />
        ))}
      </ul>
      <Disclosure summary="用表格查看">
        <Table
          caption="各区、县、市公布和通过的项数"
          captionHidden
          dense
          rows={districts}
          rowKey={({ name }) => name}
          columns={[
            {
              key: "name",
              title: "区、县、市",
              rowHeader: true,
              cell: ({ name }) => (
                <PageLink href={addressOf({ ...filter, district: name })}>{name}</PageLink>
              ),
            },
            { key: "published", title: "公布", numeric: true, cell: (row) => row.published },
            { key: "passed", title: "通过", numeric: true, cell: (row) => row.passed },
            {
              key: "failed",
              title: "未通过",
              numeric: true,
              cell: (row) => row.published - row.passed,
            },
          ]}
        />
      </Disclosure>
    </section>
  );
}
