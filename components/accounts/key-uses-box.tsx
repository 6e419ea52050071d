import { CodeBlock } from '@/components/ui/code-block';
import { credentialsVariable, type GallerySource, nugetConfig } from '@/components/packages/source-setup';
import { githubSteps, gitlabJob, pushCommand } from './key-uses';

/** How clients are let in where the gallery is for its members: to restore, and before they push. Else nothing. */
export function ReadUses({ source }: { source: GallerySource }) {
  if (source.forMembers !== true) return null;
  return (
    <>
      <p className="text-sm">
        This gallery answers its members alone. Who restores or pushes has it among the sources, and in the
        environment your user name with a key that may read:
      </p>
      <CodeBlock code={nugetConfig(source)} label="nuget.config" title="nuget.config" />
      <CodeBlock code={credentialsVariable(source)} label="environment variable" title="In the environment" />
    </>
  );
}

/** How a key pushes that was just made, ready to be copied. */
export function PushUses({ source }: { source: GallerySource }) {
  return (
    <>
      <p className="text-sm">
        Keep it where only the build can read it, as NUGET_API_KEY
        {source.forMembers === true && ', and what the variable above holds as NUGET_CREDENTIALS'}. Then:
      </p>
      <CodeBlock code={pushCommand(source)} label="push command" title="In a shell" />
      <CodeBlock code={githubSteps(source)} label="steps for GitHub Actions" title="In GitHub Actions" />
      <CodeBlock code={gitlabJob(source)} label="job for GitLab CI" title="In GitLab CI" />
    </>
  );
}
