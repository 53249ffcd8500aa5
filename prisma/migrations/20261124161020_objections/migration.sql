-- AlterTable
ALTER TABLE "Application" ADD COLUMN "reopenedNodes" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "Objection" (
    "id" UUID NOT NULL,
    "receipt" TEXT NOT NULL,
    "applicationId" UUID NOT NULL,
    "outcomeId" UUID NOT NULL,
    "nodeId" TEXT,
    "text" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "sendingDigest" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'received',
    "takenUpById" UUID,
    "takenUpAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "summary" TEXT NOT NULL DEFAULT '',
    "answer" TEXT NOT NULL DEFAULT '',
    "reopenedNodes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Objection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Objection_receipt_key" ON "Objection"("receipt");

-- CreateIndex
CREATE UNIQUE INDEX "Objection_sendingDigest_key" ON "Objection"("sendingDigest");

-- CreateIndex
CREATE INDEX "Objection_applicationId_idx" ON "Objection"("applicationId");

-- CreateIndex
CREATE INDEX "Objection_outcomeId_idx" ON "Objection"("outcomeId");

-- CreateIndex
CREATE INDEX "Objection_state_receivedAt_idx" ON "Objection"("state", "receivedAt");

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_outcomeId_fkey" FOREIGN KEY ("outcomeId") REFERENCES "Outcome"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_takenUpById_fkey" FOREIGN KEY ("takenUpById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "Objection" ADD CONSTRAINT "Objection_state_words" CHECK ("state" IN ('received', 'taken-up', 'upheld', 'dismissed'));
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_taking_up" CHECK (("state" = 'received') = ("takenUpById" IS NULL) AND ("takenUpById" IS NULL) = ("takenUpAt" IS NULL));
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_decision" CHECK (
  ("state" IN ('upheld', 'dismissed')) = ("decidedById" IS NOT NULL) AND ("decidedById" IS NULL) = ("decidedAt" IS NULL)
  AND ("decidedById" IS NULL OR ("summary" <> '' AND "answer" <> '')));
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_reopening" CHECK (("state" = 'upheld') = (cardinality("reopenedNodes") > 0));
CREATE INDEX "Objection_open_idx" ON "Objection"("applicationId") WHERE "state" IN ('received', 'taken-up');

CREATE FUNCTION objection_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."id", NEW."receipt", NEW."applicationId", NEW."outcomeId", NEW."nodeId", NEW."text", NEW."sendingDigest", NEW."receivedAt")
       IS DISTINCT FROM
     (OLD."id", OLD."receipt", OLD."applicationId", OLD."outcomeId", OLD."nodeId", OLD."text", OLD."sendingDigest", OLD."receivedAt")
     OR (NEW."contact" <> OLD."contact" AND NEW."contact" <> '')
     OR (OLD."decidedAt" IS NOT NULL AND (to_jsonb(NEW) - 'contact') IS DISTINCT FROM (to_jsonb(OLD) - 'contact')) THEN
    RAISE EXCEPTION 'Objection is frozen: UPDATE refused' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Objection_frozen" BEFORE UPDATE ON "Objection" FOR EACH ROW EXECUTE FUNCTION objection_kept();
CREATE TRIGGER "Objection_kept" BEFORE DELETE ON "Objection" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Objection_kept_whole" BEFORE TRUNCATE ON "Objection" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The database's own word on it: nothing is published past its notice, or with an objection open.
CREATE FUNCTION outcome_after_notice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."publishedAt" IS NULL AND NEW."publishedAt" IS NOT NULL AND (
    NOT EXISTS (SELECT FROM "PublicNotice" n WHERE n."outcomeId" = NEW."id"
      AND n."endsOn" < (now() AT TIME ZONE 'Asia/Shanghai')::date)
    OR EXISTS (SELECT FROM "Objection" x WHERE x."applicationId" = NEW."applicationId" AND x."state" IN ('received', 'taken-up'))
  ) THEN
    RAISE EXCEPTION 'Outcome is on notice or objected to: publication refused' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Outcome_after_notice" BEFORE UPDATE ON "Outcome" FOR EACH ROW EXECUTE FUNCTION outcome_after_notice();
