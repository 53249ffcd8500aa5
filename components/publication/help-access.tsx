/** Reading and using the site in other ways. */
export function HelpAccess() {
  return (
    <>
      <h2 id="access">大字、高对比和键盘</h2>
      <ul>
        <li>页面右上角的“大字”“高对比”按一下打开，再按一下关闭，换页后仍然有效。</li>
        <li>
          全部操作都能用键盘：Tab 键到下一处，Shift 加 Tab
          键回到上一处，回车打开链接，空格展开内容。每页第一处是“跳到正文”。
        </li>
        <li>图形旁都有写着同样数值的表格或句子，读屏软件可以读出。</li>
        <li>关闭脚本也能查结果、看办法和试算。</li>
        <li>结果页和办法页可以直接打印，折叠的内容会一并印出。</li>
      </ul>
    </>
  );
}
