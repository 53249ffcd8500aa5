/** How anybody can compute a published outcome again, and be sure that nothing was changed. */
export function HelpRecompute() {
  return (
    <>
      <h2 id="recompute">怎样复算</h2>
      <p>
        每项结果的页面下方都有“自己算一遍”：用公布的数据和本站所用的同一个计分程序，在您自己的浏览器里重新计算，逐步比较。文件不会上传。
      </p>
      <ol>
        <li>点“用公布的数据计算”，全部相同的显示绿色。</li>
        <li>也可以选自己下载保存的文件。改动一个字就变红，并指出哪里不同。</li>
        <li>
          不用浏览器的，下载“全部数据”，取得本系统的源代码，运行：
          <code className="mt-1 block overflow-x-auto bg-surface px-3 py-2 font-mono text-sm">
            npm run --silent score -- --bundle 2026-k7d3mw9x-bundle.json
          </code>
        </li>
      </ol>
      <p>
        其他程序可以把 {"{"}"standard": "编号@版本", "submission": …{"}"} 用 POST 发到
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
