-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "District" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "District_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "districtId" TEXT,
    "passwordHash" TEXT NOT NULL,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT true,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "sessionVersion" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInLimit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMP(3),

    CONSTRAINT "SignInLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Community" (
    "id" UUID NOT NULL,
    "districtId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "households" INTEGER NOT NULL,
    "residents" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Community_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StandardVersion" (
    "id" UUID NOT NULL,
    "family" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "effectiveFrom" DATE NOT NULL,
    "document" JSON NOT NULL,
    "digest" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StandardVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Batch" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "standardId" UUID NOT NULL,
    "opensOn" DATE NOT NULL,
    "closesOn" DATE NOT NULL,
    "assumedFigures" INTEGER NOT NULL,
    "confirmedName" TEXT NOT NULL,
    "openedById" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BatchReviewer" (
    "batchId" UUID NOT NULL,
    "accountId" UUID NOT NULL,

    CONSTRAINT "BatchReviewer_pkey" PRIMARY KEY ("batchId","accountId")
);

-- CreateTable
CREATE TABLE "Application" (
    "id" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "communityId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stateSince" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "concludedById" UUID,
    "concludedAt" TIMESTAMPTZ(3),
    "verifierIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "sentBackReason" TEXT,

    CONSTRAINT "Application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "applicationId" UUID NOT NULL,
    "nodeId" TEXT NOT NULL,
    "value" JSONB,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedById" UUID NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("applicationId","nodeId")
);

-- CreateTable
CREATE TABLE "Waiver" (
    "applicationId" UUID NOT NULL,
    "nodeId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "claimedById" UUID NOT NULL,
    "claimedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ruling" TEXT,
    "rulingReason" TEXT NOT NULL DEFAULT '',
    "ruledById" UUID,
    "ruledAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Waiver_pkey" PRIMARY KEY ("applicationId","nodeId")
);

-- CreateTable
CREATE TABLE "SubmissionSnapshot" (
    "applicationId" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "submission" JSON NOT NULL,
    "statements" JSON NOT NULL,
    "digest" TEXT NOT NULL,
    "submittedById" UUID NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SubmissionSnapshot_pkey" PRIMARY KEY ("applicationId","round")
);

-- CreateTable
CREATE TABLE "Ruling" (
    "applicationId" UUID NOT NULL,
    "nodeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "ruledById" UUID NOT NULL,
    "ruledAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Ruling_pkey" PRIMARY KEY ("applicationId","nodeId")
);

-- CreateTable
CREATE TABLE "Rectification" (
    "applicationId" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "nodeId" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "returnedById" UUID NOT NULL,
    "returnedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Rectification_pkey" PRIMARY KEY ("applicationId","round","nodeId")
);

-- CreateTable
CREATE TABLE "Outcome" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "communityName" TEXT NOT NULL,
    "districtName" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "batchTitle" TEXT NOT NULL,
    "submission" JSON NOT NULL,
    "decision" JSON NOT NULL,
    "digest" TEXT NOT NULL,
    "standardFamily" TEXT NOT NULL,
    "standardVersion" TEXT NOT NULL,
    "standardDigest" TEXT NOT NULL,
    "approvedById" UUID NOT NULL,
    "approvedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedById" UUID,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditRecord" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "before" JSON,
    "after" JSON,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditRecord_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "District_name_key" ON "District"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Account_username_key" ON "Account"("username");

-- CreateIndex
CREATE INDEX "Account_districtId_idx" ON "Account"("districtId");

-- CreateIndex
CREATE UNIQUE INDEX "Community_districtId_name_key" ON "Community"("districtId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "StandardVersion_family_version_key" ON "StandardVersion"("family", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Batch_title_key" ON "Batch"("title");

-- CreateIndex
CREATE INDEX "BatchReviewer_accountId_idx" ON "BatchReviewer"("accountId");

-- CreateIndex
CREATE INDEX "Application_communityId_idx" ON "Application"("communityId");

-- CreateIndex
CREATE INDEX "Application_state_idx" ON "Application"("state");

-- CreateIndex
CREATE UNIQUE INDEX "Application_batchId_communityId_key" ON "Application"("batchId", "communityId");

-- CreateIndex
CREATE UNIQUE INDEX "Outcome_applicationId_key" ON "Outcome"("applicationId");

-- CreateIndex
CREATE UNIQUE INDEX "Outcome_code_key" ON "Outcome"("code");

-- CreateIndex
CREATE INDEX "Outcome_publishedAt_idx" ON "Outcome"("publishedAt");

-- CreateIndex
CREATE INDEX "AuditRecord_subjectType_subjectId_idx" ON "AuditRecord"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "AuditRecord_at_idx" ON "AuditRecord"("at");

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_districtId_fkey" FOREIGN KEY ("districtId") REFERENCES "District"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Community" ADD CONSTRAINT "Community_districtId_fkey" FOREIGN KEY ("districtId") REFERENCES "District"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Batch" ADD CONSTRAINT "Batch_standardId_fkey" FOREIGN KEY ("standardId") REFERENCES "StandardVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Batch" ADD CONSTRAINT "Batch_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BatchReviewer" ADD CONSTRAINT "BatchReviewer_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "Batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BatchReviewer" ADD CONSTRAINT "BatchReviewer_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "Batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_concludedById_fkey" FOREIGN KEY ("concludedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_updatedById_fkey" FOREIGN KEY ("updatedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Waiver" ADD CONSTRAINT "Waiver_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Waiver" ADD CONSTRAINT "Waiver_claimedById_fkey" FOREIGN KEY ("claimedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Waiver" ADD CONSTRAINT "Waiver_ruledById_fkey" FOREIGN KEY ("ruledById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubmissionSnapshot" ADD CONSTRAINT "SubmissionSnapshot_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubmissionSnapshot" ADD CONSTRAINT "SubmissionSnapshot_submittedById_fkey" FOREIGN KEY ("submittedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ruling" ADD CONSTRAINT "Ruling_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ruling" ADD CONSTRAINT "Ruling_ruledById_fkey" FOREIGN KEY ("ruledById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rectification" ADD CONSTRAINT "Rectification_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rectification" ADD CONSTRAINT "Rectification_returnedById_fkey" FOREIGN KEY ("returnedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_approvedById_fkey" FOREIGN KEY ("approvedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Closed word lists: the same words as in lib/ (a test compares them).
ALTER TABLE "Account" ADD CONSTRAINT "Account_role_words" CHECK ("role" IN ('district-official', 'reviewer', 'administrator'));
ALTER TABLE "Account" ADD CONSTRAINT "Account_district_of_officials" CHECK (("role" = 'district-official') = ("districtId" IS NOT NULL));
ALTER TABLE "Community" ADD CONSTRAINT "Community_tier_words" CHECK ("tier" IN ('provincial-pilot', 'provincial-candidate', 'municipal-candidate'));
ALTER TABLE "Community" ADD CONSTRAINT "Community_stage_words" CHECK ("stage" IN ('declared', 'started', 'completed', 'acceptance'));
ALTER TABLE "Community" ADD CONSTRAINT "Community_counts" CHECK ("households" >= 0 AND "residents" >= 0);
ALTER TABLE "Batch" ADD CONSTRAINT "Batch_period" CHECK ("opensOn" <= "closesOn");
ALTER TABLE "Application" ADD CONSTRAINT "Application_state_words" CHECK ("state" IN ('draft', 'submitted', 'returned', 'verified', 'approved', 'published'));
ALTER TABLE "Waiver" ADD CONSTRAINT "Waiver_ruling_words" CHECK ("ruling" IN ('accepted', 'refused'));
ALTER TABLE "Ruling" ADD CONSTRAINT "Ruling_kind_words" CHECK ("kind" IN ('accepted', 'adjusted'));
ALTER TABLE "Ruling" ADD CONSTRAINT "Ruling_reason_of_adjustments" CHECK ("kind" = 'accepted' OR "reason" <> '');
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_words" CHECK ("outcome" IN ('passed', 'failed'));
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_publication" CHECK (("publishedAt" IS NULL) = ("publishedById" IS NULL));

-- Frozen rows: standards in force, submitted snapshots, outcomes.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is frozen: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "StandardVersion_frozen" BEFORE UPDATE OR DELETE ON "StandardVersion" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "StandardVersion_kept" BEFORE TRUNCATE ON "StandardVersion" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "SubmissionSnapshot_frozen" BEFORE UPDATE OR DELETE ON "SubmissionSnapshot" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "SubmissionSnapshot_kept" BEFORE TRUNCATE ON "SubmissionSnapshot" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Outcome_kept" BEFORE DELETE ON "Outcome" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Outcome_kept_whole" BEFORE TRUNCATE ON "Outcome" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An outcome may only be published, once; nothing else of it ever changes.
CREATE FUNCTION outcome_publication_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."publishedAt" IS NOT NULL
     OR (to_jsonb(NEW) - 'publishedAt' - 'publishedById') IS DISTINCT FROM (to_jsonb(OLD) - 'publishedAt' - 'publishedById')
     OR NEW."submission"::text IS DISTINCT FROM OLD."submission"::text
     OR NEW."decision"::text IS DISTINCT FROM OLD."decision"::text THEN
    RAISE EXCEPTION 'Outcome is frozen: UPDATE refused' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Outcome_frozen" BEFORE UPDATE ON "Outcome" FOR EACH ROW EXECUTE FUNCTION outcome_publication_only();

-- The standard version and the community of an application, and the standard of a batch, are pinned for good.
CREATE FUNCTION application_pinned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."batchId" <> OLD."batchId" OR NEW."communityId" <> OLD."communityId" THEN
    RAISE EXCEPTION 'Application is pinned to its batch and community' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Application_pinned" BEFORE UPDATE ON "Application" FOR EACH ROW EXECUTE FUNCTION application_pinned();

CREATE FUNCTION batch_pinned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."standardId" <> OLD."standardId" THEN
    RAISE EXCEPTION 'Batch is pinned to its standard version' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Batch_pinned" BEFORE UPDATE ON "Batch" FOR EACH ROW EXECUTE FUNCTION batch_pinned();

-- Audit: the chain is made here, under a lock, so that order and sequence agree and no gap can appear.
CREATE FUNCTION audit_payload(r "AuditRecord") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(
    r."seq", to_char(r."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), r."actorId", r."actorName",
    r."action", r."subjectType", r."subjectId", r."before"::text, r."after"::text)::text
$$;

CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('AuditRecord'));
  SELECT "seq", "hash" INTO last FROM "AuditRecord" ORDER BY "seq" DESC LIMIT 1;
  NEW."seq" := coalesce(last."seq", 0) + 1;
  NEW."at" := date_trunc('milliseconds', clock_timestamp());
  NEW."prevHash" := coalesce(last."hash", repeat('0', 64));
  NEW."hash" := encode(sha256(convert_to(NEW."prevHash" || E'\n' || audit_payload(NEW), 'UTF8')), 'hex');
  RETURN NEW;
END $$;
CREATE TRIGGER "AuditRecord_chain" BEFORE INSERT ON "AuditRecord" FOR EACH ROW EXECUTE FUNCTION audit_chain();
CREATE TRIGGER "AuditRecord_append_only" BEFORE UPDATE OR DELETE ON "AuditRecord" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AuditRecord_kept" BEFORE TRUNCATE ON "AuditRecord" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
