import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { readTxt, TxtUnknown } from '@/lib/outgoing/txt';
import { type Actor, requireTrusted } from '../../actor';
import {
  domainNotAnswering,
  domainNotProved,
  prefixRequestNotFound,
  prefixRequestOver,
} from '../../prefix-errors';
import { takeTry } from '../../rate-limit';
import { domainProof } from './domain';
import { findRequest, holdOpenRequest, isOpen, recordRequest, requireAsker } from './request';

/** Looks at a domain that one person may ask for. */
const ofPerson = { most: 30, perSeconds: 3600 };

/**
 * Looks whether the domain of a request has the record that only its owner can have made. What was proved stays proved.
 * Throws `domainNotProved`, `domainNotAnswering`, `prefixRequestOver`, `tooManyTries`.
 */
export async function proveDomain(actor: Actor, key: number): Promise<{ domain: string }> {
  const user = requireTrusted(actor);
  const request = await findRequest(db(), key);
  if (request === undefined) throw prefixRequestNotFound();
  await requireAsker(db(), actor, request);
  const { domain } = request;
  if (domain === '') throw prefixRequestNotFound();
  if (request.domainProvedAt !== null) return { domain };
  if (!isOpen(request)) throw prefixRequestOver(request.value);
  await takeTry(`prefix-domain:${user.accountKey}`, ofPerson);

  const { name, content } = domainProof(request);
  if (!(await recordsOf(name)).includes(content)) throw domainNotProved(name, content);
  await transaction(async (tx) => {
    const held = await holdOpenRequest(tx, key);
    await requireAsker(tx, actor, held);
    if (held.domainProvedAt !== null) return;
    await tx.prefixRequest.update({
      where: { key },
      data: { domainProvedAt: new Date() },
      select: { key: true },
    });
    await recordRequest(tx, actor, 'prefix.proveDomain', held, { domain });
  });
  return { domain };
}

async function recordsOf(name: string): Promise<string[]> {
  try {
    return await readTxt(name);
  } catch (error) {
    throw error instanceof TxtUnknown ? domainNotAnswering(name) : error;
  }
}
