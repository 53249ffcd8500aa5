-- What a contributor says at hand-in: why something is still missing.
ALTER TABLE "SectionAssignment" ADD COLUMN     "remark" TEXT NOT NULL DEFAULT '';
