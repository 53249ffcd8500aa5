/** What the published report says about the method, without figures of ours. */
export function WhatCounts() {
  return (
    <ul className="max-w-text list-disc space-y-2 pl-6">
      <li>总分要达标，每一个单项也要达标。省级、市级都是这样。</li>
      <li>市级总分由居民满意度分和场景建设分构成。居民满意不满意单列考核，省级不单列。</li>
      <li>市级引入居配标准，把大额分值拆细，每个评分点各有条文。</li>
      <li>约束性指标设冗余分值：评分点合计多于指标满分，少得一些仍可得满。</li>
      <li>特色亮点塑造项另加特色分值，鼓励各社区做出特色。</li>
      <li>党建工作另有考核评分标准，数字化平台落地性另有达标分值。</li>
      <li>社区可以在市级办法的基础上，对照省级标准找差距、补短板。</li>
    </ul>
  );
}
