-- When a member last did something in the record of an organization: the list of members asks it of each of a page.
CREATE INDEX "AuditRecord_last_act_of_member" ON "AuditRecord" ("organizationKey", "actorKey", "at")
  WHERE "organizationKey" IS NOT NULL;
