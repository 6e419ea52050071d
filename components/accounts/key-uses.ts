import { credentialsName, type GallerySource, isPlainHttp } from '@/components/packages/source-setup';
import { shellWord } from '@/components/packages/escape';

/** What the variable is called that holds a key, here and in what builds. */
const variable = 'NUGET_API_KEY';

/** The name of a secret of a repository that holds what lets clients read a gallery for members. */
const credentials = 'NUGET_CREDENTIALS';

/**
 * The command that pushes with a key that a variable holds: a key in a command would stay in the shell's history. Clients
 * find credentials by the name of a source, and a gallery for members wants them before a push.
 */
export function pushCommand(source: GallerySource): string {
  const { url, name, forMembers } = source;
  const target = shellWord(forMembers === true ? name : url);
  const command = `dotnet nuget push "artifacts/*.nupkg" --source ${target} --api-key "$${variable}" --skip-duplicate`;
  return isPlainHttp(source) ? `${command} --allow-insecure-connections` : command;
}

/** Steps of a workflow, with the key as a secret of the repository, and another secret for what lets clients read. */
export function githubSteps(source: GallerySource): string {
  const reading = `${credentialsName(source)}: \${{ secrets.${credentials} }}`;
  return [
    '- run: dotnet pack --output artifacts',
    ...(source.forMembers === true ? ['  env:', `    ${reading}`] : []),
    `- run: ${pushCommand(source)}`,
    '  env:',
    `    ${variable}: \${{ secrets.${variable} }}`,
    ...(source.forMembers === true ? [`    ${reading}`] : []),
  ].join('\n');
}

/** A job of a pipeline, with the key as a masked variable of the project. */
export const gitlabJob = (source: GallerySource) => `publish:
  script:
    - dotnet pack --output artifacts
    - ${pushCommand(source)}`;
