-- CreateTable
CREATE TABLE "Survey" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "form" JSON NOT NULL,
    "opensOn" DATE NOT NULL,
    "closesOn" DATE NOT NULL,
    "margin" INTEGER NOT NULL,
    "confidence" INTEGER NOT NULL,
    "expectedResponse" INTEGER NOT NULL,
    "organiser" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "keepDays" INTEGER NOT NULL,
    "salt" TEXT NOT NULL,
    "households" INTEGER,
    "registerDigest" TEXT,
    "commitment" TEXT,
    "committedAt" TIMESTAMPTZ(3),
    "seed" TEXT,
    "drawnAt" TIMESTAMPTZ(3),
    "invited" INTEGER,
    "letters" INTEGER NOT NULL DEFAULT 0,
    "closedAt" TIMESTAMPTZ(3),
    "results" JSON,
    "enteredAt" TIMESTAMPTZ(3),
    "cancelReason" TEXT NOT NULL DEFAULT '',
    "purgedAt" TIMESTAMPTZ(3),
    "plannedById" UUID NOT NULL,
    "plannedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyRegister" (
    "surveyId" UUID NOT NULL,
    "households" JSON NOT NULL,
    "drawn" JSON,

    CONSTRAINT "SurveyRegister_pkey" PRIMARY KEY ("surveyId")
);

-- CreateTable
CREATE TABLE "SurveyCode" (
    "hash" BYTEA NOT NULL,
    "surveyId" UUID NOT NULL,
    "used" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SurveyCode_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "SurveyResponse" (
    "key" BYTEA NOT NULL,
    "surveyId" UUID NOT NULL,
    "a1" SMALLINT,
    "a2" SMALLINT,
    "a3" SMALLINT,
    "a4" SMALLINT,
    "a5" SMALLINT,
    "a6" SMALLINT,
    "a7" SMALLINT,
    "a8" SMALLINT,
    "a9" SMALLINT,
    "a10" SMALLINT,
    "a11" SMALLINT,
    "a12" SMALLINT,
    "a13" SMALLINT,
    "a14" SMALLINT,
    "a15" SMALLINT,
    "a16" SMALLINT,
    "a17" SMALLINT,
    "a18" SMALLINT,
    "a19" SMALLINT,
    "a20" SMALLINT,
    "burst" BOOLEAN NOT NULL DEFAULT false,
    "uniform" BOOLEAN NOT NULL DEFAULT false,
    "fast" BOOLEAN NOT NULL DEFAULT false,
    "settled" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SurveyResponse_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "Survey_applicationId_idx" ON "Survey"("applicationId");

-- CreateIndex
CREATE INDEX "Survey_state_closesOn_idx" ON "Survey"("state", "closesOn");

-- CreateIndex
CREATE INDEX "SurveyCode_surveyId_idx" ON "SurveyCode"("surveyId");

-- CreateIndex
CREATE INDEX "SurveyResponse_surveyId_idx" ON "SurveyResponse"("surveyId");

-- AddForeignKey
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_plannedById_fkey" FOREIGN KEY ("plannedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyRegister" ADD CONSTRAINT "SurveyRegister_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyCode" ADD CONSTRAINT "SurveyCode_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Closed word lists, and what belongs together.
ALTER TABLE "Answer" DROP CONSTRAINT "Answer_origin_words";
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_origin_words" CHECK ("origin" IN ('entered', 'workbook', 'carried', 'survey'));
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_state_words" CHECK ("state" IN ('planned', 'committed', 'drawn', 'closed', 'cancelled'));
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_period" CHECK ("opensOn" <= "closesOn");
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_plan" CHECK ("margin" BETWEEN 1 AND 20 AND "confidence" IN (90, 95, 99)
  AND "expectedResponse" BETWEEN 10 AND 100 AND "keepDays" BETWEEN 7 AND 365);
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_register" CHECK (("households" IS NULL) = ("registerDigest" IS NULL) AND "households" > 0);
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_commitment" CHECK (
  "commitment" ~ '^[0-9a-f]{64}$' AND "seed" ~ '^[0-9a-f]{64}$'
  AND ("commitment" IS NULL) = ("committedAt" IS NULL) AND ("seed" IS NULL) = ("drawnAt" IS NULL)
  AND ("seed" IS NULL) = ("invited" IS NULL)
  AND ("commitment" IS NULL OR "registerDigest" IS NOT NULL) AND ("seed" IS NULL OR "commitment" IS NOT NULL));
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_steps" CHECK (
  ("state" NOT IN ('committed', 'drawn', 'closed') OR "commitment" IS NOT NULL)
  AND ("state" NOT IN ('drawn', 'closed') OR "seed" IS NOT NULL)
  AND ("state" = 'closed') = ("closedAt" IS NOT NULL) AND ("state" = 'closed') = ("results" IS NOT NULL)
  AND ("state" = 'cancelled') = ("cancelReason" <> ''));
ALTER TABLE "SurveyCode" ADD CONSTRAINT "SurveyCode_hash" CHECK (octet_length("hash") = 32);
ALTER TABLE "SurveyResponse" ADD CONSTRAINT "SurveyResponse_key" CHECK (octet_length("key") = 16);

-- One survey at a time is under way for an application.
CREATE UNIQUE INDEX "Survey_one_at_a_time" ON "Survey"("applicationId") WHERE "state" IN ('planned', 'committed', 'drawn');
-- Answers that were not yet rewritten together with others: a handful at any time.
CREATE INDEX "SurveyResponse_unsettled" ON "SurveyResponse"("surveyId") WHERE NOT "settled";

-- What was published stays as it was: the commitment with what it is about, the seed, the results.
CREATE FUNCTION survey_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."commitment" IS NULL THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'DELETE'
     OR (NEW."commitment", NEW."committedAt", NEW."registerDigest", NEW."households", NEW."margin", NEW."confidence",
         NEW."expectedResponse", NEW."opensOn", NEW."applicationId", NEW."form"::text, NEW."salt")
        IS DISTINCT FROM
        (OLD."commitment", OLD."committedAt", OLD."registerDigest", OLD."households", OLD."margin", OLD."confidence",
         OLD."expectedResponse", OLD."opensOn", OLD."applicationId", OLD."form"::text, OLD."salt")
     OR (OLD."seed" IS NOT NULL AND (NEW."seed", NEW."drawnAt", NEW."invited") IS DISTINCT FROM (OLD."seed", OLD."drawnAt", OLD."invited"))
     OR (OLD."results" IS NOT NULL AND (NEW."results"::text, NEW."closedAt", NEW."closesOn") IS DISTINCT FROM (OLD."results"::text, OLD."closedAt", OLD."closesOn"))
     OR (OLD."state" IN ('closed', 'cancelled') AND NEW."state" <> OLD."state") THEN
    RAISE EXCEPTION 'Survey is published: % refused', TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Survey_published" BEFORE UPDATE OR DELETE ON "Survey" FOR EACH ROW EXECUTE FUNCTION survey_published();

-- The one way an answer comes in. A function, because each of its statements sees what was committed before it: who
-- waited for the lock while the survey was being closed finds it closed. Closing takes the same lock alone.
CREATE FUNCTION survey_answer(
  p_survey uuid, p_code bytea, p_key bytea, p_today date, p_answers smallint[], p_uniform boolean, p_fast boolean
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  found_survey record;
  is_new boolean;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(72707371, hashtext(p_survey::text));
  SELECT "state", "opensOn", "closesOn" INTO found_survey FROM "Survey"
    WHERE "id" = p_survey AND EXISTS (SELECT 1 FROM "SurveyCode" WHERE "hash" = p_code AND "surveyId" = p_survey);
  IF NOT FOUND THEN RETURN 'unknown'; END IF;
  IF found_survey."state" <> 'drawn' OR p_today > found_survey."closesOn" THEN RETURN 'late'; END IF;
  IF p_today < found_survey."opensOn" THEN RETURN 'early'; END IF;
  UPDATE "SurveyCode" SET "used" = true WHERE "hash" = p_code AND NOT "used";
  INSERT INTO "SurveyResponse" ("key", "surveyId", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10",
      "a11", "a12", "a13", "a14", "a15", "a16", "a17", "a18", "a19", "a20", "uniform", "fast")
    VALUES (p_key, p_survey, p_answers[1], p_answers[2], p_answers[3], p_answers[4], p_answers[5], p_answers[6],
      p_answers[7], p_answers[8], p_answers[9], p_answers[10], p_answers[11], p_answers[12], p_answers[13], p_answers[14],
      p_answers[15], p_answers[16], p_answers[17], p_answers[18], p_answers[19], p_answers[20], p_uniform, p_fast)
    ON CONFLICT ("key") DO UPDATE SET
      "a1" = excluded."a1", "a2" = excluded."a2", "a3" = excluded."a3", "a4" = excluded."a4", "a5" = excluded."a5",
      "a6" = excluded."a6", "a7" = excluded."a7", "a8" = excluded."a8", "a9" = excluded."a9", "a10" = excluded."a10",
      "a11" = excluded."a11", "a12" = excluded."a12", "a13" = excluded."a13", "a14" = excluded."a14", "a15" = excluded."a15",
      "a16" = excluded."a16", "a17" = excluded."a17", "a18" = excluded."a18", "a19" = excluded."a19", "a20" = excluded."a20",
      "burst" = false, "uniform" = excluded."uniform", "fast" = excluded."fast", "settled" = false
    RETURNING (xmax = 0) INTO is_new;
  RETURN CASE WHEN is_new THEN 'saved' ELSE 'changed' END;
END $$;

-- Rewrites answers that came one by one as one change, in the order of their keys: afterwards neither their place in
-- the table nor the number of their transaction says which came first, or when. Fewer than `p_least` wait for more.
CREATE FUNCTION survey_settle(p_survey uuid, p_least integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  moved integer;
BEGIN
  -- One at a time; who comes second has nothing to do.
  IF NOT pg_try_advisory_xact_lock(72707372, hashtext(p_survey::text)) THEN RETURN 0; END IF;
  IF (SELECT count(*) FROM "SurveyResponse" WHERE "surveyId" = p_survey AND NOT "settled") < p_least THEN RETURN 0; END IF;
  WITH gone AS (DELETE FROM "SurveyResponse" WHERE "surveyId" = p_survey AND NOT "settled" RETURNING *)
  INSERT INTO "SurveyResponse" ("key", "surveyId", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10",
      "a11", "a12", "a13", "a14", "a15", "a16", "a17", "a18", "a19", "a20", "burst", "uniform", "fast", "settled")
    SELECT "key", "surveyId", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10",
      "a11", "a12", "a13", "a14", "a15", "a16", "a17", "a18", "a19", "a20", "burst", "uniform", "fast", true
    FROM gone ORDER BY "key";
  GET DIAGNOSTICS moved = ROW_COUNT;
  RETURN moved;
END $$;

-- For good, once nobody may change an answer any more: keys that no code leads to, in their order, in one change.
CREATE FUNCTION survey_unlink(p_survey uuid) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  moved integer;
BEGIN
  WITH gone AS (DELETE FROM "SurveyResponse" WHERE "surveyId" = p_survey RETURNING *),
  anew AS (SELECT uuid_send(gen_random_uuid()) AS fresh, gone.* FROM gone)
  INSERT INTO "SurveyResponse" ("key", "surveyId", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10",
      "a11", "a12", "a13", "a14", "a15", "a16", "a17", "a18", "a19", "a20", "burst", "uniform", "fast", "settled")
    SELECT fresh, "surveyId", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10",
      "a11", "a12", "a13", "a14", "a15", "a16", "a17", "a18", "a19", "a20", "burst", "uniform", "fast", true
    FROM anew ORDER BY fresh;
  GET DIAGNOSTICS moved = ROW_COUNT;
  RETURN moved;
END $$;
