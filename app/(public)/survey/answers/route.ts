import { after } from "next/server";
import { receiveAnswer } from "@/lib/response/loaders";
import { receiptOf } from "@/lib/response/policy";

/** Takes an answer from a plain form and leads to its receipt; a script that asks for JSON is told where that is. */
export async function POST(request: Request): Promise<Response> {
  const location = receiptOf(await receiveAnswer(request, after));
  const headers = { "Cache-Control": "no-store" };
  if (request.headers.get("accept")?.includes("application/json"))
    return Response.json({ location }, { headers });
  return new Response(null, { status: 303, headers: { ...headers, Location: location } });
}

/** Somebody who comes here by the address alone is led to the code's form. */
export function GET(): Response {
  return new Response(null, { status: 303, headers: { Location: "/survey" } });
}
