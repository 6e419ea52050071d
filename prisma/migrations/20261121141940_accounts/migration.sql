-- CreateEnum
CREATE TYPE "PendingKind" AS ENUM ('secondFactor', 'external', 'passkey');

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "bio" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "displayName" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "emailAllowed" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "lockReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "notifyPackagePushed" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "picture" TEXT,
ADD COLUMN     "secondFactor" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "website" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "EmailAddress" ADD COLUMN     "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "tokenHash" BYTEA;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "method" TEXT NOT NULL DEFAULT 'password',
ADD COLUMN     "provedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "secondFactor" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Authenticator" (
    "accountKey" INTEGER NOT NULL,
    "secret" TEXT,
    "nextSecret" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastStep" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "Authenticator_pkey" PRIMARY KEY ("accountKey")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "key" SERIAL NOT NULL,
    "accountKey" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Passkey" (
    "key" SERIAL NOT NULL,
    "accountKey" INTEGER NOT NULL,
    "credentialId" TEXT NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "synced" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Passkey_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ExternalLogin" (
    "key" SERIAL NOT NULL,
    "accountKey" INTEGER NOT NULL,
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ExternalLogin_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "KnownDevice" (
    "key" SERIAL NOT NULL,
    "accountKey" INTEGER NOT NULL,
    "idHash" BYTEA NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KnownDevice_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "PendingSignIn" (
    "idHash" BYTEA NOT NULL,
    "kind" "PendingKind" NOT NULL,
    "accountKey" INTEGER,
    "method" TEXT NOT NULL DEFAULT '',
    "challenge" TEXT NOT NULL DEFAULT '',
    "details" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PendingSignIn_pkey" PRIMARY KEY ("idHash")
);

-- CreateTable
CREATE TABLE "PasswordReset" (
    "hash" BYTEA NOT NULL,
    "accountKey" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PasswordReset_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "key" SERIAL NOT NULL,
    "hash" BYTEA NOT NULL,
    "address" TEXT NOT NULL,
    "lowerAddress" TEXT NOT NULL,
    "inviterKey" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "RecoveryCode_accountKey_hash_key" ON "RecoveryCode"("accountKey", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "Passkey_credentialId_key" ON "Passkey"("credentialId");

-- CreateIndex
CREATE INDEX "Passkey_accountKey_idx" ON "Passkey"("accountKey");

-- CreateIndex
CREATE INDEX "ExternalLogin_accountKey_idx" ON "ExternalLogin"("accountKey");

-- CreateIndex
CREATE UNIQUE INDEX "ExternalLogin_provider_subject_key" ON "ExternalLogin"("provider", "subject");

-- CreateIndex
CREATE INDEX "KnownDevice_lastSeenAt_idx" ON "KnownDevice"("lastSeenAt");

-- CreateIndex
CREATE UNIQUE INDEX "KnownDevice_accountKey_idHash_key" ON "KnownDevice"("accountKey", "idHash");

-- CreateIndex
CREATE INDEX "PendingSignIn_accountKey_idx" ON "PendingSignIn"("accountKey");

-- CreateIndex
CREATE INDEX "PendingSignIn_expiresAt_idx" ON "PendingSignIn"("expiresAt");

-- CreateIndex
CREATE INDEX "PasswordReset_accountKey_idx" ON "PasswordReset"("accountKey");

-- CreateIndex
CREATE INDEX "PasswordReset_expiresAt_idx" ON "PasswordReset"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_hash_key" ON "Invitation"("hash");

-- CreateIndex
CREATE INDEX "Invitation_lowerAddress_idx" ON "Invitation"("lowerAddress");

-- CreateIndex
CREATE INDEX "Invitation_inviterKey_idx" ON "Invitation"("inviterKey");

-- AlterTable
ALTER TABLE "ApiKey" ADD COLUMN     "endedToldAt" TIMESTAMPTZ(3),
ADD COLUMN     "endingToldAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Account_picture_idx" ON "Account"("picture");

-- CreateIndex
CREATE UNIQUE INDEX "EmailAddress_tokenHash_key" ON "EmailAddress"("tokenHash");

-- AddForeignKey
ALTER TABLE "Authenticator" ADD CONSTRAINT "Authenticator_accountKey_fkey" FOREIGN KEY ("accountKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_accountKey_fkey" FOREIGN KEY ("accountKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_accountKey_fkey" FOREIGN KEY ("accountKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExternalLogin" ADD CONSTRAINT "ExternalLogin_accountKey_fkey" FOREIGN KEY ("accountKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KnownDevice" ADD CONSTRAINT "KnownDevice_accountKey_fkey" FOREIGN KEY ("accountKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PendingSignIn" ADD CONSTRAINT "PendingSignIn_accountKey_fkey" FOREIGN KEY ("accountKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PasswordReset" ADD CONSTRAINT "PasswordReset_accountKey_fkey" FOREIGN KEY ("accountKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_inviterKey_fkey" FOREIGN KEY ("inviterKey") REFERENCES "Account"("key") ON DELETE SET NULL ON UPDATE CASCADE;

-- Records name accounts by key alone, so that a deleted account's name is nowhere. Earlier versions wrote it down.
ALTER TABLE "AuditRecord" DISABLE TRIGGER "AuditRecord_is_append_only";
UPDATE "AuditRecord" SET "subject" = '' WHERE "action" LIKE 'account.%';
ALTER TABLE "AuditRecord" ENABLE TRIGGER "AuditRecord_is_append_only";
