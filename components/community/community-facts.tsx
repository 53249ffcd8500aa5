import { SummaryList } from "@/components/ui/summary-list";
import { type CommunityView, tiers } from "@/lib/community/types";

export interface CommunityFactsProps {
  community: CommunityView;
  typeTitle: string;
}

/** A community's registered data. */
export function CommunityFacts({ community, typeTitle }: CommunityFactsProps) {
  const rows = [
    { key: "district", label: "区县市", value: community.districtName },
    { key: "code", label: "项目编号", value: community.code ?? "未填" },
    { key: "street", label: "街道（镇、乡）", value: community.street },
    { key: "type", label: "项目类型", value: typeTitle },
    { key: "tier", label: "创建梯度", value: tiers[community.tier] },
    { key: "listBatch", label: "创建批次", value: community.listBatch || "未填" },
    { key: "households", label: "户数", value: `${community.households} 户` },
    { key: "residents", label: "常住人口", value: `${community.residents} 人` },
  ];
  return <SummaryList rows={rows} className="max-w-text" />;
}
