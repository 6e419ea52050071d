import { cache } from 'react';
import { notAllowedInOrganization } from '@/lib/domain/organization-errors';
import { findOrganizationFor } from '@/lib/domain/organizations/find';
import { mayDoAsMember } from '@/lib/domain/permissions';
import { organizationPath } from '@/lib/format/paths';
import { orNotFound, orRefusal } from '@/lib/http/page';
import { decodePart } from '@/lib/http/params';
import { fullActor, sessionActor } from '@/lib/http/session';

const findViewed = cache(async (name: string) => findOrganizationFor(await sessionActor(), name, 'view'));

/** The organization of the address, for who may look at it; undefined for all others. */
export async function findViewedOrganization(part: string) {
  const found = await orRefusal(findViewed(decodePart(part)));
  return 'value' in found ? found.value : undefined;
}

/**
 * The same for one of its pages, where whoever may not look at it sees the page for missing things. Of who may look, and
 * no more, `refusal` tells why.
 */
export async function loadOrganization(part: string, page?: string) {
  const asked = decodePart(part);
  const actor = await fullActor(organizationPath(asked, page));
  const { name, standing } = await orNotFound(findViewed(asked));
  const refusal = mayDoAsMember(actor, 'manage', standing)
    ? undefined
    : notAllowedInOrganization(name, standing).message;
  return { actor, name, refusal };
}
