import { expect, test } from 'vitest';
import { autocompleteIds, autocompleteVersions } from './autocomplete';

test('IDs come with their number, versions without', () => {
  const context = { '@vocab': 'http://schema.nuget.org/schema#' };

  expect(autocompleteIds({ totalHits: 9, ids: ['Contoso.Text'] })).toEqual({
    '@context': context,
    totalHits: 9,
    data: ['Contoso.Text'],
  });
  expect(autocompleteVersions(['1.0.0', '2.1.0+b7'])).toEqual({
    '@context': context,
    data: ['1.0.0', '2.1.0+b7'],
  });
});
