/** What a control asks, short for the eye (自评分) and whole for the ear (自评分：the point's title). */
export function ControlLabel({ text, title }: { text: string; title: string }) {
  return (
    <>
      {text}
      <span className="sr-only">：{title}</span>
    </>
  );
}
