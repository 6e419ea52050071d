import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { WhichPackage } from '@/components/reports/which-package';
import { reportPath } from '@/lib/format/paths';
import { toPath } from '@/lib/http/return-path';
import { findAsked } from './load';

type Props = PageProps<'/report'>;

export const metadata: Metadata = { title: 'Report a package', robots: { index: false } };

export default async function WhichPackagePage({ searchParams }: Props) {
  const asked = await findAsked(await searchParams);
  if (asked.found !== undefined) redirect(toPath(reportPath(asked.found.id, asked.found.version), '/'));
  return <WhichPackage {...asked} />;
}
