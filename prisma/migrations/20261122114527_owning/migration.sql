-- CreateEnum
CREATE TYPE "PrefixRequestStatus" AS ENUM ('submitted', 'questioned', 'approved', 'rejected', 'withdrawn');

-- AlterEnum
ALTER TYPE "ApiKeyAction" ADD VALUE 'read';

-- AlterTable
ALTER TABLE "ApiKey" ADD COLUMN     "days" INTEGER NOT NULL DEFAULT 365,
ADD COLUMN     "lastUsedAddress" TEXT,
ADD COLUMN     "lastUsedClient" TEXT,
ADD COLUMN     "leakUrl" TEXT,
ADD COLUMN     "networks" TEXT[];

-- The life that was chosen for the keys that are here.
UPDATE "ApiKey" SET "days" = greatest(1, round(extract(epoch from "expiresAt" - "createdAt") / 86400));

-- AlterTable
ALTER TABLE "Package" ADD COLUMN     "verified" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "OwnershipRequest" (
    "key" SERIAL NOT NULL,
    "packageKey" INTEGER NOT NULL,
    "inviteeKey" INTEGER NOT NULL,
    "inviterKey" INTEGER,
    "leaverKey" INTEGER,
    "message" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OwnershipRequest_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ReservedPrefix" (
    "key" SERIAL NOT NULL,
    "value" TEXT NOT NULL,
    "lowerValue" TEXT COLLATE "C" NOT NULL,
    "exact" BOOLEAN NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReservedPrefix_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "PrefixOwner" (
    "prefixKey" INTEGER NOT NULL,
    "accountKey" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PrefixOwner_pkey" PRIMARY KEY ("prefixKey","accountKey")
);

-- CreateTable
CREATE TABLE "PrefixRequest" (
    "key" SERIAL NOT NULL,
    "requesterKey" INTEGER,
    "ownerKey" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    "lowerValue" TEXT COLLATE "C" NOT NULL,
    "exact" BOOLEAN NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "evidence" TEXT[],
    "domain" TEXT NOT NULL DEFAULT '',
    "domainToken" TEXT NOT NULL DEFAULT '',
    "domainProvedAt" TIMESTAMPTZ(3),
    "status" "PrefixRequestStatus" NOT NULL DEFAULT 'submitted',
    "deciderKey" INTEGER,
    "decidedAt" TIMESTAMPTZ(3),
    "criteria" TEXT[],
    "decision" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PrefixRequest_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "PrefixRequestMessage" (
    "key" SERIAL NOT NULL,
    "requestKey" INTEGER NOT NULL,
    "authorKey" INTEGER,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PrefixRequestMessage_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "OwnershipRequest_inviteeKey_idx" ON "OwnershipRequest"("inviteeKey");

-- CreateIndex
CREATE INDEX "OwnershipRequest_inviterKey_idx" ON "OwnershipRequest"("inviterKey");

-- CreateIndex
CREATE INDEX "OwnershipRequest_leaverKey_idx" ON "OwnershipRequest"("leaverKey");

-- CreateIndex
CREATE UNIQUE INDEX "OwnershipRequest_packageKey_inviteeKey_key" ON "OwnershipRequest"("packageKey", "inviteeKey");

-- CreateIndex
CREATE UNIQUE INDEX "ReservedPrefix_lowerValue_key" ON "ReservedPrefix"("lowerValue");

-- CreateIndex
CREATE INDEX "PrefixOwner_accountKey_idx" ON "PrefixOwner"("accountKey");

-- CreateIndex
CREATE INDEX "PrefixRequest_requesterKey_idx" ON "PrefixRequest"("requesterKey");

-- CreateIndex
CREATE INDEX "PrefixRequest_ownerKey_idx" ON "PrefixRequest"("ownerKey");

-- CreateIndex
CREATE INDEX "PrefixRequest_deciderKey_idx" ON "PrefixRequest"("deciderKey");

-- CreateIndex
CREATE INDEX "PrefixRequest_status_key_idx" ON "PrefixRequest"("status", "key");

-- CreateIndex
CREATE INDEX "PrefixRequest_lowerValue_idx" ON "PrefixRequest"("lowerValue");

-- CreateIndex
CREATE INDEX "PrefixRequestMessage_requestKey_idx" ON "PrefixRequestMessage"("requestKey");

-- CreateIndex
CREATE INDEX "PrefixRequestMessage_authorKey_idx" ON "PrefixRequestMessage"("authorKey");

-- AddForeignKey
ALTER TABLE "OwnershipRequest" ADD CONSTRAINT "OwnershipRequest_packageKey_fkey" FOREIGN KEY ("packageKey") REFERENCES "Package"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OwnershipRequest" ADD CONSTRAINT "OwnershipRequest_inviteeKey_fkey" FOREIGN KEY ("inviteeKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OwnershipRequest" ADD CONSTRAINT "OwnershipRequest_inviterKey_fkey" FOREIGN KEY ("inviterKey") REFERENCES "Account"("key") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OwnershipRequest" ADD CONSTRAINT "OwnershipRequest_leaverKey_fkey" FOREIGN KEY ("leaverKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrefixOwner" ADD CONSTRAINT "PrefixOwner_prefixKey_fkey" FOREIGN KEY ("prefixKey") REFERENCES "ReservedPrefix"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrefixOwner" ADD CONSTRAINT "PrefixOwner_accountKey_fkey" FOREIGN KEY ("accountKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrefixRequest" ADD CONSTRAINT "PrefixRequest_requesterKey_fkey" FOREIGN KEY ("requesterKey") REFERENCES "Account"("key") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrefixRequest" ADD CONSTRAINT "PrefixRequest_ownerKey_fkey" FOREIGN KEY ("ownerKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrefixRequest" ADD CONSTRAINT "PrefixRequest_deciderKey_fkey" FOREIGN KEY ("deciderKey") REFERENCES "Account"("key") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrefixRequestMessage" ADD CONSTRAINT "PrefixRequestMessage_requestKey_fkey" FOREIGN KEY ("requestKey") REFERENCES "PrefixRequest"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrefixRequestMessage" ADD CONSTRAINT "PrefixRequestMessage_authorKey_fkey" FOREIGN KEY ("authorKey") REFERENCES "Account"("key") ON DELETE SET NULL ON UPDATE CASCADE;
