import { format } from 'node:util';
import { afterEach } from 'vitest';

const complaints: string[] = [];

for (const level of ['error', 'warn'] as const) {
  const print = console[level];
  console[level] = (...parts: unknown[]) => {
    complaints.push(`console.${level}: ${format(...parts)}`);
    print(...parts);
  };
}

afterEach(() => {
  const heard = complaints.splice(0);
  if (heard.length > 0) throw new Error(`A test must be silent, but this one said:\n${heard.join('\n')}`);
});
