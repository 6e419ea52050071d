import { plural } from '@/lib/format/sentences';
import type { Policies } from '@/lib/domain/organizations/policies';

type Props = { policies: Policies; providerName: string | undefined; maxDays: number };

/** The policies as sentences, for those who may not change them. */
export function PolicyList({ policies, providerName, maxDays }: Props) {
  const { secondFactor, provider, addressDomain, newIdsByAdministratorsOnly, keyMaxDays } = policies;
  return (
    <ul className="mt-6 flex max-w-measure list-disc flex-col gap-1.5 pl-5 text-sm">
      <li>{secondFactor ? 'Members must have a second factor.' : 'Members need no second factor.'}</li>
      {provider !== null && <li>Members’ accounts must be linked to {providerName ?? `“${provider}”`}.</li>}
      {addressDomain !== null && (
        <li className="wrap-anywhere">
          Members must have a confirmed address that ends with @{addressDomain}.
        </li>
      )}
      <li>
        {newIdsByAdministratorsOnly
          ? 'Only administrators may publish new package IDs.'
          : 'Every member may publish new package IDs.'}
      </li>
      <li>API keys in its name live at most {plural(Math.min(keyMaxDays ?? maxDays, maxDays), 'day')}.</li>
    </ul>
  );
}
