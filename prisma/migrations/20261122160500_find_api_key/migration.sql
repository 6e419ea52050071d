-- All that every request has to know of an API key. A function, for its statement is planned once for each connection, and planning takes longer than finding the key.
CREATE FUNCTION "apiKeyFacts"("wanted" INTEGER) RETURNS JSONB LANGUAGE plpgsql STABLE AS
  E'BEGIN
      RETURN (
        SELECT jsonb_build_object(
          ''key'', api_key."key",
          ''name'', api_key."name",
          ''creatorKey'', api_key."creatorKey",
          ''ownerKey'', api_key."ownerKey",
          ''ownerName'', owner."name",
          ''lockedAccount'', CASE WHEN creator."lockedAt" IS NOT NULL THEN creator."name"
                                  WHEN owner."lockedAt" IS NOT NULL THEN owner."name" END,
          ''gone'', creator."deletedAt" IS NOT NULL OR owner."deletedAt" IS NOT NULL,
          ''confirmed'', EXISTS (SELECT FROM "EmailAddress" address
                                 WHERE address."accountKey" = owner."key" AND address."confirmedAddress" IS NOT NULL),
          ''expiresAt'', api_key."expiresAt",
          ''revokedAt'', api_key."revokedAt",
          ''leaked'', api_key."leakUrl" IS NOT NULL,
          ''lastUsedAt'', api_key."lastUsedAt",
          ''networks'', api_key."networks",
          ''scopes'', (SELECT coalesce(jsonb_agg(jsonb_build_object(''action'', scope."action", ''glob'', scope."glob")), ''[]'')
                       FROM "ApiKeyScope" scope WHERE scope."apiKeyKey" = api_key."key"))
        FROM "ApiKey" api_key
        JOIN "Account" creator ON creator."key" = api_key."creatorKey"
        JOIN "Account" owner ON owner."key" = api_key."ownerKey"
        WHERE api_key."key" = "wanted")\073
    END';
