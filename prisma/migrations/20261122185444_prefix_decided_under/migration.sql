-- AlterTable
ALTER TABLE "PrefixRequest" ADD COLUMN     "decidedUnder" TEXT;

-- Of what is decided already nobody kept under what. Administrators kept criteria with it. For the rest: the narrowest prefix around it that was the decider's then, or an organization's of his, and else the empty value, under which nobody reads it but who asked.
UPDATE "PrefixRequest" request SET "decidedUnder" = coalesce((
  SELECT prefix."value" FROM "ReservedPrefix" prefix
  WHERE NOT prefix."exact" AND prefix."lowerValue" <> request."lowerValue"
    AND starts_with(request."lowerValue", prefix."lowerValue")
    AND EXISTS (SELECT FROM "PrefixOwner" holder
                WHERE holder."prefixKey" = prefix."key" AND holder."createdAt" <= request."decidedAt"
                  AND (holder."accountKey" = request."deciderKey"
                       OR EXISTS (SELECT FROM "Membership" member
                                  WHERE member."organizationKey" = holder."accountKey"
                                    AND member."memberKey" = request."deciderKey" AND member."role" = 'administrator')))
  ORDER BY length(prefix."lowerValue") DESC LIMIT 1), '')
WHERE request."status" IN ('approved', 'rejected') AND coalesce(cardinality(request."criteria"), 0) = 0;
