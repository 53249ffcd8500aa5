import { findCertificate } from "@/lib/certificate/loaders";
import { offered } from "../../../offered";

interface Context {
  params: Promise<{ code: string }>;
}

const NONE = "没有这份证书：没有公布过这个编号的结果，或者结果未通过、已撤销、已更正。";
const LATER = "证书暂时无法生成，请稍后再试。";

const sentence = (text: string, status: number) =>
  new Response(text, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });

/** The certificate of a published outcome that passed. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const found = await findCertificate(request, (await params).code);
  if (!found) return sentence(NONE, 404);
  try {
    return await offered(request, found);
  } catch (error) {
    // It is set in a process beside the server, which may be busy or gone.
    console.error(error);
    return sentence(LATER, 503);
  }
}
