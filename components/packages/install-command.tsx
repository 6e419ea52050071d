import { installInputName } from '@/components/layout/preferences';
import { CodeBlock } from '@/components/ui/code-block';
import { type InstallChoice, installChoices, type InstallTarget } from './install-choices';
import { InstallMemory } from './install-memory';
import { SourceSetup } from './source-setup-help';
import type { GallerySource } from './source-setup';

type Props = { target: InstallTarget; source: GallerySource };

/** How to install one version. The choice is made by radio buttons and shown by CSS; a script only remembers it. */
export function InstallCommand({ target, source }: Props) {
  const choices = installChoices(target, source);
  return (
    <section aria-labelledby="install" className="min-w-0">
      <h2 id="install" className="sr-only">
        Install
      </h2>
      <fieldset className="flex flex-wrap gap-x-1 gap-y-1">
        <legend className="sr-only">Install with</legend>
        {choices.map((choice, index) => (
          <Choice key={choice.key} choice={choice} first={index === 0} alone={choices.length === 1} />
        ))}
        <InstallMemory />
      </fieldset>
      <SourceSetup source={source} />
    </section>
  );
}

type ChoiceProps = { choice: InstallChoice; first: boolean; alone: boolean };

/** A radio button, its label, and after them what they show: in this order the keyboard finds it. */
function Choice({ choice: { key, label, snippets, note }, first, alone }: ChoiceProps) {
  const id = `install-${key}`;
  return (
    <>
      <input
        type="radio"
        id={id}
        name={installInputName}
        value={key}
        defaultChecked={first}
        className="sr-only [&:checked+label]:bg-accent-soft [&:checked+label]:text-accent [&:checked+label+div]:block [&:focus-visible+label]:outline-2 [&:focus-visible+label]:outline-accent"
      />
      <label
        htmlFor={id}
        className={`flex min-h-8 cursor-pointer items-center rounded-md px-2.5 text-xs font-medium text-ink-soft hover:bg-surface pointer-coarse:min-h-11 ${alone ? 'sr-only' : ''}`}
      >
        {label}
      </label>
      <div className="order-last mt-1 hidden w-full min-w-0 space-y-2">
        {snippets.map(({ code, file }) => (
          <CodeBlock key={code} code={code} title={file} label={file === undefined ? 'command' : 'snippet'} />
        ))}
        {note !== undefined && <p className="text-xs text-ink-soft">{note}</p>}
      </div>
    </>
  );
}
