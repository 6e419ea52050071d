import { SearchForm } from '@/components/layout/search-form';
import { Count } from '@/components/ui/count';

type Props = {
  galleryName: string;
  /** One sentence on what is found here. */
  sentence: string;
  totals: { packages: number; versions: number; downloads: number };
};

/** The head of the home page: what this is, the search and, as soon as there is anything, three true numbers. */
export function HomeHero({ galleryName, sentence, totals }: Props) {
  return (
    <section className="py-8 sm:py-14">
      <h1 className="max-w-measure text-xl font-semibold tracking-tight wrap-anywhere sm:text-2xl">
        {galleryName}
      </h1>
      <p className="mt-3 max-w-measure text-ink-soft">{sentence}</p>
      <div className="mt-7 max-w-measure">
        <SearchForm large />
      </div>
      {totals.packages > 0 && (
        <dl className="mt-7 flex flex-wrap gap-x-10 gap-y-3">
          <Total label="packages" value={totals.packages} />
          <Total label="versions" value={totals.versions} />
          <Total label="downloads" value={totals.downloads} />
        </dl>
      )}
    </section>
  );
}

function Total({ label, value }: { label: string; value: number }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-xs text-ink-soft">{label}</dt>
      <dd className="text-lg font-semibold">
        <Count value={value} compact />
      </dd>
    </div>
  );
}
