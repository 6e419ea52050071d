import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { InstallCommand } from './install-command';
import type { InstallTarget } from './install-choices';

const secure = { url: 'https://gallery.test/v3/index.json', name: 'acme' };
const plain = { url: 'http://gallery.test/v3/index.json', name: 'acme' };
const target: InstallTarget = {
  id: 'Acme.Logging',
  version: '1.0.0',
  packageTypes: [],
  developmentDependency: false,
};

const render = (source = secure, changes: Partial<InstallTarget> = {}) =>
  renderToStaticMarkup(<InstallCommand target={{ ...target, ...changes }} source={source} />);

test('each choice is a labelled radio button, and exactly one is chosen', () => {
  const html = render();
  const inputs = html.match(/<input [^>]+>/g) ?? [];
  expect(inputs).toHaveLength(7);
  expect(inputs.filter((input) => input.includes('checked='))).toHaveLength(1);
  for (const input of inputs) {
    const id = /id="([^"]+)"/.exec(input)?.[1] ?? '';
    expect(html).toContain(`for="${id}"`);
  }
});

test('markup in a snippet is shown, not run', () => {
  const html = render();
  expect(html).toContain(
    '&lt;PackageReference Include=&quot;Acme.Logging&quot; Version=&quot;1.0.0&quot; /&gt;',
  );
  expect(html).not.toContain('<PackageReference');
});

test('only a gallery of plain http speaks of insecure connections', () => {
  expect(render()).not.toContain('nsecure');

  const html = render(plain);
  expect(html).toContain('--allow-insecure-connections');
  expect(html).toContain('allowInsecureConnections=&quot;true&quot;');
});

test('a package with one way to be installed shows no choice', () => {
  const html = render(secure, { packageTypes: ['Template'] });
  expect(html.match(/<label [^>]*class="[^"]*sr-only/g)).toHaveLength(1);
});
