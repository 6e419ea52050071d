import { expect, test } from '../fixtures';
import { aWord } from '@/lib/testing/word';

test('a package is found by its words, and read about', async ({ page, push }) => {
  const word = aWord();
  const { id } = await push({
    id: `Acme.${word}`,
    description: `Reads ${word} of all kinds.`,
    readme: 'README.md',
  });

  await page.goto('/');
  await page.getByRole('searchbox', { name: 'Search packages' }).fill(word);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: `1 package matches “${word}”` })).toBeVisible();
  await page.getByRole('link', { name: id }).click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${id} 1.0.0`);
  await expect(page.getByText(`dotnet add package ${id} --version 1.0.0`)).toBeVisible();
});

test('the slash puts the cursor into the search', async ({ page }) => {
  await page.goto('/packages');

  // A page that has only just come may not listen yet.
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox', { name: 'Search packages' })).toBeFocused({ timeout: 500 });
  }).toPass();
  await expect(page.getByRole('searchbox', { name: 'Search packages' })).toHaveValue('');
});

test('nothing found is said, with what to try', async ({ page }) => {
  await page.goto(`/packages?q=${aWord()}`);

  await expect(page.getByText('No package matches', { exact: true })).toBeVisible();
});

test('filters that leave nothing are said to, and can be removed', async ({ page, push }) => {
  await push();
  await page.goto(`/packages?packagetype=${aWord()}&sortby=updated`);
  await expect(page.getByText('No package matches under these filters')).toBeVisible();
  await expect(page.getByText('No packages yet')).toHaveCount(0);
  await page.getByRole('link', { name: 'Remove the filters' }).click();

  await expect(page).toHaveURL('/packages?sortby=updated');
  await expect(page.getByText('No package matches')).toHaveCount(0);
});

test('a page past the end of what was found leads to the last one', async ({ page, push }) => {
  const word = aWord();
  await push({ id: `Acme.${word}` });
  await page.goto(`/packages?q=${word}&page=7`);
  await expect(page.getByText('There is no page 7')).toBeVisible();
  await page.getByRole('link', { name: 'Go to the last page' }).click();

  await expect(page).toHaveURL(`/packages?q=${word}`);
  await expect(page.getByRole('link', { name: `Acme.${word}` })).toBeVisible();
});

test('whoever mistypes an ID is led to it', async ({ page, push }) => {
  const id = `Acme.${aWord()}`;
  await push({ id });
  await page.goto(`/packages?q=${id.replace('Acme', 'Amce')}`);
  await page.getByRole('link', { name: id }).click();

  await expect(page).toHaveURL(`/packages/${id}`);
});

test('a version that is written in another way has one address', async ({ page, push }) => {
  const { id } = await push({ version: '1.2.0' });
  await page.goto(`/packages/${id}/1.2/versions`);

  await expect(page).toHaveURL(`/packages/${id}/1.2.0/versions`);
});

test('in place of a version that is not there, the latest is shown and said to be it', async ({
  page,
  push,
}) => {
  const { id } = await push();
  await page.goto(`/packages/${id}/7.0.0`);

  await expect(page.getByText('There is no version 7.0.0')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1.0.0');
});

test('an unlisted version is shown with a word, and leaves search', async ({
  page,
  push,
  owner,
  request,
}) => {
  const { id } = await push();
  await request.delete(`/api/v2/package/${id}/1.0.0`, { headers: { 'x-nuget-apikey': owner.key } });

  await page.goto(`/packages/${id}`);
  await expect(page.getByText('This version is unlisted')).toBeVisible();
  await page.goto(`/packages?q=packageid:${id}`);
  await expect(page.getByRole('link', { name: id })).toHaveCount(0);
});

test('a readme cannot run a script, and its pictures tell nothing of the reader', async ({ page, push }) => {
  const readme = [
    '# Hello',
    '<script>document.title = "owned"</script>',
    '<img src=x onerror="document.title = \'owned\'">',
    '[click](javascript:document.title="owned")',
    '![picture](http://images.invalid/a.png)',
  ].join('\n\n');
  const { id } = await push({ readme: 'README.md', files: { 'README.md': readme } });
  await page.goto(`/packages/${id}`);

  await expect(page.getByText('<script>document.title = "owned"</script>')).toBeVisible();
  await expect(page).not.toHaveTitle('owned');
  await expect(page.getByRole('img', { name: 'picture' })).toHaveAttribute(
    'src',
    'https://images.invalid/a.png',
  );
});

test('the versions of a package are paged, the highest first', async ({ page, push }) => {
  const id = `Test.${aWord()}`;
  for (let number = 0; number < 52; number++) await push({ id, version: `1.${number}.0` });
  await page.goto(`/packages/${id}/1.51.0/versions`);
  await expect(page.getByRole('rowheader').first()).toContainText('1.51.0');
  await page.getByRole('link', { name: 'Next' }).click();

  await expect(page.getByRole('rowheader')).toHaveCount(2);
});

test('the install commands of a plain http gallery say what current clients need', async ({ page, push }) => {
  const { id } = await push();
  await page.goto(`/packages/${id}`);
  await page.getByText('First time here? Add this gallery to your sources once').click();

  await expect(page.getByText('--allow-insecure-connections')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('searching and reading work', async ({ page, push }) => {
    const word = aWord();
    const { id } = await push({ id: `Acme.${word}`, readme: 'README.md' });
    await page.goto(`/packages?q=${word}`);
    await page.getByRole('link', { name: id }).click();
    await page.getByRole('link', { name: 'Versions' }).click();

    await expect(page.getByRole('rowheader')).toContainText('1.0.0');
  });
});
