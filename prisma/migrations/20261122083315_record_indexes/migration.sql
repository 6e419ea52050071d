-- DropIndex
DROP INDEX "AuditRecord_accountKey_key_idx";

-- DropIndex
DROP INDEX "AuditRecord_actorKey_key_idx";

-- DropIndex
DROP INDEX "AuditRecord_onBehalfOf_key_idx";

-- DropIndex
DROP INDEX "AuditRecord_organizationKey_key_idx";

-- DropIndex
DROP INDEX "AuditRecord_packageKey_key_idx";

-- CreateIndex
CREATE INDEX "AuditRecord_packageKey_action_at_key_idx" ON "AuditRecord"("packageKey", "action", "at", "key");

-- CreateIndex
CREATE INDEX "AuditRecord_actorKey_action_at_key_idx" ON "AuditRecord"("actorKey", "action", "at", "key");

-- What was done to an account, and in its name by others.
CREATE INDEX "AuditRecord_to_account" ON "AuditRecord" ("accountKey", "action", "at", "key")
  WHERE "accountKey" IS NOT NULL;
CREATE INDEX "AuditRecord_in_name_of_account" ON "AuditRecord" ("onBehalfOf", "action", "at", "key")
  WHERE "onBehalfOf" IS NOT NULL;

-- The record of an organization, by what can be looked for in it: kind of act, person, package, and all of them.
CREATE INDEX "AuditRecord_of_organization" ON "AuditRecord" ("organizationKey", "action", "at", "key")
  WHERE "organizationKey" IS NOT NULL;
CREATE INDEX "AuditRecord_of_organization_by_person" ON "AuditRecord" ("organizationKey", "actorKey", "action", "at", "key")
  WHERE "organizationKey" IS NOT NULL;
CREATE INDEX "AuditRecord_of_organization_on_package" ON "AuditRecord" ("organizationKey", "packageKey", "action", "at", "key")
  WHERE "organizationKey" IS NOT NULL AND "packageKey" IS NOT NULL;
CREATE INDEX "AuditRecord_of_organization_by_person_on_package" ON "AuditRecord" ("organizationKey", "packageKey", "actorKey", "action", "at", "key")
  WHERE "organizationKey" IS NOT NULL AND "packageKey" IS NOT NULL;
