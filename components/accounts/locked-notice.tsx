import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';

type Props = {
  reason: string;
  /** Whom to ask; undefined when the gallery names nobody. */
  contact: string | undefined;
  /** Whether packages are shown to who is locked. */
  reads?: boolean;
};

/** What a locked person cannot do, why, and whom to ask. */
export function LockedNotice({ reason, contact, reads = true }: Props) {
  return (
    <div className="mb-6">
      <Notice tone="warn" title="Your account is locked">
        {reason !== '' && <p className="wrap-anywhere whitespace-pre-line">{reason}</p>}
        <p className="mt-1">
          You can sign in, {reads && 'read and download, '}end sessions and revoke API keys. You and your keys
          cannot publish, unlist or deprecate packages, {!reads && 'nor read them, '}and you cannot make keys
          or change your account. If you think that this is wrong, ask{' '}
          {contact === undefined ? (
            'the administrators of this gallery'
          ) : (
            <TextLink href={`mailto:${contact}`}>{contact}</TextLink>
          )}
          .
        </p>
      </Notice>
    </div>
  );
}
