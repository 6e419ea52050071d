import { type GallerySource, isPlainHttp } from '@/components/packages/source-setup';
import { shellWord } from '@/components/packages/escape';

/** What the variable is called that holds a key, here and in what builds. */
const variable = 'NUGET_API_KEY';

/** The command that pushes with a key that a variable holds: a key in a command would stay in the shell's history. */
export function pushCommand(source: GallerySource, key = `"$${variable}"`): string {
  const command = `dotnet nuget push "artifacts/*.nupkg" --source ${shellWord(source.url)} --api-key ${key} --skip-duplicate`;
  return isPlainHttp(source) ? `${command} --allow-insecure-connections` : command;
}

/** Steps of a workflow, with the key as a secret of the repository. */
export const githubSteps = (source: GallerySource) => `- run: dotnet pack --output artifacts
- run: ${pushCommand(source)}
  env:
    ${variable}: \${{ secrets.${variable} }}`;

/** A job of a pipeline, with the key as a masked variable of the project. */
export const gitlabJob = (source: GallerySource) => `publish:
  script:
    - dotnet pack --output artifacts
    - ${pushCommand(source)}`;
