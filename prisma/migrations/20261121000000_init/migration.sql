-- Extensions: case-blind comparison, near misses, letters without accents.
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- CreateEnum
CREATE TYPE "AccountKind" AS ENUM ('user', 'organization');

-- CreateEnum
CREATE TYPE "CredentialKind" AS ENUM ('password');

-- CreateEnum
CREATE TYPE "ApiKeyAction" AS ENUM ('push', 'pushVersion', 'unlist');

-- CreateEnum
CREATE TYPE "VersionFileKind" AS ENUM ('nupkg', 'nuspec', 'icon', 'readme', 'license');

-- CreateTable
CREATE TABLE "Account" (
    "key" SERIAL NOT NULL,
    "kind" "AccountKind" NOT NULL,
    "name" TEXT NOT NULL,
    "lowerName" TEXT COLLATE "C" NOT NULL,
    "admin" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lockedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Account_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "EmailAddress" (
    "key" SERIAL NOT NULL,
    "accountKey" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "lowerAddress" TEXT COLLATE "C" NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "confirmedAddress" TEXT COLLATE "C",

    CONSTRAINT "EmailAddress_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Credential" (
    "key" SERIAL NOT NULL,
    "accountKey" INTEGER NOT NULL,
    "kind" "CredentialKind" NOT NULL,
    "identifier" TEXT NOT NULL DEFAULT '',
    "secret" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "lastFailedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Credential_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Session" (
    "key" SERIAL NOT NULL,
    "idHash" BYTEA NOT NULL,
    "accountKey" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AuditRecord" (
    "key" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "action" TEXT NOT NULL,
    "actorKey" INTEGER,
    "onBehalfOf" INTEGER,
    "apiKeyKey" INTEGER,
    "subject" TEXT NOT NULL,
    "packageKey" INTEGER,
    "versionKey" INTEGER,
    "accountKey" INTEGER,
    "address" TEXT,
    "client" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditRecord_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "key" SERIAL NOT NULL,
    "hash" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "creatorKey" INTEGER NOT NULL,
    "ownerKey" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ApiKeyScope" (
    "apiKeyKey" INTEGER NOT NULL,
    "action" "ApiKeyAction" NOT NULL,
    "glob" TEXT NOT NULL,

    CONSTRAINT "ApiKeyScope_pkey" PRIMARY KEY ("apiKeyKey","action","glob")
);

-- CreateTable
CREATE TABLE "Package" (
    "key" SERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "lowerId" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lockedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Package_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "PackageOwner" (
    "packageKey" INTEGER NOT NULL,
    "accountKey" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PackageOwner_pkey" PRIMARY KEY ("packageKey","accountKey")
);

-- CreateTable
CREATE TABLE "PackageVersion" (
    "key" SERIAL NOT NULL,
    "packageKey" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "fullVersion" TEXT NOT NULL,
    "normalizedVersion" TEXT NOT NULL,
    "lowerVersion" TEXT COLLATE "C" NOT NULL,
    "sortKey" BYTEA NOT NULL,
    "prerelease" BOOLEAN NOT NULL,
    "semVer2" BOOLEAN NOT NULL,
    "listed" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "pusherKey" INTEGER NOT NULL,
    "sha512" BYTEA NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "releaseNotes" TEXT NOT NULL,
    "authors" TEXT NOT NULL,
    "tags" TEXT[],
    "copyright" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "minClientVersion" TEXT NOT NULL,
    "projectUrl" TEXT NOT NULL,
    "repositoryUrl" TEXT NOT NULL,
    "repositoryType" TEXT NOT NULL,
    "repositoryBranch" TEXT NOT NULL,
    "repositoryCommit" TEXT NOT NULL,
    "iconUrl" TEXT NOT NULL,
    "licenseUrl" TEXT NOT NULL,
    "licenseExpression" TEXT NOT NULL,
    "requireLicenseAcceptance" BOOLEAN NOT NULL,
    "developmentDependency" BOOLEAN NOT NULL,

    CONSTRAINT "PackageVersion_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "VersionFile" (
    "versionKey" INTEGER NOT NULL,
    "kind" "VersionFileKind" NOT NULL,
    "objectName" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "contentType" TEXT NOT NULL,

    CONSTRAINT "VersionFile_pkey" PRIMARY KEY ("versionKey","kind")
);

-- CreateTable
CREATE TABLE "Dependency" (
    "versionKey" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "targetFramework" TEXT,
    "id" TEXT,
    "lowerId" TEXT COLLATE "C",
    "range" TEXT,

    CONSTRAINT "Dependency_pkey" PRIMARY KEY ("versionKey","position")
);

-- CreateTable
CREATE TABLE "PackageType" (
    "versionKey" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "typeVersion" TEXT,

    CONSTRAINT "PackageType_pkey" PRIMARY KEY ("versionKey","name")
);

-- CreateTable
CREATE TABLE "TargetFramework" (
    "versionKey" INTEGER NOT NULL,
    "framework" TEXT NOT NULL,

    CONSTRAINT "TargetFramework_pkey" PRIMARY KEY ("versionKey","framework")
);

-- CreateTable
CREATE TABLE "SearchDocument" (
    "versionKey" INTEGER NOT NULL,
    "packageKey" INTEGER NOT NULL,
    "lowerId" TEXT COLLATE "C" NOT NULL,
    "slices" SMALLINT NOT NULL,
    "popularity" SMALLINT NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "SearchDocument_pkey" PRIMARY KEY ("versionKey")
);

-- CreateTable
CREATE TABLE "PackageName" (
    "packageKey" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "lowerId" TEXT COLLATE "C" NOT NULL,
    "slices" SMALLINT NOT NULL,
    "popularity" SMALLINT NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "PackageName_pkey" PRIMARY KEY ("packageKey")
);

-- CreateTable
CREATE TABLE "SiteSecret" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SiteSecret_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "SiteSetting" (
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "SiteSetting_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "FirstStartToken" (
    "hash" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FirstStartToken_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "DownloadDay" (
    "versionKey" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "client" TEXT NOT NULL,
    "clientVersion" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "DownloadDay_pkey" PRIMARY KEY ("versionKey","day","client","clientVersion")
);

-- CreateTable
CREATE TABLE "DownloadTotal" (
    "versionKey" INTEGER NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "DownloadTotal_pkey" PRIMARY KEY ("versionKey")
);

-- CreateTable
CREATE TABLE "PackageDownloads" (
    "packageKey" INTEGER NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "PackageDownloads_pkey" PRIMARY KEY ("packageKey")
);

-- CreateIndex
CREATE UNIQUE INDEX "Account_lowerName_key" ON "Account"("lowerName");

-- CreateIndex
CREATE UNIQUE INDEX "EmailAddress_confirmedAddress_key" ON "EmailAddress"("confirmedAddress");

-- CreateIndex
CREATE UNIQUE INDEX "EmailAddress_accountKey_lowerAddress_key" ON "EmailAddress"("accountKey", "lowerAddress");

-- CreateIndex
CREATE UNIQUE INDEX "Credential_accountKey_kind_identifier_key" ON "Credential"("accountKey", "kind", "identifier");

-- CreateIndex
CREATE UNIQUE INDEX "Session_idHash_key" ON "Session"("idHash");

-- CreateIndex
CREATE INDEX "Session_accountKey_idx" ON "Session"("accountKey");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "AuditRecord_packageKey_key_idx" ON "AuditRecord"("packageKey", "key" DESC);

-- CreateIndex
CREATE INDEX "AuditRecord_actorKey_key_idx" ON "AuditRecord"("actorKey", "key" DESC);

-- CreateIndex
CREATE INDEX "AuditRecord_accountKey_key_idx" ON "AuditRecord"("accountKey", "key" DESC);

-- CreateIndex
CREATE INDEX "AuditRecord_onBehalfOf_key_idx" ON "AuditRecord"("onBehalfOf", "key" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_hash_key" ON "ApiKey"("hash");

-- CreateIndex
CREATE INDEX "ApiKey_creatorKey_idx" ON "ApiKey"("creatorKey");

-- CreateIndex
CREATE INDEX "ApiKey_ownerKey_idx" ON "ApiKey"("ownerKey");

-- CreateIndex
CREATE UNIQUE INDEX "Package_lowerId_key" ON "Package"("lowerId");

-- CreateIndex
CREATE INDEX "PackageOwner_accountKey_idx" ON "PackageOwner"("accountKey");

-- CreateIndex
CREATE INDEX "PackageVersion_packageKey_sortKey_lowerVersion_semVer2_list_idx" ON "PackageVersion"("packageKey", "sortKey", "lowerVersion", "semVer2", "listed");

-- CreateIndex
CREATE INDEX "PackageVersion_publishedAt_idx" ON "PackageVersion"("publishedAt");

-- CreateIndex
CREATE INDEX "PackageVersion_pusherKey_idx" ON "PackageVersion"("pusherKey");

-- CreateIndex
CREATE UNIQUE INDEX "PackageVersion_packageKey_lowerVersion_key" ON "PackageVersion"("packageKey", "lowerVersion");

-- CreateIndex
CREATE INDEX "VersionFile_objectName_idx" ON "VersionFile"("objectName");

-- CreateIndex
CREATE INDEX "Dependency_lowerId_idx" ON "Dependency"("lowerId");

-- CreateIndex
CREATE INDEX "SearchDocument_words_idx" ON "SearchDocument" USING GIN ("words");

-- CreateIndex
CREATE INDEX "SearchDocument_popularity_versionKey_slices_idx" ON "SearchDocument"("popularity" DESC, "versionKey" DESC, "slices");

-- CreateIndex
CREATE INDEX "SearchDocument_lowerId_idx" ON "SearchDocument"("lowerId");

-- CreateIndex
CREATE INDEX "SearchDocument_lowerId_trgm" ON "SearchDocument" USING GIN ("lowerId" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "SearchDocument_packageKey_idx" ON "SearchDocument"("packageKey");

-- CreateIndex
CREATE INDEX "PackageName_words_idx" ON "PackageName" USING GIN ("words");

-- CreateIndex
CREATE INDEX "PackageName_popularity_packageKey_idx" ON "PackageName"("popularity" DESC, "packageKey" DESC);

-- AddForeignKey
ALTER TABLE "EmailAddress" ADD CONSTRAINT "EmailAddress_accountKey_fkey" FOREIGN KEY ("accountKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_accountKey_fkey" FOREIGN KEY ("accountKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_accountKey_fkey" FOREIGN KEY ("accountKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_creatorKey_fkey" FOREIGN KEY ("creatorKey") REFERENCES "Account"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_ownerKey_fkey" FOREIGN KEY ("ownerKey") REFERENCES "Account"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiKeyScope" ADD CONSTRAINT "ApiKeyScope_apiKeyKey_fkey" FOREIGN KEY ("apiKeyKey") REFERENCES "ApiKey"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PackageOwner" ADD CONSTRAINT "PackageOwner_packageKey_fkey" FOREIGN KEY ("packageKey") REFERENCES "Package"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PackageOwner" ADD CONSTRAINT "PackageOwner_accountKey_fkey" FOREIGN KEY ("accountKey") REFERENCES "Account"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PackageVersion" ADD CONSTRAINT "PackageVersion_packageKey_fkey" FOREIGN KEY ("packageKey") REFERENCES "Package"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PackageVersion" ADD CONSTRAINT "PackageVersion_pusherKey_fkey" FOREIGN KEY ("pusherKey") REFERENCES "Account"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionFile" ADD CONSTRAINT "VersionFile_versionKey_fkey" FOREIGN KEY ("versionKey") REFERENCES "PackageVersion"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dependency" ADD CONSTRAINT "Dependency_versionKey_fkey" FOREIGN KEY ("versionKey") REFERENCES "PackageVersion"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PackageType" ADD CONSTRAINT "PackageType_versionKey_fkey" FOREIGN KEY ("versionKey") REFERENCES "PackageVersion"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TargetFramework" ADD CONSTRAINT "TargetFramework_versionKey_fkey" FOREIGN KEY ("versionKey") REFERENCES "PackageVersion"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchDocument" ADD CONSTRAINT "SearchDocument_versionKey_fkey" FOREIGN KEY ("versionKey") REFERENCES "PackageVersion"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchDocument" ADD CONSTRAINT "SearchDocument_packageKey_fkey" FOREIGN KEY ("packageKey") REFERENCES "Package"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PackageName" ADD CONSTRAINT "PackageName_packageKey_fkey" FOREIGN KEY ("packageKey") REFERENCES "Package"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DownloadDay" ADD CONSTRAINT "DownloadDay_versionKey_fkey" FOREIGN KEY ("versionKey") REFERENCES "PackageVersion"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DownloadTotal" ADD CONSTRAINT "DownloadTotal_versionKey_fkey" FOREIGN KEY ("versionKey") REFERENCES "PackageVersion"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PackageDownloads" ADD CONSTRAINT "PackageDownloads_packageKey_fkey" FOREIGN KEY ("packageKey") REFERENCES "Package"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- A push must not wait for the flush of a pending list, nor a search read through one.
ALTER INDEX "SearchDocument_words_idx" SET (fastupdate = off);
ALTER INDEX "PackageName_words_idx" SET (fastupdate = off);

-- What a word of a field may be, beyond its type.
ALTER TABLE "SearchDocument" ADD CONSTRAINT "SearchDocument_slices_check" CHECK ("slices" BETWEEN 1 AND 15);
ALTER TABLE "PackageName" ADD CONSTRAINT "PackageName_slices_check" CHECK ("slices" BETWEEN 1 AND 15);
ALTER TABLE "PackageVersion" ADD CONSTRAINT "PackageVersion_sha512_check" CHECK (octet_length("sha512") = 64);
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_hash_check" CHECK (octet_length("hash") = 32);
ALTER TABLE "Session" ADD CONSTRAINT "Session_idHash_check" CHECK (octet_length("idHash") = 32);
ALTER TABLE "Dependency" ADD CONSTRAINT "Dependency_id_check" CHECK (("id" IS NULL) = ("lowerId" IS NULL));
ALTER TABLE "DownloadDay" ADD CONSTRAINT "DownloadDay_count_check" CHECK ("count" > 0);

-- Audit records are written once. (\073 is a semicolon: the schema engine ends a statement at each one it sees.)
CREATE FUNCTION "AuditRecord_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS
  E'BEGIN RAISE EXCEPTION ''Audit records are never changed or removed.''\073 END\073';
CREATE TRIGGER "AuditRecord_is_append_only" BEFORE UPDATE OR DELETE ON "AuditRecord"
  FOR EACH ROW EXECUTE FUNCTION "AuditRecord_is_append_only"();
CREATE TRIGGER "AuditRecord_is_never_emptied" BEFORE TRUNCATE ON "AuditRecord"
  FOR EACH STATEMENT EXECUTE FUNCTION "AuditRecord_is_append_only"();
