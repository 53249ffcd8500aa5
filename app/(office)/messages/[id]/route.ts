import { redirect } from "next/navigation";
import { openMessage } from "@/lib/message/loaders";

interface Context {
  params: Promise<{ id: string }>;
}

/** Opens a message, from the list or from a mail: it is read, and leads to what it is about. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  redirect(await openMessage((await params).id));
}
