import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";

// The options read the environment, which the build does not have: made at the first request.
const handler: ReturnType<typeof NextAuth> = (...request: unknown[]) =>
  NextAuth(authOptions())(...request);

export { handler as GET, handler as POST };
