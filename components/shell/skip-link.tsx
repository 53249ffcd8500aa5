/** First stop for the keyboard on every page: past the header, to the text. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only bg-paper font-medium focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:px-4 focus:py-2"
    >
      跳到正文
    </a>
  );
}
