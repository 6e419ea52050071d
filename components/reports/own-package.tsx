import { CodeBlock } from '@/components/ui/code-block';
import { LinkButton } from '@/components/ui/link-button';
import { TextLink } from '@/components/ui/text-link';
import { versionPath } from '@/lib/format/paths';

type Props = {
  id: string;
  version: string;
  /** Where the administrators are asked. */
  askHref: string;
  /** What clients call this gallery. */
  sourceName: string;
};

/** What owners can do about their package, in place of reporting it. */
export function OwnPackage({ id, version, askHref, sourceName }: Props) {
  return (
    <div className="mt-6 max-w-measure space-y-8">
      <section>
        <h2 className="text-base font-semibold">Hide this version</h2>
        <p className="mt-1 mb-3 text-sm">
          Unlisted, it is no longer found, and builds that already use it keep working.
        </p>
        <CodeBlock
          label="Command that unlists this version"
          code={`dotnet nuget delete ${id} ${version} --source ${sourceName} --api-key YOUR_API_KEY`}
        />
      </section>
      <section>
        <h2 className="text-base font-semibold">Replace it</h2>
        <p className="mt-1 text-sm">
          Push a mended version, and deprecate this one: whoever uses it is told so.{' '}
          <TextLink href={versionPath(id, version, 'versions')}>See all versions</TextLink>
        </p>
      </section>
      <section>
        <h2 className="text-base font-semibold">Have it deleted</h2>
        <p className="mt-1 mb-3 text-sm">
          Only administrators delete, and only for a reason: builds that use a version break when it is gone,
          and its number is not given again. A secret that was published is known, deleted or not: replace it
          first.
        </p>
        <LinkButton href={askHref}>Ask the administrators</LinkButton>
      </section>
    </div>
  );
}
