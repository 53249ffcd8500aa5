import { preferenceCookies, safeReturnPath } from "@/lib/display/policy";

/** Sets 大字 and 高对比 from a plain form and goes back to the page it stood on. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => new FormData());
  const headers = new Headers({ Location: safeReturnPath(form.get("back")) });
  for (const cookie of preferenceCookies(form.get("text"), form.get("contrast"))) {
    headers.append("Set-Cookie", cookie);
  }
  return new Response(null, { status: 303, headers });
}
