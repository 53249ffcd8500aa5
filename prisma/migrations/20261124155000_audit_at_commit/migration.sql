-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "actorId" UUID,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "before" JSON,
    "after" JSON,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);


-- Nothing stays here beyond the transaction that wrote it.
ALTER TABLE "AuditEntry" SET UNLOGGED;

-- An entry becomes a record of the chain when its transaction commits. The chain's lock is then held while the
-- server commits and no longer: written directly, it was held until the application had heard of it and sent
-- the commit, and two hundred transactions a second were all there could be.
CREATE FUNCTION audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "AuditRecord" ("actorId", "actorName", "action", "subjectType", "subjectId", "before", "after")
  VALUES (NEW."actorId", NEW."actorName", NEW."action", NEW."subjectType", NEW."subjectId", NEW."before", NEW."after");
  DELETE FROM "AuditEntry" WHERE "id" = NEW."id";
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "AuditEntry_recorded" AFTER INSERT ON "AuditEntry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_entry();
