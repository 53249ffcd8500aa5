-- DropIndex
DROP INDEX "Application_state_idx";

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "email" TEXT,
ADD COLUMN     "mailMode" TEXT NOT NULL DEFAULT 'each',
ADD COLUMN     "unit" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Answer" ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'entered';

-- AlterTable
ALTER TABLE "Application" ADD COLUMN     "dueOn" DATE;

-- AlterTable
ALTER TABLE "Community" ADD COLUMN     "code" TEXT,
ADD COLUMN     "completedOn" DATE,
ADD COLUMN     "declaredOn" DATE,
ADD COLUMN     "listBatch" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "listedOn" DATE,
ADD COLUMN     "startedOn" DATE;

-- CreateTable
CREATE TABLE "EarlierResult" (
    "id" UUID NOT NULL,
    "communityId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "standardId" UUID NOT NULL,
    "submission" JSON NOT NULL,
    "decision" JSON NOT NULL,
    "digest" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "importedById" UUID NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "EarlierResult_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnswerHistory" (
    "applicationId" UUID NOT NULL,
    "nodeId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "value" JSONB,
    "note" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "changedById" UUID NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AnswerHistory_pkey" PRIMARY KEY ("applicationId","nodeId","version")
);

-- CreateTable
CREATE TABLE "SectionAssignment" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "nodeId" TEXT NOT NULL,
    "contributorId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "comment" TEXT NOT NULL DEFAULT '',
    "dueOn" DATE,
    "assignedById" UUID NOT NULL,
    "assignedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stateSince" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SectionAssignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Presence" (
    "applicationId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "nodeId" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Presence_pkey" PRIMARY KEY ("applicationId","accountId")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "sha256" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "perceptualHash" TEXT,
    "takenAt" TIMESTAMPTZ(3),
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "preview" TEXT NOT NULL DEFAULT 'pending',
    "storedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "nodeId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "caption" TEXT NOT NULL DEFAULT '',
    "takenAt" TIMESTAMPTZ(3),
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "validUntil" DATE,
    "uploadedById" UUID NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedById" UUID,
    "removedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "nodeId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "received" BIGINT NOT NULL DEFAULT 0,
    "uploadedById" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "touchedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "evidenceId" UUID,

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "recipientId" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "href" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),
    "mailedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "EarlierResult_communityId_year_standardId_key" ON "EarlierResult"("communityId", "year", "standardId");

-- CreateIndex
CREATE INDEX "SectionAssignment_applicationId_idx" ON "SectionAssignment"("applicationId");

-- CreateIndex
CREATE INDEX "SectionAssignment_contributorId_state_idx" ON "SectionAssignment"("contributorId", "state");

-- CreateIndex
CREATE INDEX "StoredFile_perceptualHash_idx" ON "StoredFile"("perceptualHash");

-- CreateIndex
CREATE INDEX "Evidence_applicationId_nodeId_idx" ON "Evidence"("applicationId", "nodeId");

-- CreateIndex
CREATE INDEX "Evidence_sha256_idx" ON "Evidence"("sha256");

-- CreateIndex
CREATE INDEX "Upload_applicationId_idx" ON "Upload"("applicationId");

-- CreateIndex
CREATE INDEX "Upload_touchedAt_idx" ON "Upload"("touchedAt");

-- CreateIndex
CREATE INDEX "Message_recipientId_readAt_createdAt_idx" ON "Message"("recipientId", "readAt", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Message_recipientId_event_key" ON "Message"("recipientId", "event");

-- CreateIndex
CREATE INDEX "Application_state_stateSince_idx" ON "Application"("state", "stateSince");

-- CreateIndex
CREATE INDEX "Community_stage_idx" ON "Community"("stage");

-- CreateIndex
CREATE UNIQUE INDEX "Community_districtId_code_key" ON "Community"("districtId", "code");

-- AddForeignKey
ALTER TABLE "EarlierResult" ADD CONSTRAINT "EarlierResult_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EarlierResult" ADD CONSTRAINT "EarlierResult_standardId_fkey" FOREIGN KEY ("standardId") REFERENCES "StandardVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EarlierResult" ADD CONSTRAINT "EarlierResult_importedById_fkey" FOREIGN KEY ("importedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerHistory" ADD CONSTRAINT "AnswerHistory_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerHistory" ADD CONSTRAINT "AnswerHistory_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SectionAssignment" ADD CONSTRAINT "SectionAssignment_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SectionAssignment" ADD CONSTRAINT "SectionAssignment_contributorId_fkey" FOREIGN KEY ("contributorId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SectionAssignment" ADD CONSTRAINT "SectionAssignment_assignedById_fkey" FOREIGN KEY ("assignedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Presence" ADD CONSTRAINT "Presence_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Presence" ADD CONSTRAINT "Presence_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_uploadedById_fkey" FOREIGN KEY ("uploadedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_removedById_fkey" FOREIGN KEY ("removedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_uploadedById_fkey" FOREIGN KEY ("uploadedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_recipientId_fkey" FOREIGN KEY ("recipientId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- Presence is worth nothing after a crash, and written every few seconds.
ALTER TABLE "Presence" SET UNLOGGED;

-- Closed word lists and what belongs together.
ALTER TABLE "Account" DROP CONSTRAINT "Account_role_words";
ALTER TABLE "Account" ADD CONSTRAINT "Account_role_words" CHECK ("role" IN ('district-official', 'contributor', 'reviewer', 'administrator', 'observer'));
ALTER TABLE "Account" DROP CONSTRAINT "Account_district_of_officials";
ALTER TABLE "Account" ADD CONSTRAINT "Account_district_of_officials" CHECK (("role" IN ('district-official', 'contributor')) = ("districtId" IS NOT NULL));
ALTER TABLE "Account" ADD CONSTRAINT "Account_mail_words" CHECK ("mailMode" IN ('each', 'digest', 'none'));
ALTER TABLE "Community" DROP CONSTRAINT "Community_stage_words";
ALTER TABLE "Community" ADD CONSTRAINT "Community_stage_words" CHECK ("stage" IN ('declared', 'listed', 'started', 'completed', 'acceptance'));
ALTER TABLE "Community" ADD CONSTRAINT "Community_dates_in_order" CHECK (
  "declaredOn" <= "listedOn" AND "declaredOn" <= "startedOn" AND "declaredOn" <= "completedOn"
  AND "listedOn" <= "startedOn" AND "listedOn" <= "completedOn" AND "startedOn" <= "completedOn");
ALTER TABLE "EarlierResult" ADD CONSTRAINT "EarlierResult_year" CHECK ("year" BETWEEN 2019 AND 2100);
ALTER TABLE "EarlierResult" ADD CONSTRAINT "EarlierResult_source" CHECK ("source" <> '');
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_origin_words" CHECK ("origin" IN ('entered', 'workbook', 'carried'));
ALTER TABLE "SectionAssignment" ADD CONSTRAINT "SectionAssignment_state_words" CHECK ("state" IN ('open', 'handed-in', 'accepted', 'taken-over'));
ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_sha256" CHECK ("sha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_perceptualHash" CHECK ("perceptualHash" ~ '^[0-9a-f]{16}$');
ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_preview_words" CHECK ("preview" IN ('pending', 'ready', 'none', 'failed'));
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_removal" CHECK (("removedAt" IS NULL) = ("removedById" IS NULL));
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_size" CHECK ("size" > 0 AND "received" BETWEEN 0 AND "size");

-- A page of entry is in one person's hands at a time.
CREATE UNIQUE INDEX "SectionAssignment_one_at_a_time" ON "SectionAssignment"("applicationId", "nodeId") WHERE "state" <> 'taken-over';

-- Every answer keeps its history: what stands in Answer is also the newest row here.
CREATE FUNCTION answer_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "AnswerHistory" ("applicationId", "nodeId", "version", "value", "note", "origin", "changedById", "changedAt")
  VALUES (NEW."applicationId", NEW."nodeId", NEW."version", NEW."value", NEW."note", NEW."origin", NEW."updatedById", NEW."updatedAt");
  RETURN NULL;
END $$;
INSERT INTO "AnswerHistory" ("applicationId", "nodeId", "version", "value", "note", "origin", "changedById", "changedAt")
SELECT "applicationId", "nodeId", "version", "value", "note", "origin", "updatedById", "updatedAt" FROM "Answer";
CREATE TRIGGER "Answer_history" AFTER INSERT OR UPDATE ON "Answer" FOR EACH ROW EXECUTE FUNCTION answer_history();
CREATE TRIGGER "AnswerHistory_frozen" BEFORE UPDATE OR DELETE ON "AnswerHistory" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AnswerHistory_kept" BEFORE TRUNCATE ON "AnswerHistory" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was removed stays removed, and no evidence disappears.
CREATE TRIGGER "Evidence_kept" BEFORE DELETE ON "Evidence" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Evidence_kept_whole" BEFORE TRUNCATE ON "Evidence" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
