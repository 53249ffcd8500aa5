-- What a reviewer makes of the signs in how answers came in.
-- AlterTable
ALTER TABLE "Survey" ADD COLUMN     "judgedAt" TIMESTAMPTZ(3),
ADD COLUMN     "judgedById" UUID,
ADD COLUMN     "verdict" TEXT,
ADD COLUMN     "verdictReason" TEXT NOT NULL DEFAULT '';

-- AddForeignKey
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_judgedById_fkey" FOREIGN KEY ("judgedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A verdict has its reason, its day and whose it is; there is none on what is still running.
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_verdict" CHECK (
  "verdict" IN ('sound', 'doubtful')
  AND ("verdict" IS NULL) = ("judgedById" IS NULL) AND ("verdict" IS NULL) = ("judgedAt" IS NULL)
  AND ("verdict" IS NULL) = ("verdictReason" = '') AND ("verdict" IS NULL OR "state" = 'closed'));
