-- CreateTable
CREATE TABLE "StandardDraft" (
    "id" UUID NOT NULL,
    "family" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "document" JSON NOT NULL,
    "faults" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "basedOnId" UUID,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "proposedById" UUID,
    "proposedAt" TIMESTAMPTZ(3),
    "adoptedById" UUID,
    "adoptedAt" TIMESTAMPTZ(3),
    "standardId" UUID,

    CONSTRAINT "StandardDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FigureRuling" (
    "id" UUID NOT NULL,
    "draftId" UUID NOT NULL,
    "nodeId" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "value" JSON NOT NULL,
    "kind" TEXT NOT NULL,
    "documentNumber" TEXT NOT NULL DEFAULT '',
    "ruledById" UUID NOT NULL,
    "ruledAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FigureRuling_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StandardRepeal" (
    "standardId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "repealedById" UUID NOT NULL,
    "repealedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StandardRepeal_pkey" PRIMARY KEY ("standardId")
);

-- CreateIndex
CREATE UNIQUE INDEX "StandardDraft_standardId_key" ON "StandardDraft"("standardId");

-- CreateIndex
CREATE INDEX "StandardDraft_family_idx" ON "StandardDraft"("family");

-- CreateIndex
CREATE INDEX "FigureRuling_draftId_idx" ON "FigureRuling"("draftId");

-- AddForeignKey
ALTER TABLE "StandardDraft" ADD CONSTRAINT "StandardDraft_basedOnId_fkey" FOREIGN KEY ("basedOnId") REFERENCES "StandardVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandardDraft" ADD CONSTRAINT "StandardDraft_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandardDraft" ADD CONSTRAINT "StandardDraft_updatedById_fkey" FOREIGN KEY ("updatedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandardDraft" ADD CONSTRAINT "StandardDraft_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandardDraft" ADD CONSTRAINT "StandardDraft_adoptedById_fkey" FOREIGN KEY ("adoptedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandardDraft" ADD CONSTRAINT "StandardDraft_standardId_fkey" FOREIGN KEY ("standardId") REFERENCES "StandardVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FigureRuling" ADD CONSTRAINT "FigureRuling_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "StandardDraft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FigureRuling" ADD CONSTRAINT "FigureRuling_ruledById_fkey" FOREIGN KEY ("ruledById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandardRepeal" ADD CONSTRAINT "StandardRepeal_standardId_fkey" FOREIGN KEY ("standardId") REFERENCES "StandardVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandardRepeal" ADD CONSTRAINT "StandardRepeal_repealedById_fkey" FOREIGN KEY ("repealedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Closed word lists, and what each state of a draft means.
ALTER TABLE "StandardDraft" ADD CONSTRAINT "StandardDraft_state_words" CHECK ("state" IN ('draft', 'proposed', 'adopted', 'discarded'));
ALTER TABLE "StandardDraft" ADD CONSTRAINT "StandardDraft_proposal" CHECK ("state" NOT IN ('proposed', 'adopted') OR ("faults" = 0 AND "proposedById" IS NOT NULL AND "proposedAt" IS NOT NULL));
ALTER TABLE "StandardDraft" ADD CONSTRAINT "StandardDraft_adoption" CHECK (("state" = 'adopted') = ("standardId" IS NOT NULL AND "adoptedById" IS NOT NULL AND "adoptedAt" IS NOT NULL));
ALTER TABLE "StandardDraft" ADD CONSTRAINT "StandardDraft_two_administrators" CHECK ("adoptedById" <> "proposedById");
ALTER TABLE "FigureRuling" ADD CONSTRAINT "FigureRuling_kind_words" CHECK ("kind" IN ('confirmed', 'assumed'));
ALTER TABLE "FigureRuling" ADD CONSTRAINT "FigureRuling_document" CHECK (("kind" = 'confirmed') = ("documentNumber" <> ''));
ALTER TABLE "StandardRepeal" ADD CONSTRAINT "StandardRepeal_reason" CHECK ("reason" <> '');

-- What was adopted or discarded stays as it was; what is proposed may move on, but not change its words.
CREATE FUNCTION draft_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" IN ('adopted', 'discarded') OR (OLD."state" = 'proposed' AND NEW."document"::text IS DISTINCT FROM OLD."document"::text) THEN
    RAISE EXCEPTION 'StandardDraft is frozen: UPDATE refused' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "StandardDraft_frozen" BEFORE UPDATE ON "StandardDraft" FOR EACH ROW EXECUTE FUNCTION draft_frozen();
CREATE TRIGGER "StandardDraft_kept" BEFORE DELETE ON "StandardDraft" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "StandardDraft_kept_whole" BEFORE TRUNCATE ON "StandardDraft" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER "FigureRuling_frozen" BEFORE UPDATE OR DELETE ON "FigureRuling" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "FigureRuling_kept" BEFORE TRUNCATE ON "FigureRuling" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "StandardRepeal_frozen" BEFORE UPDATE OR DELETE ON "StandardRepeal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "StandardRepeal_kept" BEFORE TRUNCATE ON "StandardRepeal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Figures are ruled on while their draft is proposed, neither before nor after.
CREATE FUNCTION ruling_of_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT "state" FROM "StandardDraft" WHERE "id" = NEW."draftId") IS DISTINCT FROM 'proposed' THEN
    RAISE EXCEPTION 'FigureRuling needs a proposed draft' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "FigureRuling_of_proposal" BEFORE INSERT ON "FigureRuling" FOR EACH ROW EXECUTE FUNCTION ruling_of_proposal();

-- No batch opens on a repealed version.
CREATE FUNCTION batch_in_force() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "StandardRepeal" WHERE "standardId" = NEW."standardId") THEN
    RAISE EXCEPTION 'Batch needs a standard in force' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Batch_in_force" BEFORE INSERT ON "Batch" FOR EACH ROW EXECUTE FUNCTION batch_in_force();
