import { tagPath } from '@/lib/format/paths';
import { plural } from '@/lib/format/sentences';

type Props = { tags: readonly string[]; most: number };

/** Tags as links to what else bears them; beyond `most` they open on request. */
export function TagLinks({ tags, most }: Props) {
  const shown = tags.slice(0, tags.length === most + 1 ? most + 1 : most);
  const left = tags.slice(shown.length);
  return (
    <div className="text-xs text-ink-soft">
      <TagList tags={shown} />
      {left.length > 0 && (
        <details>
          <summary className="flex min-h-6 w-fit items-center rounded-md underline-offset-2 hover:text-ink hover:underline pointer-coarse:min-h-11">
            {plural(left.length, 'more tag')}
          </summary>
          <TagList tags={left} />
        </details>
      )}
    </div>
  );
}

function TagList({ tags }: { tags: readonly string[] }) {
  return (
    <ul aria-label="Tags" className="flex flex-wrap gap-x-3">
      {tags.map((tag) => (
        <li key={tag} className="min-w-0">
          <a
            href={tagPath(tag)}
            className="flex min-h-6 items-center wrap-anywhere underline-offset-2 hover:text-ink hover:underline pointer-coarse:min-h-11"
          >
            {tag}
          </a>
        </li>
      ))}
    </ul>
  );
}
