/** Hangzhou's thirteen districts, counties and the county-level city, in their customary order. */
export const districts = [
  { id: "shangcheng", name: "上城区" },
  { id: "gongshu", name: "拱墅区" },
  { id: "xihu", name: "西湖区" },
  { id: "binjiang", name: "滨江区" },
  { id: "xiaoshan", name: "萧山区" },
  { id: "yuhang", name: "余杭区" },
  { id: "linping", name: "临平区" },
  { id: "qiantang", name: "钱塘区" },
  { id: "fuyang", name: "富阳区" },
  { id: "linan", name: "临安区" },
  { id: "tonglu", name: "桐庐县" },
  { id: "chunan", name: "淳安县" },
  { id: "jiande", name: "建德市" },
] as const;
