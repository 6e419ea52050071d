import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { LookedUp } from '@/lib/domain/prefixes/look-up';
import type { RequestView } from '@/lib/domain/prefixes/requests/view';
import { DomainProof } from './domain-proof';
import { PrefixTable } from './prefix-table';
import { RequestDecision } from './request-decision';
import { RequestFacts } from './request-facts';
import { leadOf } from './request-lead';
import { RequestThread } from './request-thread';
import { UnderPrefix } from './under-prefix';
import { Verdict } from './verdict';

const textOf = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const prefix = {
  value: 'Contoso.',
  exact: false,
  shared: false,
  owners: [
    { name: 'ann', organization: false },
    { name: 'contoso', organization: true },
  ],
  wider: false,
};

describe('a verdict', () => {
  const free: LookedUp = {
    verdict: 'free',
    packageId: undefined,
    near: undefined,
    matching: [],
    beginning: [],
  };
  const verdictOn = (found: Partial<LookedUp>) =>
    textOf(renderToStaticMarkup(<Verdict typed="Contoso.Text" found={{ ...free, ...found }} />));

  test('names whoever may publish, once each', () => {
    const inner = { ...prefix, value: 'Contoso.Text.', owners: [{ name: 'bob', organization: false }] };
    expect(verdictOn({ verdict: 'held', matching: [inner, prefix, { ...prefix, exact: true }] })).toContain(
      'Only bob, ann and contoso may publish “Contoso.Text”',
    );
  });

  test('leads to the package that is there already', () => {
    const markup = renderToStaticMarkup(
      <Verdict typed="contoso.text" found={{ ...free, verdict: 'taken', packageId: 'Contoso.Text' }} />,
    );
    expect(markup).toContain('href="/packages/Contoso.Text"');
  });

  test('warns of the package that the ID looks like, says who may publish it, and leads there', () => {
    const markup = renderToStaticMarkup(
      <Verdict typed="Contoso.Tekst" found={{ ...free, verdict: 'near', near: 'Contoso.Text' }} />,
    );
    expect(textOf(markup)).toContain('“Contoso.Tekst” looks like “Contoso.Text”');
    expect(textOf(markup)).toContain('only who owns that package, or holds a prefix that this ID is under');
    expect(markup).toContain('href="/packages/Contoso.Text"');
  });

  test.each([
    ['free', '“Contoso.Text” is free'],
    ['shared', 'Everybody may publish “Contoso.Text”'],
    ['heldByNobody', 'Nobody may publish “Contoso.Text”'],
    ['noId', 'It is no whole package ID.'],
  ] as const)('says of what is %s: %s', (verdict, sentence) => {
    expect(verdictOn({ verdict })).toContain(sentence);
  });
});

test('a table of prefixes says of each who holds it, and who may publish', () => {
  const rows = renderToStaticMarkup(
    <PrefixTable
      caption="All"
      prefixes={[
        prefix,
        { ...prefix, value: 'Fabrikam', exact: true, owners: [] },
        { ...prefix, value: 'Open.', shared: true },
        { ...prefix, value: 'Contoso.Text.', wider: true },
        { ...prefix, value: 'Contoso.Json.', owners: [], wider: true },
      ]}
      hrefOf={(value) => `/admin/prefixes/${value}`}
    />,
  )
    .split('<tr')
    .map((row) => textOf(`<tr${row}`));
  expect(rows.slice(2)).toEqual([
    'Contoso. * ann , contoso Its owners',
    'Fabrikam Nobody Nobody This ID alone',
    'Open. * ann , contoso Everybody',
    'Contoso.Text. * ann , contoso Its owners, and those of a wider one',
    'Contoso.Json. * Nobody Owners of a wider one',
  ]);
});

const request: RequestView = {
  key: 1,
  value: 'Contoso.',
  exact: false,
  shared: true,
  status: 'rejected',
  owner: 'contoso',
  requester: 'ann',
  reason: 'See https://contoso.test/a <b>now</b>',
  evidence: ['https://contoso.test/b'],
  createdAt: new Date(0),
  domain: { name: 'contoso.test', provedAt: undefined },
  proof: { name: '_lode-prefix.contoso.test', content: 'lode-prefix=abc' },
  messages: [{ by: undefined, text: 'Why?', at: new Date(0) }],
  decision: { by: 'root', at: new Date(0), text: 'Too common.' },
  criteria: [
    { name: 'identifies', sentence: 'It clearly identifies who asks for it.', met: true },
    { name: 'specific', sentence: 'It is no common word.', met: false },
  ],
  parent: undefined,
  around: [],
  packages: { total: 3, some: [{ id: 'Contoso.Text', owners: [] }] },
  mayAnswer: false,
  mayDecide: false,
};

describe('a request', () => {
  test('shows what was written as text, with its addresses as links', () => {
    const markup = renderToStaticMarkup(<RequestFacts request={request} />);
    expect(markup).not.toContain('<b>');
    for (const page of ['a', 'b']) expect(markup).toContain(`href="https://contoso.test/${page}"`);
    expect(textOf(markup)).toContain('All that begins so, shared with everybody');
  });

  test('that was refused says why, and which criteria it lacks', () => {
    const text = textOf(renderToStaticMarkup(<RequestDecision request={request} />));
    expect(text).toContain('It was refused Too common. Not met: It is no common word.');
    expect(text).not.toContain('identifies');
  });

  test.each([
    ['submitted', undefined, 'The administrators of the gallery decide about this request.'],
    ['questioned', 'Contoso.', 'Whoever holds Contoso.* decides about this request.'],
    ['rejected', undefined, 'The administrators of the gallery decided about this request.'],
    ['approved', 'Contoso.', 'Whoever held Contoso.* decided about this request.'],
    ['approved', '', 'This request is decided.'],
    ['withdrawn', 'Contoso.', 'Nobody has to decide about this request any more.'],
  ] as const)('that is %s, under "%s", says: %s', (status, parent, sentence) => {
    expect(leadOf({ status, parent })).toBe(sentence);
  });

  test('that waits has no decision', () => {
    expect(
      renderToStaticMarkup(
        <RequestDecision request={{ ...request, status: 'submitted', decision: undefined }} />,
      ),
    ).toBe('');
  });

  test('names people who are gone as such, and packages without owners', () => {
    expect(textOf(renderToStaticMarkup(<RequestThread messages={request.messages} />))).toContain(
      'Somebody who is no longer here',
    );
    expect(textOf(renderToStaticMarkup(<UnderPrefix packages={request.packages} />))).toBe(
      'Contoso.Text , of nobody And 2 other packages.',
    );
  });

  test('tells the record that proves the domain, to nobody but who asks', () => {
    const { domain, proof } = request;
    if (domain === undefined) throw new Error('There is no domain.');
    const shown = (told: RequestView['proof']) =>
      textOf(
        renderToStaticMarkup(
          <DomainProof requestKey={1} domain={domain} proof={told} action={async (state) => state} />,
        ),
      );
    expect(shown(proof)).toContain('lode-prefix=abc');
    expect(shown(undefined)).toBe('Domain Nobody has proved contoso.test yet');
  });
});
