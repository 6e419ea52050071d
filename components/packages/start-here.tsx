import { CodeBlock } from '@/components/ui/code-block';
import { TextLink } from '@/components/ui/text-link';
import { shellWord } from './escape';
import { addSourceCommand, type GallerySource } from './source-setup';

type Props = {
  source: GallerySource;
  /** Where an API key is made. */
  apiKeysHref: string;
};

/** An empty gallery: the three commands that bring its first package in. */
export function StartHere({ source, apiKeysHref }: Props) {
  return (
    <section aria-labelledby="start-here" className="max-w-measure">
      <h2 id="start-here" className="text-lg font-semibold tracking-tight">
        No packages yet
      </h2>
      <p className="mt-2 text-ink-soft">Three commands bring the first one in.</p>
      <ol className="mt-6 space-y-6">
        <li>
          <h3 className="mb-2 text-sm font-medium">1. Add this gallery to your sources</h3>
          <CodeBlock code={addSourceCommand(source)} label="source command" />
        </li>
        <li>
          <h3 className="mb-2 text-sm font-medium">2. Pack your project</h3>
          <CodeBlock code="dotnet pack --output packages" label="pack command" />
        </li>
        <li>
          <h3 className="mb-2 text-sm font-medium">
            3. Push it, with an <TextLink href={apiKeysHref}>API key of your own</TextLink>
          </h3>
          <CodeBlock
            code={`dotnet nuget push "packages/*.nupkg" --source ${shellWord(source.name)} --api-key YOUR_API_KEY`}
            label="push command"
          />
        </li>
      </ol>
    </section>
  );
}
