-- AlterTable
ALTER TABLE "Outcome" ADD COLUMN "replacesId" UUID;

-- CreateTable
CREATE TABLE "Amendment" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "outcomeId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "nodeIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "proposedById" UUID NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Amendment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Amendment_applicationId_idx" ON "Amendment"("applicationId");

-- CreateIndex
CREATE INDEX "Amendment_outcomeId_idx" ON "Amendment"("outcomeId");

-- CreateIndex
CREATE INDEX "Outcome_replacesId_idx" ON "Outcome"("replacesId");

-- AddForeignKey
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "Outcome"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_outcomeId_fkey" FOREIGN KEY ("outcomeId") REFERENCES "Outcome"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "Application" DROP CONSTRAINT "Application_state_words";
ALTER TABLE "Application" ADD CONSTRAINT "Application_state_words" CHECK ("state" IN ('draft', 'submitted', 'returned', 'verified', 'approved', 'notice', 'published', 'revoked'));
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_replaces_another" CHECK ("replacesId" <> "id");
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_kind_words" CHECK ("kind" IN ('correction', 'revocation'));
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_state_words" CHECK ("state" IN ('proposed', 'confirmed', 'dropped'));
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_points" CHECK (("kind" = 'correction') = (cardinality("nodeIds") > 0));
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_reason" CHECK ("reason" <> '');
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_decision" CHECK (
  ("state" = 'proposed') = ("decidedById" IS NULL) AND ("decidedById" IS NULL) = ("decidedAt" IS NULL));
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_second_person" CHECK ("state" <> 'confirmed' OR "decidedById" <> "proposedById");
CREATE UNIQUE INDEX "Amendment_one_at_a_time" ON "Amendment"("applicationId") WHERE "state" = 'proposed';

CREATE FUNCTION amendment_decision_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" <> 'proposed'
     OR (to_jsonb(NEW) - 'state' - 'decidedById' - 'decidedAt') IS DISTINCT FROM (to_jsonb(OLD) - 'state' - 'decidedById' - 'decidedAt') THEN
    RAISE EXCEPTION 'Amendment is frozen: UPDATE refused' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Amendment_frozen" BEFORE UPDATE ON "Amendment" FOR EACH ROW EXECUTE FUNCTION amendment_decision_only();
CREATE TRIGGER "Amendment_kept" BEFORE DELETE ON "Amendment" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Amendment_kept_whole" BEFORE TRUNCATE ON "Amendment" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A corrected or revoked outcome says so on its public page.
SELECT feeds_public_pages('"Amendment"');
