import { findCertificate } from "@/lib/certificate/loaders";
import { offered } from "../../../offered";

interface Context {
  params: Promise<{ code: string }>;
}

const NONE = "没有这份证书：没有公布过这个编号的结果，或者结果未通过、已撤销、已更正。";

/** The certificate of a published outcome that passed. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const found = await findCertificate(request, (await params).code);
  if (found) return offered(request, found);
  return new Response(NONE, {
    status: 404,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}
