import { randomBytes } from 'node:crypto';
import { makeNuspec } from '@/lib/testing/nuspec';
import { makeRawZip } from '@/lib/testing/raw-zip';

/** A package whose bytes cannot be made fewer: so much noise, and a little more. */
export function makeLargeNupkg(id: string, noiseBytes: number): Buffer {
  return makeRawZip([
    { name: `${id}.nuspec`, content: makeNuspec({ id, version: '1.0.0' }) },
    { name: 'content/noise.bin', content: randomBytes(noiseBytes) },
  ]);
}
