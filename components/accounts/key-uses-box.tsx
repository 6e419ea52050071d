import { CodeBlock } from '@/components/ui/code-block';
import type { GallerySource } from '@/components/packages/source-setup';
import { githubSteps, gitlabJob, pushCommand } from './key-uses';

/** How a key is used that was just made, ready to be copied. */
export function KeyUses({ source }: { source: GallerySource }) {
  return (
    <>
      <p className="text-sm">Keep it where only the build can read it, as NUGET_API_KEY. Then:</p>
      <CodeBlock code={pushCommand(source)} label="push command" title="In a shell" />
      <CodeBlock code={githubSteps(source)} label="steps for GitHub Actions" title="In GitHub Actions" />
      <CodeBlock code={gitlabJob(source)} label="job for GitLab CI" title="In GitLab CI" />
    </>
  );
}
