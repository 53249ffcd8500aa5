-- CreateTable
CREATE TABLE "OutcomeFigures" (
    "outcomeId" UUID NOT NULL,
    "communityId" UUID NOT NULL,
    "total" DECIMAL(8,2) NOT NULL,
    "fullMarks" DECIMAL(8,2) NOT NULL,
    "passMark" DECIMAL(8,2) NOT NULL,
    "sections" JSONB NOT NULL,

    CONSTRAINT "OutcomeFigures_pkey" PRIMARY KEY ("outcomeId")
);

-- CreateIndex
CREATE INDEX "OutcomeFigures_communityId_idx" ON "OutcomeFigures"("communityId");

-- AddForeignKey
ALTER TABLE "OutcomeFigures" ADD CONSTRAINT "OutcomeFigures_outcomeId_fkey" FOREIGN KEY ("outcomeId") REFERENCES "Outcome"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutcomeFigures" ADD CONSTRAINT "OutcomeFigures_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What lists and comparisons need of a decision, taken out of it once: it is long, and never changes.
CREATE FUNCTION keep_outcome_figures(kept "Outcome") RETURNS void LANGUAGE sql AS $$
  INSERT INTO "OutcomeFigures" ("outcomeId", "communityId", "total", "fullMarks", "passMark", "sections")
  SELECT kept."id", a."communityId",
    (kept."decision" #>> '{total,score}')::numeric,
    (kept."decision" #>> '{total,fullMarks}')::numeric,
    (kept."decision" #>> '{total,passMark}')::numeric,
    (SELECT COALESCE(jsonb_object_agg(s->>'id', (n.node->>'score')::numeric), '{}')
     FROM "StandardVersion" v, json_array_elements(v."document"->'sections') s,
       LATERAL (SELECT kept."decision"->'nodes'->(s->>'id') AS node) n
     WHERE v."family" = kept."standardFamily" AND v."version" = kept."standardVersion"
       AND n.node->>'score' IS NOT NULL)
  FROM "Application" a WHERE a."id" = kept."applicationId"
$$;

CREATE FUNCTION outcome_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_outcome_figures(NEW);
  RETURN NULL;
END $$;
CREATE TRIGGER "Outcome_figures" AFTER INSERT ON "Outcome" FOR EACH ROW EXECUTE FUNCTION outcome_figures();

SELECT keep_outcome_figures(o) FROM "Outcome" o;

-- Of applications public pages show which are on notice: only going there and coming from there is told.
SELECT feeds_public_pages('"PublicNotice"');
CREATE TRIGGER tell_public_pages AFTER UPDATE OF "state" ON "Application" FOR EACH ROW
  WHEN (OLD."state" IS DISTINCT FROM NEW."state" AND 'notice' IN (OLD."state", NEW."state"))
  EXECUTE FUNCTION tell_public_pages();
