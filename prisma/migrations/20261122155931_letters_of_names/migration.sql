-- DropIndex
DROP INDEX "PackageName_popularity_packageKey_idx";

-- AlterTable
ALTER TABLE "PackageName" ADD COLUMN     "letters" SMALLINT NOT NULL DEFAULT 0;

UPDATE "PackageName" SET "letters" = length(translate("id", '._-', '')) WHERE octet_length("id") = length("id");

ALTER TABLE "PackageName" ALTER COLUMN "letters" DROP DEFAULT;

-- CreateIndex
CREATE INDEX "PackageName_popularity_packageKey_letters_id_idx" ON "PackageName"("popularity" DESC, "packageKey" DESC, "letters", "id");
