import './globals.css';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { fontVariables } from '@/components/layout/fonts';
import { Footer } from '@/components/layout/footer';
import { PreferencesScript } from '@/components/layout/preferences-script';
import { SkipLink } from '@/components/layout/skip-link';
import { TypedEarlyScript } from '@/components/layout/typed-early-script';
import { env } from '@/lib/config/env';
import { isForMembers, seesPackages } from '@/lib/domain/site/for-members';
import { pageNonce } from '@/lib/http/nonce';
import { sessionActor } from '@/lib/http/session';
import { createLinks } from '@/lib/protocol/v3/links';
import packageJson from '../package.json';

export function generateMetadata(): Metadata {
  const name = env().GALLERY_NAME;
  return {
    title: { default: name, template: `%s · ${name}` },
    description: `${name}: packages for .NET.`,
    metadataBase: new URL(env().GALLERY_URL),
  };
}

const footerLinks = [{ label: 'Reserved prefixes', href: '/prefixes' }];

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Asked first, so that no page is made while building: the settings are not there then.
  const nonce = await pageNonce();
  // Who may not read is offered nothing that leads him back to where he is.
  const links = !isForMembers() || seesPackages(await sessionActor()) ? footerLinks : [];
  return (
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <head>
        <PreferencesScript nonce={nonce} />
        <TypedEarlyScript nonce={nonce} />
      </head>
      <body>
        <SkipLink />
        {children}
        <Footer
          serviceIndexUrl={createLinks(env().GALLERY_URL).serviceIndex}
          version={packageJson.version}
          links={links}
        />
      </body>
    </html>
  );
}
