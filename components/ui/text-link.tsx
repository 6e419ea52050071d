import type { ReactNode } from 'react';

type Props = {
  href: string;
  children: ReactNode;
  /** Leads out of the gallery, to an address that a package's author chose: search engines are told not to follow. */
  external?: boolean;
  /** In lists, where everything is a link: underlined only under the pointer. */
  quiet?: boolean;
};

/** A link within text. */
export function TextLink({ href, children, external = false, quiet = false }: Props) {
  const look = quiet
    ? 'hover:underline'
    : 'text-accent underline decoration-accent/40 hover:decoration-current';
  return (
    <a
      href={href}
      rel={external ? 'nofollow noopener noreferrer' : undefined}
      className={`wrap-anywhere underline-offset-2 ${look}`}
    >
      {children}
    </a>
  );
}
