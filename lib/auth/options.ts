import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { db } from "../db";
import { env } from "../env";
import { nearestAddress } from "../http/policy";
import { admitSignIn, forgiveSignIn } from "./limits";
import { verifyPassword } from "./password";

const credentials = z.object({
  username: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(200),
});

/** The session cookie holds the account's id and its session version, nothing else of use. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: 12 * 60 * 60 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        name: "账号",
        credentials: { username: {}, password: {} },
        async authorize(input, request) {
          const parsed = credentials.safeParse(input);
          if (!parsed.success) return null;
          const { username, password } = parsed.data;
          const address = nearestAddress(request.headers?.["x-forwarded-for"]);
          if (!(await admitSignIn(username, address))) throw new Error("too-many-attempts");
          const account = await db().account.findUnique({ where: { username } });
          const fits = await verifyPassword(account?.passwordHash ?? null, password);
          if (!account || !fits || !account.active) return null;
          await forgiveSignIn(username, address);
          return { id: account.id, name: account.name, sessionVersion: account.sessionVersion };
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        if (user) {
          token.sub = user.id;
          token.sessionVersion = (user as { sessionVersion?: number }).sessionVersion;
        }
        return token;
      },
      session({ session, token }) {
        return { ...session, accountId: token.sub, sessionVersion: token.sessionVersion };
      },
    },
  };
}
