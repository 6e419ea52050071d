import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { InvalidEnvironment, parseEnv } from './env';

test('without any variable Lode serves plain http on port 8080 of this machine', () => {
  expect(parseEnv({})).toMatchObject({ PORT: 8080, GALLERY_URL: 'http://localhost:8080', DATA_DIR: 'data' });
});

test('an empty variable counts as not set', () => {
  expect(parseEnv({ PORT: '', GALLERY_URL: ' ' })).toMatchObject({
    PORT: 8080,
    GALLERY_URL: 'http://localhost:8080',
  });
});

test('with a certificate the default address is https', () => {
  const settings = parseEnv({ TLS_CERT_FILE: 'cert.pem', TLS_KEY_FILE: 'key.pem', PORT: '8443' });
  expect(settings.GALLERY_URL).toBe('https://localhost:8443');
});

test.each([
  [{ PORT: 'eighty' }, 'PORT must be a number, but is "eighty".'],
  [{ PORT: '70000' }, 'PORT must be at most 65535, but is "70000".'],
  [
    { GALLERY_URL: 'example.com' },
    'GALLERY_URL must be an address such as https://packages.example.com, but is "example.com".',
  ],
  [
    { GALLERY_URL: 'https://example.com/nuget' },
    'GALLERY_URL must be an origin: scheme, host and port, without a path, but is "https://example.com/nuget".',
  ],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be debug, info, warn, error or silent, but is "loud".'],
  [{ TLS_CERT_FILE: 'cert.pem' }, 'TLS_CERT_FILE goes together with TLS_KEY_FILE: set both or none.'],
  [{ AUTH_SECRET: 'short' }, 'AUTH_SECRET must have at least 32 characters.'],
  [{ DATABASE_URL: 'mysql://u:secret@h/d' }, 'DATABASE_URL must begin with postgresql://.'],
])('%j is refused by a sentence, without a secret in it', (variables, sentence) => {
  expect(() => parseEnv(variables)).toThrow(new InvalidEnvironment(sentence));
});

test('every variable that is wrong has its sentence', () => {
  expect(() => parseEnv({ PORT: 'x', WEB_PROCESSES: '0' })).toThrow(/^PORT .+\nWEB_PROCESSES .+$/);
});

test('.env.example names every variable, and each as it is by default', () => {
  const lines = readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=(.*)$/gm);
  const example = Object.fromEntries([...lines].map(([, name, value]) => [name, value]));
  const variables = readFileSync('lib/config/env.ts', 'utf8').matchAll(
    /^ {4}([A-Z_]{3,}): (?!\s*$)(?!env)/gm,
  );

  expect(Object.keys(example).sort()).toEqual([...new Set([...variables].map(([, name]) => name))].sort());
  expect(parseEnv(example)).toEqual(parseEnv({}));
});
