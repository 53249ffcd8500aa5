-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "mailFailure" TEXT,
ADD COLUMN     "subjectId" UUID,
ADD COLUMN     "subjectType" TEXT;

-- CreateTable
CREATE TABLE "MailConfirmation" (
    "accountId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "nonce" UUID NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MailConfirmation_pkey" PRIMARY KEY ("accountId")
);

-- CreateIndex
CREATE INDEX "MailConfirmation_expiresAt_idx" ON "MailConfirmation"("expiresAt");

-- AddForeignKey
ALTER TABLE "MailConfirmation" ADD CONSTRAINT "MailConfirmation_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What belongs together.
ALTER TABLE "Message" ADD CONSTRAINT "Message_subject" CHECK (("subjectType" IS NULL) = ("subjectId" IS NULL));
ALTER TABLE "Message" ADD CONSTRAINT "Message_subject_words" CHECK ("subjectType" IN ('application', 'batch', 'draft'));
ALTER TABLE "Message" ADD CONSTRAINT "Message_href" CHECK ("href" LIKE '/%' AND "href" NOT LIKE '//%');
-- Mailed, or never to be mailed, not both.
ALTER TABLE "Message" ADD CONSTRAINT "Message_mail" CHECK ("mailedAt" IS NULL OR "mailFailure" IS NULL);
