-- CreateEnum
CREATE TYPE "CatalogItemKind" AS ENUM ('details', 'delete');

-- CreateEnum
CREATE TYPE "VersionStatus" AS ENUM ('available', 'deleted');

-- CreateEnum
CREATE TYPE "ReportReason" AS ENUM ('malicious', 'harmful', 'privateData', 'copyright', 'other', 'ownerRequest');

-- CreateEnum
CREATE TYPE "SymbolStatus" AS ENUM ('checking', 'available', 'failed');

-- DropIndex
DROP INDEX "PackageVersion_packageKey_sortKey_lowerVersion_semVer2_list_idx";

-- AlterTable
ALTER TABLE "PackageVersion" ADD COLUMN     "signed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "status" "VersionStatus" NOT NULL DEFAULT 'available';

-- CreateTable
CREATE TABLE "Advisory" (
    "key" SERIAL NOT NULL,
    "identifier" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "severity" SMALLINT NOT NULL,
    "summary" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "modifiedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Advisory_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AdvisoryRange" (
    "advisoryKey" INTEGER NOT NULL,
    "lowerId" TEXT COLLATE "C" NOT NULL,
    "range" TEXT NOT NULL,

    CONSTRAINT "AdvisoryRange_pkey" PRIMARY KEY ("advisoryKey","lowerId","range")
);

-- CreateTable
CREATE TABLE "VersionAdvisory" (
    "versionKey" INTEGER NOT NULL,
    "advisoryKey" INTEGER NOT NULL,

    CONSTRAINT "VersionAdvisory_pkey" PRIMARY KEY ("versionKey","advisoryKey")
);

-- CreateTable
CREATE TABLE "CatalogOutbox" (
    "key" BIGSERIAL NOT NULL,
    "kind" "CatalogItemKind" NOT NULL,
    "versionKey" INTEGER,
    "id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "lowerId" TEXT COLLATE "C" NOT NULL,
    "lowerVersion" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" JSONB NOT NULL,

    CONSTRAINT "CatalogOutbox_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "CatalogCommit" (
    "ticks" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "pageNumber" INTEGER NOT NULL,

    CONSTRAINT "CatalogCommit_pkey" PRIMARY KEY ("ticks")
);

-- CreateTable
CREATE TABLE "CatalogItem" (
    "ticks" BIGINT NOT NULL,
    "leafName" TEXT COLLATE "C" NOT NULL,
    "kind" "CatalogItemKind" NOT NULL,
    "id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "leaf" TEXT NOT NULL,

    CONSTRAINT "CatalogItem_pkey" PRIMARY KEY ("ticks","leafName")
);

-- CreateTable
CREATE TABLE "CatalogPage" (
    "number" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "ticks" BIGINT NOT NULL,
    "commitId" UUID NOT NULL,

    CONSTRAINT "CatalogPage_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "CatalogHead" (
    "key" INTEGER NOT NULL DEFAULT 1,
    "lastCreated" BIGINT NOT NULL,
    "lastEdited" BIGINT NOT NULL,
    "lastDeleted" BIGINT NOT NULL,

    CONSTRAINT "CatalogHead_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "VerificationKey" (
    "hash" BYTEA NOT NULL,
    "apiKeyKey" INTEGER NOT NULL,
    "lowerId" TEXT COLLATE "C" NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VerificationKey_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "Deprecation" (
    "versionKey" INTEGER NOT NULL,
    "legacy" BOOLEAN NOT NULL,
    "criticalBugs" BOOLEAN NOT NULL,
    "other" BOOLEAN NOT NULL,
    "message" TEXT NOT NULL,
    "alternatePackageKey" INTEGER,
    "alternateVersionKey" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Deprecation_pkey" PRIMARY KEY ("versionKey")
);

-- CreateTable
CREATE TABLE "Report" (
    "key" SERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "reason" "ReportReason" NOT NULL,
    "message" TEXT NOT NULL,
    "contactedOwners" BOOLEAN NOT NULL,
    "reporterKey" INTEGER,
    "email" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Report_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Mail" (
    "key" BIGSERIAL NOT NULL,
    "to" TEXT NOT NULL,
    "replyTo" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "tryAt" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "name" TEXT COLLATE "C" NOT NULL,
    "count" INTEGER NOT NULL,
    "retryAt" TIMESTAMPTZ(3),
    "resetAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "TotalChange" (
    "key" BIGSERIAL NOT NULL,
    "packages" INTEGER NOT NULL DEFAULT 0,
    "versions" INTEGER NOT NULL DEFAULT 0,
    "downloads" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "TotalChange_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "SearchWord" (
    "word" TEXT NOT NULL,
    "nearForms" TEXT[],

    CONSTRAINT "SearchWord_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "SymbolPackage" (
    "key" SERIAL NOT NULL,
    "versionKey" INTEGER NOT NULL,
    "status" "SymbolStatus" NOT NULL,
    "objectName" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "pusherKey" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checkedAt" TIMESTAMPTZ(3),
    "failure" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "SymbolPackage_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "SymbolFile" (
    "key" SERIAL NOT NULL,
    "versionKey" INTEGER NOT NULL,
    "symbolPackageKey" INTEGER,
    "path" TEXT NOT NULL,
    "lowerName" TEXT COLLATE "C" NOT NULL,
    "symbolKey" TEXT COLLATE "C" NOT NULL,
    "checksum" TEXT NOT NULL,
    "objectName" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,

    CONSTRAINT "SymbolFile_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Advisory_identifier_key" ON "Advisory"("identifier");

-- CreateIndex
CREATE INDEX "Advisory_updatedAt_idx" ON "Advisory"("updatedAt");

-- CreateIndex
CREATE INDEX "AdvisoryRange_lowerId_idx" ON "AdvisoryRange"("lowerId");

-- CreateIndex
CREATE INDEX "VersionAdvisory_advisoryKey_idx" ON "VersionAdvisory"("advisoryKey");

-- CreateIndex
CREATE INDEX "CatalogCommit_pageNumber_idx" ON "CatalogCommit"("pageNumber");

-- CreateIndex
CREATE INDEX "VerificationKey_apiKeyKey_idx" ON "VerificationKey"("apiKeyKey");

-- CreateIndex
CREATE INDEX "VerificationKey_expiresAt_idx" ON "VerificationKey"("expiresAt");

-- CreateIndex
CREATE INDEX "Deprecation_alternatePackageKey_idx" ON "Deprecation"("alternatePackageKey");

-- CreateIndex
CREATE INDEX "Deprecation_alternateVersionKey_idx" ON "Deprecation"("alternateVersionKey");

-- CreateIndex
CREATE INDEX "Report_closedAt_key_idx" ON "Report"("closedAt", "key");

-- CreateIndex
CREATE INDEX "Report_reporterKey_idx" ON "Report"("reporterKey");

-- CreateIndex
CREATE INDEX "Mail_tryAt_idx" ON "Mail"("tryAt");

-- CreateIndex
CREATE INDEX "Mail_createdAt_idx" ON "Mail"("createdAt");

-- CreateIndex
CREATE INDEX "RateLimit_resetAt_idx" ON "RateLimit"("resetAt");

-- CreateIndex
CREATE INDEX "SearchWord_nearForms_idx" ON "SearchWord" USING GIN ("nearForms");

-- CreateIndex
CREATE INDEX "SymbolPackage_versionKey_idx" ON "SymbolPackage"("versionKey");

-- CreateIndex
CREATE INDEX "SymbolPackage_objectName_idx" ON "SymbolPackage"("objectName");

-- CreateIndex
CREATE INDEX "SymbolPackage_pusherKey_idx" ON "SymbolPackage"("pusherKey");

-- CreateIndex
CREATE INDEX "SymbolFile_lowerName_symbolKey_idx" ON "SymbolFile"("lowerName", "symbolKey");

-- CreateIndex
CREATE INDEX "SymbolFile_objectName_idx" ON "SymbolFile"("objectName");

-- CreateIndex
CREATE INDEX "SymbolFile_symbolPackageKey_idx" ON "SymbolFile"("symbolPackageKey");

-- CreateIndex
CREATE UNIQUE INDEX "SymbolFile_versionKey_path_symbolPackageKey_key" ON "SymbolFile"("versionKey", "path", "symbolPackageKey");

-- CreateIndex
CREATE INDEX "PackageVersion_packageKey_sortKey_lowerVersion_semVer2_list_idx" ON "PackageVersion"("packageKey", "sortKey", "lowerVersion", "semVer2", "listed", "status");

-- AddForeignKey
ALTER TABLE "AdvisoryRange" ADD CONSTRAINT "AdvisoryRange_advisoryKey_fkey" FOREIGN KEY ("advisoryKey") REFERENCES "Advisory"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionAdvisory" ADD CONSTRAINT "VersionAdvisory_versionKey_fkey" FOREIGN KEY ("versionKey") REFERENCES "PackageVersion"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionAdvisory" ADD CONSTRAINT "VersionAdvisory_advisoryKey_fkey" FOREIGN KEY ("advisoryKey") REFERENCES "Advisory"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CatalogCommit" ADD CONSTRAINT "CatalogCommit_pageNumber_fkey" FOREIGN KEY ("pageNumber") REFERENCES "CatalogPage"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CatalogItem" ADD CONSTRAINT "CatalogItem_ticks_fkey" FOREIGN KEY ("ticks") REFERENCES "CatalogCommit"("ticks") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VerificationKey" ADD CONSTRAINT "VerificationKey_apiKeyKey_fkey" FOREIGN KEY ("apiKeyKey") REFERENCES "ApiKey"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deprecation" ADD CONSTRAINT "Deprecation_versionKey_fkey" FOREIGN KEY ("versionKey") REFERENCES "PackageVersion"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deprecation" ADD CONSTRAINT "Deprecation_alternatePackageKey_fkey" FOREIGN KEY ("alternatePackageKey") REFERENCES "Package"("key") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deprecation" ADD CONSTRAINT "Deprecation_alternateVersionKey_fkey" FOREIGN KEY ("alternateVersionKey") REFERENCES "PackageVersion"("key") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_reporterKey_fkey" FOREIGN KEY ("reporterKey") REFERENCES "Account"("key") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SymbolPackage" ADD CONSTRAINT "SymbolPackage_versionKey_fkey" FOREIGN KEY ("versionKey") REFERENCES "PackageVersion"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SymbolPackage" ADD CONSTRAINT "SymbolPackage_pusherKey_fkey" FOREIGN KEY ("pusherKey") REFERENCES "Account"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SymbolFile" ADD CONSTRAINT "SymbolFile_versionKey_fkey" FOREIGN KEY ("versionKey") REFERENCES "PackageVersion"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SymbolFile" ADD CONSTRAINT "SymbolFile_symbolPackageKey_fkey" FOREIGN KEY ("symbolPackageKey") REFERENCES "SymbolPackage"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the columns' types do not say.
ALTER TABLE "Advisory" ADD CONSTRAINT "Advisory_severity_check" CHECK ("severity" BETWEEN 0 AND 3);
ALTER TABLE "CatalogHead" ADD CONSTRAINT "CatalogHead_key_check" CHECK ("key" = 1);
ALTER TABLE "CatalogPage" ADD CONSTRAINT "CatalogPage_count_check" CHECK ("count" BETWEEN 0 AND 550);
ALTER TABLE "Deprecation" ADD CONSTRAINT "Deprecation_reason_check" CHECK ("legacy" OR "criticalBugs" OR "other");

-- One symbols package of a version is being checked, and one is in use.
CREATE UNIQUE INDEX "SymbolPackage_one_of_each" ON "SymbolPackage" ("versionKey", "status") WHERE "status" <> 'failed';

-- Every version that exists already is told to the catalog, in the order of its coming.
INSERT INTO "CatalogOutbox" ("kind", "versionKey", "id", "version", "lowerId", "lowerVersion", "at", "state")
SELECT 'details', v."key", v."id", v."version", p."lowerId", v."lowerVersion", v."createdAt",
       jsonb_build_object('listed', v."listed", 'published', v."publishedAt", 'edited', v."editedAt")
  FROM "PackageVersion" v JOIN "Package" p ON p."key" = v."packageKey"
 ORDER BY v."key";

-- The gallery's totals: every statement that changes one leaves a row that says by how much.
CREATE FUNCTION "PackageVersion_changes_totals"() RETURNS trigger LANGUAGE plpgsql AS
  E'DECLARE change INTEGER := 0\073
    BEGIN
      IF TG_OP <> ''DELETE'' THEN change := (SELECT count(*) FROM added WHERE "listed")\073 END IF\073
      IF TG_OP <> ''INSERT'' THEN change := change - (SELECT count(*) FROM removed WHERE "listed")\073 END IF\073
      IF change <> 0 THEN INSERT INTO "TotalChange" ("versions") VALUES (change)\073 END IF\073
      RETURN NULL\073
    END\073';
CREATE TRIGGER "PackageVersion_inserted" AFTER INSERT ON "PackageVersion"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "PackageVersion_changes_totals"();
CREATE TRIGGER "PackageVersion_updated" AFTER UPDATE ON "PackageVersion"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "PackageVersion_changes_totals"();
CREATE TRIGGER "PackageVersion_deleted" AFTER DELETE ON "PackageVersion"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION "PackageVersion_changes_totals"();

CREATE FUNCTION "PackageName_changes_totals"() RETURNS trigger LANGUAGE plpgsql AS
  E'DECLARE change INTEGER\073
    BEGIN
      IF TG_OP = ''INSERT'' THEN change := (SELECT count(*) FROM added)\073
      ELSE change := -(SELECT count(*) FROM removed)\073 END IF\073
      IF change <> 0 THEN INSERT INTO "TotalChange" ("packages") VALUES (change)\073 END IF\073
      RETURN NULL\073
    END\073';
CREATE TRIGGER "PackageName_inserted" AFTER INSERT ON "PackageName"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "PackageName_changes_totals"();
CREATE TRIGGER "PackageName_deleted" AFTER DELETE ON "PackageName"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION "PackageName_changes_totals"();

CREATE FUNCTION "PackageDownloads_changes_totals"() RETURNS trigger LANGUAGE plpgsql AS
  E'DECLARE change BIGINT := 0\073
    BEGIN
      IF TG_OP <> ''DELETE'' THEN change := (SELECT coalesce(sum("count"), 0) FROM added)\073 END IF\073
      IF TG_OP <> ''INSERT'' THEN change := change - (SELECT coalesce(sum("count"), 0) FROM removed)\073 END IF\073
      IF change <> 0 THEN INSERT INTO "TotalChange" ("downloads") VALUES (change)\073 END IF\073
      RETURN NULL\073
    END\073';
CREATE TRIGGER "PackageDownloads_inserted" AFTER INSERT ON "PackageDownloads"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "PackageDownloads_changes_totals"();
CREATE TRIGGER "PackageDownloads_updated" AFTER UPDATE ON "PackageDownloads"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "PackageDownloads_changes_totals"();
CREATE TRIGGER "PackageDownloads_deleted" AFTER DELETE ON "PackageDownloads"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION "PackageDownloads_changes_totals"();

INSERT INTO "TotalChange" ("packages", "versions", "downloads")
SELECT (SELECT count(*) FROM "PackageName"), (SELECT count(*) FROM "PackageVersion" WHERE "listed"),
       (SELECT coalesce(sum("count"), 0) FROM "PackageDownloads");
