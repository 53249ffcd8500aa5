-- PDFs now have previews of their first page: those that are here already get theirs from the hourly job, or when
-- somebody looks at them first.
UPDATE "StoredFile" SET "preview" = 'pending' WHERE "mediaType" = 'application/pdf' AND "preview" = 'none';
