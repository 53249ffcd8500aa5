import { PageLink } from "@/components/ui/page-link";

/** For residents: how to read a result, and what the marks on figures mean. */
export function HelpResidents() {
  return (
    <>
      <h2 id="read">怎样看一项结果</h2>
      <p>
        在<PageLink href="/outcomes">结果公布</PageLink>
        里按社区、街道或区、县、市查找，点社区名称打开。可以用拼音或首字母，例如“yhw”；点示意图上的区、县、市只看那里的结果。
      </p>
      <ul>
        <li>最上面是结论。没有通过的，紧接着写明哪一项没有达标、差多少分。</li>
        <li>总分和每一个单项都达标才通过。总分再高，有一个单项不达标也不通过。</li>
        <li>
          “与其他结果比较”列出同类社区的中位数（同类型、同梯度、按同一版办法，少于 3
          个不列）、本社区的其他结果，以及换算到省级标准的情况。
        </li>
        <li>分数条上的竖线是达标分值，浅色的尾段是特色加分。</li>
        <li>“失分在哪里”列出失分最多的评分点，“评分明细”可以一层层点开。</li>
        <li>
          “不适用”表示这一项不适合该社区，例如只对新建类的要求；“因地制宜”表示经核验同意不参评。
        </li>
      </ul>
      <h2 id="certificate">证书和核验</h2>
      <p>
        通过验收的，结果页可以下载证书（PDF）。扫证书上的二维码，或者在
        <PageLink href="/verify">核验结果</PageLink>
        输入编号，就知道是不是本站公布的、现在是否有效。成批的数据在
        <PageLink href="/open-data">开放数据</PageLink>。
      </p>
      <h2 id="assumed">“待核定”是什么意思</h2>
      <p>
        办法全文尚未取得。公开报道里能查到的分值标“已公布”，参照其他公开资料的标“参考”，两者都没有的标“待核定”，暂按假定数值计算。
      </p>
      <p>
        点开标记可以看到来源。全部数值和来源见各办法的正文，从
        <PageLink href="/method">办法解读</PageLink>进入。
      </p>
      <h2 id="objection">怎样提出异议</h2>
      <ul>
        <li>
          审定的结果先在<PageLink href="/notices">公示</PageLink>
          里公开，写明公示截止日期。公示期内打开那一项，点“提出异议”。
        </li>
        <li>可以针对整个结果，也可以针对一个评分点。姓名和联系方式只给工作人员看，不公开。</li>
        <li>
          提交后得到一个回执编号，凭编号<PageLink href="/receipts">查询</PageLink>
          办理情况和答复。答复公开，不写是谁提的。
        </li>
        <li>异议成立的，所涉评分点重新核验，审定后再次公示。全部异议答复之前，结果不会公布。</li>
      </ul>
      <p>
        公布以后发现差错的，结果会更正或者撤销。理由写在
        <PageLink href="/amendments">更正和撤销</PageLink>里，原来的结果仍可查看。
      </p>
      <h2 id="estimate">试算</h2>
      <p>
        <PageLink href="/estimate">试算</PageLink>
        用来估计：填入各场景、居民满意度、党建和数字化平台的得分，看是否达到市级和省级标准，哪一项差多少。试算不是验收结论，填的内容不保存，只在地址里。
      </p>
    </>
  );
}
