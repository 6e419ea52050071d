import { describe, expect, test } from 'vitest';
import { aUser } from '@/lib/testing/factories';
import { anOrganization } from '@/lib/testing/organizations';
import { aPrefix, aPrefixValue, pushAs } from '@/lib/testing/prefixes';
import { listPrefixes } from './list';
import { lookUpId } from './look-up';
import { listOwnPrefixes } from './own';

const valuesOf = (prefixes: readonly { value: string }[]) => prefixes.map(({ value }) => value);

test('says of what lies under a prefix of somebody that its owners publish there, too', async () => {
  const holder = await aUser();
  const [value, empty] = [await aPrefix([holder]), await aPrefix([])];
  for (const around of [value, empty]) {
    for (const inner of ['Text.', 'Text.Json']) {
      await aPrefix([], { value: `${around}${inner}`, exact: inner === 'Text.Json' });
    }
  }
  const widerOf = async (text: string) => (await listPrefixes({ text })).prefixes.map(({ wider }) => wider);
  expect(await widerOf(value)).toEqual([false, true, true]);
  expect(await widerOf(empty)).toEqual([false, false, false]);
});

describe('whoever looks up an ID', () => {
  test('is told who holds its prefixes, the narrowest first', async () => {
    const [wide, narrow] = await Promise.all([aUser(), aUser()]);
    const value = await aPrefix([wide]);
    const inner = await aPrefix([narrow], { value: `${value}Text.` });
    const found = await lookUpId(`${inner.toUpperCase()}Json`);
    expect(found).toMatchObject({ verdict: 'held', packageId: undefined });
    expect(valuesOf(found.matching)).toEqual([inner, value]);
    expect(found.matching[0]?.owners).toEqual([{ name: narrow.name, organization: false }]);
  });

  test('is told what may come when more is typed, with or without a star', async () => {
    const value = await aPrefix([await aUser()]);
    const whole = await aPrefix([], { value: `${value}Text`, exact: true });
    for (const typed of [value.slice(0, -3), ` ${value.slice(0, -3).toUpperCase()}* `]) {
      const found = await lookUpId(typed);
      expect(found).toMatchObject({ verdict: 'free', matching: [] });
      expect(valuesOf(found.beginning)).toEqual([value, whole]);
    }
    expect(await lookUpId(value)).toMatchObject({ verdict: 'held', beginning: [{ value: whole }] });
  });

  test('is told that it is free, shared, held by nobody, there already, or no ID yet', async () => {
    const owner = await aUser();
    const free = aPrefixValue();
    const [shared, unheld] = [await aPrefix([owner], { shared: true }), await aPrefix([])];
    await pushAs(owner.actor, `${free}Text`);
    const verdicts = [
      `${free}Json`,
      `${shared}Text`,
      `${unheld}Text`,
      `${free}TEXT`,
      free,
      '',
      '% _',
      `${free}Straße`,
      `${free}${'x'.repeat(100)}`,
      `${free}\0Json`,
    ];
    expect(await Promise.all(verdicts.map(async (id) => (await lookUpId(id)).verdict))).toEqual([
      'free',
      'shared',
      'heldByNobody',
      'taken',
      'noId',
      'noId',
      'noId',
      'noId',
      'noId',
      'free',
    ]);
    expect((await lookUpId(`${free}TEXT`)).packageId).toBe(`${free}Text`);
  });

  test('is told which popular ID it looks like, where that alone keeps others from publishing it [rule 83]', async () => {
    const holder = await aUser();
    const [open, closed] = [await aPrefix([holder], { shared: true }), await aPrefix([holder])];
    const popular = [aPrefixValue(), open, closed].map((value) => `${value}Logging`);
    for (const id of popular) await pushAs(holder.actor, id);
    const misspelled = (id: string) => id.replace('Logging', 'Loging');
    const found = await Promise.all(popular.map((id) => lookUpId(misspelled(id))));
    expect(found.map(({ verdict, near }) => [verdict, near])).toEqual([
      ['near', popular[0]],
      ['near', popular[1]],
      ['held', undefined],
    ]);
    for (const typed of popular.map((id) => `${misspelled(id)}.`)) {
      expect((await lookUpId(typed)).near).toBeUndefined();
    }
    expect(await lookUpId(popular[0] ?? '')).toMatchObject({ verdict: 'taken', near: undefined });
  });

  test('is not told of prefixes that hold what he typed elsewhere', async () => {
    const value = await aPrefix([await aUser()]);
    expect(await lookUpId(`A.${value}Text`)).toMatchObject({ verdict: 'free', matching: [], beginning: [] });
    expect((await lookUpId('_')).beginning).toEqual([]);
  });
});

test('a person sees his prefixes, and those of all his organizations [rule 181]', async () => {
  const { organization, administrator, collaborator } = await anOrganization();
  const own = await aPrefix([collaborator], { value: `Z${aPrefixValue()}` });
  const shared = await aPrefix([organization]);
  expect(valuesOf(await listOwnPrefixes(collaborator.actor))).toEqual([shared, own]);
  expect(valuesOf(await listOwnPrefixes(administrator.actor))).toEqual([shared]);
  expect(await listOwnPrefixes((await aUser()).actor)).toEqual([]);
});

test('all prefixes are listed fifty a page, and a page too far is the last', async () => {
  const begin = aPrefixValue();
  for (let number = 0; number < 51; number++) await aPrefix([], { value: `${begin}A${100 + number}.` });
  const { prefixes, total, pages } = await listPrefixes({ text: begin });
  expect([prefixes.length, total, pages]).toEqual([50, 51, 2]);
  expect(valuesOf((await listPrefixes({ text: begin, page: 9 })).prefixes)).toEqual([`${begin}A150.`]);
});
