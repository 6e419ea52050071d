import { CopyButton } from '@/components/ui/copy-button';
import type { MenuLink } from './menu-link';

type Props = {
  /** The address that clients take as their source: the V3 service index. */
  serviceIndexUrl: string;
  version: string;
  links: readonly MenuLink[];
};

export function Footer({ serviceIndexUrl, version, links }: Props) {
  return (
    <footer className="mt-auto border-t border-line text-xs text-ink-soft">
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center gap-x-6 gap-y-2 px-4 py-5 sm:px-6">
        <div className="flex min-w-0 items-center gap-1.5">
          <span className="shrink-0">API address</span>
          <code className="min-w-0 font-mono wrap-anywhere text-ink noscript:select-all">
            {serviceIndexUrl}
          </code>
          <CopyButton text={serviceIndexUrl} label="Copy the API address" />
        </div>
        <div className="flex flex-wrap gap-x-6 gap-y-2 sm:ml-auto">
          {links.length > 0 && (
            <ul className="flex flex-wrap gap-x-5 print:hidden">
              {links.map(({ label, href }) => (
                <li key={href}>
                  <a
                    href={href}
                    className="flex min-h-6 items-center underline-offset-2 hover:text-ink hover:underline"
                  >
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          )}
          <p className="flex min-h-6 items-center">Lode {version}</p>
        </div>
      </div>
    </footer>
  );
}
