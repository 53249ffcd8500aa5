-- What every page and every change has to know of an application: where it stands, and who may do what with it.
CREATE VIEW "ApplicationRecord" AS
SELECT a."id", a."state", a."version", a."stateSince", a."dueOn", a."sentBackReason", a."verifierIds", a."reopenedNodes",
  a."communityId", c."name" AS "communityName", c."districtId", d."name" AS "districtName", c."street", c."tier",
  c."type", c."households", c."residents",
  a."batchId", b."title" AS "batchTitle", b."opensOn", b."closesOn", b."standardId",
  ARRAY(SELECT r."accountId" FROM "BatchReviewer" r WHERE r."batchId" = a."batchId") AS "reviewerIds",
  ARRAY(SELECT s."submittedById" FROM "SubmissionSnapshot" s WHERE s."applicationId" = a."id") AS "submitterIds",
  CASE WHEN a."state" = 'notice' THEN (
    SELECT n."endsOn" FROM "Outcome" o LEFT JOIN "PublicNotice" n ON n."outcomeId" = o."id"
    WHERE o."applicationId" = a."id" ORDER BY o."round" DESC LIMIT 1) END AS "noticeEndsOn",
  CASE WHEN a."state" = 'published' THEN (
    SELECT json_build_object('kind', m."kind", 'by', m."proposedById") FROM "Amendment" m
    WHERE m."applicationId" = a."id" AND m."state" = 'proposed') END AS "proposal",
  (SELECT count(*)::int FROM "Objection" x
    WHERE x."applicationId" = a."id" AND x."state" IN ('received', 'taken-up')) AS "openObjections",
  coalesce((
    SELECT json_agg(json_build_object('contributorId', s."contributorId", 'nodeId', s."nodeId", 'state', s."state"))
    FROM "SectionAssignment" s WHERE s."applicationId" = a."id" AND s."state" <> 'taken-over'), '[]') AS "assignments"
FROM "Application" a
JOIN "Community" c ON c."id" = a."communityId"
JOIN "District" d ON d."id" = c."districtId"
JOIN "Batch" b ON b."id" = a."batchId";

-- Locks an application, alone or with others who do the same, and its community where asked; then reads it. A statement
-- sees what was there when it began, so one that had to wait for its lock would decide by what is over: within a
-- function that is VOLATILE each statement sees what is there when it begins itself.
CREATE FUNCTION locked_application(asked uuid, alone boolean, with_community boolean)
RETURNS SETOF "ApplicationRecord" LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  IF alone THEN
    PERFORM FROM "Application" WHERE "id" = asked FOR UPDATE;
  ELSE
    PERFORM FROM "Application" WHERE "id" = asked FOR SHARE;
  END IF;
  IF with_community THEN
    PERFORM FROM "Community" c JOIN "Application" a ON a."communityId" = c."id" WHERE a."id" = asked FOR SHARE OF c;
  END IF;
  RETURN QUERY SELECT * FROM "ApplicationRecord" WHERE "id" = asked;
END $$;
