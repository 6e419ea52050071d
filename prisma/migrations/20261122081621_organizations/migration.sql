-- CreateEnum
CREATE TYPE "MemberRole" AS ENUM ('collaborator', 'administrator');

-- AlterTable
ALTER TABLE "AuditRecord" ADD COLUMN     "organizationKey" INTEGER;

-- CreateTable
CREATE TABLE "Membership" (
    "organizationKey" INTEGER NOT NULL,
    "memberKey" INTEGER NOT NULL,
    "role" "MemberRole" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "shown" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("organizationKey","memberKey")
);

-- CreateTable
CREATE TABLE "MembershipInvitation" (
    "key" SERIAL NOT NULL,
    "organizationKey" INTEGER NOT NULL,
    "role" "MemberRole" NOT NULL,
    "inviteeKey" INTEGER,
    "address" TEXT,
    "lowerAddress" TEXT,
    "inviterKey" INTEGER,
    "tokenHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MembershipInvitation_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "OrganizationPolicy" (
    "organizationKey" INTEGER NOT NULL,
    "secondFactor" BOOLEAN NOT NULL DEFAULT false,
    "provider" TEXT,
    "addressDomain" TEXT,
    "newIdsByAdministratorsOnly" BOOLEAN NOT NULL DEFAULT false,
    "keyMaxDays" INTEGER,

    CONSTRAINT "OrganizationPolicy_pkey" PRIMARY KEY ("organizationKey")
);

-- CreateTable
CREATE TABLE "TransformRequest" (
    "accountKey" INTEGER NOT NULL,
    "administratorKey" INTEGER NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TransformRequest_pkey" PRIMARY KEY ("accountKey")
);

-- CreateIndex
CREATE INDEX "Membership_memberKey_idx" ON "Membership"("memberKey");

-- CreateIndex
CREATE UNIQUE INDEX "MembershipInvitation_tokenHash_key" ON "MembershipInvitation"("tokenHash");

-- CreateIndex
CREATE INDEX "MembershipInvitation_inviteeKey_idx" ON "MembershipInvitation"("inviteeKey");

-- CreateIndex
CREATE INDEX "MembershipInvitation_lowerAddress_idx" ON "MembershipInvitation"("lowerAddress");

-- CreateIndex
CREATE INDEX "MembershipInvitation_inviterKey_idx" ON "MembershipInvitation"("inviterKey");

-- CreateIndex
CREATE INDEX "MembershipInvitation_expiresAt_idx" ON "MembershipInvitation"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "MembershipInvitation_organizationKey_inviteeKey_key" ON "MembershipInvitation"("organizationKey", "inviteeKey");

-- CreateIndex
CREATE UNIQUE INDEX "MembershipInvitation_organizationKey_lowerAddress_key" ON "MembershipInvitation"("organizationKey", "lowerAddress");

-- CreateIndex
CREATE UNIQUE INDEX "TransformRequest_tokenHash_key" ON "TransformRequest"("tokenHash");

-- CreateIndex
CREATE INDEX "TransformRequest_administratorKey_idx" ON "TransformRequest"("administratorKey");

-- CreateIndex
CREATE INDEX "TransformRequest_expiresAt_idx" ON "TransformRequest"("expiresAt");

-- CreateIndex
CREATE INDEX "AuditRecord_organizationKey_key_idx" ON "AuditRecord"("organizationKey", "key" DESC);

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organizationKey_fkey" FOREIGN KEY ("organizationKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_memberKey_fkey" FOREIGN KEY ("memberKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MembershipInvitation" ADD CONSTRAINT "MembershipInvitation_organizationKey_fkey" FOREIGN KEY ("organizationKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MembershipInvitation" ADD CONSTRAINT "MembershipInvitation_inviteeKey_fkey" FOREIGN KEY ("inviteeKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MembershipInvitation" ADD CONSTRAINT "MembershipInvitation_inviterKey_fkey" FOREIGN KEY ("inviterKey") REFERENCES "Account"("key") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationPolicy" ADD CONSTRAINT "OrganizationPolicy_organizationKey_fkey" FOREIGN KEY ("organizationKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TransformRequest" ADD CONSTRAINT "TransformRequest_accountKey_fkey" FOREIGN KEY ("accountKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TransformRequest" ADD CONSTRAINT "TransformRequest_administratorKey_fkey" FOREIGN KEY ("administratorKey") REFERENCES "Account"("key") ON DELETE CASCADE ON UPDATE CASCADE;
