-- An application that was reopened is approved once more: its outcomes are numbered, the newest one counts.
DROP INDEX "Outcome_applicationId_key";
ALTER TABLE "Outcome" ADD COLUMN "round" INTEGER NOT NULL DEFAULT 1;
CREATE UNIQUE INDEX "Outcome_applicationId_round_key" ON "Outcome"("applicationId", "round");

-- AlterTable
ALTER TABLE "Batch" ADD COLUMN "noticeDays" INTEGER NOT NULL DEFAULT 5;

-- CreateTable
CREATE TABLE "PublicNotice" (
    "outcomeId" UUID NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "workingDays" INTEGER NOT NULL,
    "announcedById" UUID NOT NULL,
    "announcedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PublicNotice_pkey" PRIMARY KEY ("outcomeId")
);

-- CreateTable
CREATE TABLE "CalendarDay" (
    "day" DATE NOT NULL,
    "working" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "changedById" UUID NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalendarDay_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE INDEX "PublicNotice_endsOn_idx" ON "PublicNotice"("endsOn");

-- AddForeignKey
ALTER TABLE "PublicNotice" ADD CONSTRAINT "PublicNotice_outcomeId_fkey" FOREIGN KEY ("outcomeId") REFERENCES "Outcome"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicNotice" ADD CONSTRAINT "PublicNotice_announcedById_fkey" FOREIGN KEY ("announcedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarDay" ADD CONSTRAINT "CalendarDay_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What was published before there was a notice stays published; what was approved is to be put on notice first.
ALTER TABLE "Application" DROP CONSTRAINT "Application_state_words";
ALTER TABLE "Application" ADD CONSTRAINT "Application_state_words" CHECK ("state" IN ('draft', 'submitted', 'returned', 'verified', 'approved', 'notice', 'published'));
ALTER TABLE "Batch" ADD CONSTRAINT "Batch_notice" CHECK ("noticeDays" BETWEEN 1 AND 60);
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_round" CHECK ("round" >= 1);
ALTER TABLE "PublicNotice" ADD CONSTRAINT "PublicNotice_period" CHECK ("startsOn" < "endsOn" AND "workingDays" >= 1);

-- A period that has begun cannot shift.
CREATE TRIGGER "PublicNotice_frozen" BEFORE UPDATE OR DELETE ON "PublicNotice" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "PublicNotice_kept" BEFORE TRUNCATE ON "PublicNotice" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
