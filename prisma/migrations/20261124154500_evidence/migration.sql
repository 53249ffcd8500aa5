-- AlterTable
ALTER TABLE "Upload" ADD COLUMN     "fingerprint" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "Likeness" (
    "sha256" TEXT NOT NULL,
    "other" TEXT NOT NULL,
    "distance" INTEGER NOT NULL,

    CONSTRAINT "Likeness_pkey" PRIMARY KEY ("sha256","other")
);

ALTER TABLE "Likeness" ADD CONSTRAINT "Likeness_pair" CHECK ("sha256" <> "other" AND "distance" BETWEEN 0 AND 64);

-- Two hashes that differ in at most nine bits differ in at most one bit of one of these five pieces: looking for a
-- piece and its neighbours finds every near photo without reading them all.
CREATE INDEX "StoredFile_hash_piece_1" ON "StoredFile" (substr("perceptualHash", 1, 3));
CREATE INDEX "StoredFile_hash_piece_2" ON "StoredFile" (substr("perceptualHash", 4, 3));
CREATE INDEX "StoredFile_hash_piece_3" ON "StoredFile" (substr("perceptualHash", 7, 3));
CREATE INDEX "StoredFile_hash_piece_4" ON "StoredFile" (substr("perceptualHash", 10, 3));
CREATE INDEX "StoredFile_hash_piece_5" ON "StoredFile" (substr("perceptualHash", 13, 4));

-- A file's row says what its bytes are: they never change, so neither may that.
CREATE FUNCTION keep_file_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."sha256", NEW."size", NEW."mediaType") IS DISTINCT FROM (OLD."sha256", OLD."size", OLD."mediaType")
  THEN RAISE EXCEPTION 'the content of a stored file never changes'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "StoredFile_content_kept" BEFORE UPDATE ON "StoredFile" FOR EACH ROW EXECUTE FUNCTION keep_file_content();
