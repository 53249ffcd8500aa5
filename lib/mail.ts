import "server-only";
import type { MailSettings } from "./env";
import { failureOf, toEnvelope } from "./mail/policy";
import type { Mail } from "./mail/types";

/** The mail server refuses this mail for good: trying again is of no use. The message says why. */
export class MailRefused extends Error {
  override name = "MailRefused";
}

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Hands a mail to the server; done when the server has taken it.
 * @throws MailRefused where it never will, Error with a sentence where it could not now
 */
export async function sendMail(mail: Mail, settings: MailSettings): Promise<void> {
  const { createTransport } = await import("nodemailer");
  const url = new URL(settings.server);
  const transport = createTransport({
    url: settings.server,
    // A password does not travel in the open.
    requireTLS: url.username !== "" && !loopback.includes(url.hostname),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  try {
    await transport.sendMail(toEnvelope(mail, settings));
  } catch (error) {
    const { sentence, forGood } = failureOf(error, settings.server);
    throw forGood ? new MailRefused(sentence) : new Error(sentence);
  } finally {
    transport.close();
  }
}
