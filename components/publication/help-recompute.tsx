/** How anybody can compute a published outcome again, and be sure that nothing was changed. */
export function HelpRecompute() {
  return (
    <>
      <h2 id="recompute">怎样复算</h2>
      <p>
        每项结果的页面下方都有“数据（JSON）”，里面是核定后的申报内容、结论、摘要值和所用办法的版本。
      </p>
      <ol>
        <li>下载结果的数据，把其中 submission 的内容存成文件 submission.json。</li>
        <li>
          取得本系统的源代码，运行：
          <code className="mt-1 block overflow-x-auto bg-surface px-3 py-2 font-mono text-sm">
            npm run --silent score -- --standard hangzhou-municipal@2022-trial --submission
            submission.json
          </code>
        </li>
        <li>输出的结论应与数据中的 decision 逐字相同。标准的编号和版本见数据中的 standard。</li>
      </ol>
      <p>
        不想安装的，可以把 {"{"}"standard": "编号@版本", "submission": …{"}"} 用 POST 发到
        /api/v1/score，回答就是结论。可用的办法见 <a href="/api/v1/standards">/api/v1/standards</a>
        ，数据格式见 <a href="/api/v1/schemas">/api/v1/schemas</a>，接口的全部说明（OpenAPI 3.1）见{" "}
        <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>。
      </p>
      <p>
        摘要值是内容的 SHA-256：先按 RFC 8785 把 JSON
        写成规范形式再计算。内容改动一个字，摘要值就不同。
      </p>
    </>
  );
}
