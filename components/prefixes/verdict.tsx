import { Notice, type Tone } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import type { LookedUp } from '@/lib/domain/prefixes/look-up';
import { packagePath } from '@/lib/format/paths';
import { listWords } from '@/lib/format/sentences';

type Props = { typed: string; found: LookedUp };

/** Who may publish an ID anew, in one sentence, and what that rests on. */
export function Verdict({ typed, found }: Props) {
  const { tone, title, text } = verdictOn(typed, found);
  const seen = found.packageId ?? found.near;
  return (
    <Notice tone={tone} title={title}>
      {text} {seen !== undefined && <TextLink href={packagePath(seen)}>See it</TextLink>}
    </Notice>
  );
}

function verdictOn(
  typed: string,
  { verdict, matching, near }: LookedUp,
): { tone: Tone; title: string; text: string } {
  const holders = [...new Set(matching.flatMap(({ owners }) => owners.map(({ name }) => name)))];
  switch (verdict) {
    case 'taken':
      return {
        tone: 'info',
        title: `There is a package “${typed}” already`,
        text: 'Its owners publish its versions, whoever holds the prefix.',
      };
    case 'free':
      return {
        tone: 'good',
        title: `“${typed}” is free`,
        text: 'Nothing is reserved for it: it belongs to whoever publishes it first.',
      };
    case 'shared':
      return {
        tone: 'good',
        title: `Everybody may publish “${typed}”`,
        text: 'The prefix is shared: its holders have the verified mark, and nobody is kept out.',
      };
    case 'near':
      return {
        tone: 'warn',
        title: `“${typed}” looks like “${near}”`,
        text: 'Choose an ID that is less like it: only who owns that package, or holds a prefix that this ID is under, may publish it.',
      };
    case 'held':
      return {
        tone: 'warn',
        title: `Only ${listWords(holders)} may publish “${typed}”`,
        text: 'Ask them to publish it or to share the prefix with you, or choose another ID.',
      };
    case 'heldByNobody':
      return {
        tone: 'warn',
        title: `Nobody may publish “${typed}”`,
        text: 'It is reserved, and nobody holds the reservation. Ask the administrators of the gallery.',
      };
    case 'noId':
      return {
        tone: 'info',
        title: `Nothing is reserved for all that begins with “${typed}”`,
        text: 'It is no whole package ID. Go on typing.',
      };
  }
}
