import { headers } from "next/headers";

const FILES = JSON.parse(process.env.PAGE_SCRIPTS ?? "{}") as Record<string, string>;

/**
 * The script of a page that does without the application's: `<name>.browser.ts`. It hears what is done anywhere in the
 * page (`heard`), so that it does not matter whether it or what it works on is there first.
 */
export async function PageScript({ name }: { name: string }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const src = `/_next/static/scripts/${FILES[name] ?? `${name}.js`}`;
  return <script type="module" async src={src} nonce={nonce} />;
}
