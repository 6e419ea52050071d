export type PlainPage = {
  title: string;
  sentence: string;
  note?: string;
  /** Where to go from here, the likeliest first. */
  links: readonly { label: string; href: string }[];
};

/**
 * A page that needs nothing but itself: no application, no stylesheet, no database. It wears the colours of
 * `app/tokens.css`, and the theme that this browser chose.
 */
export function plainPage(nonce: string, { title, sentence, note, links }: PlainPage): string {
  const actions = links.map(
    ({ label, href }, index) =>
      `<a${index === 0 ? ' class="primary"' : ''} href="${escapeHtml(href)}">${escapeHtml(label)}</a>`,
  );
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${style}</style>
<script nonce="${nonce}">${script}</script>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(sentence)}</p>
${note === undefined ? '' : `<p class="note">${escapeHtml(note)}</p>`}
<p class="actions">${actions.join('\n')}</p>
</main>
</body>
</html>
`;
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const script = `try {
  var theme = localStorage.getItem('lode-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch (error) {}`;

const style = `
:root {
  color-scheme: light dark;
  --color-paper: light-dark(#fcfcfb, #121514);
  --color-surface: light-dark(#f3f4f2, #1b1f1d);
  --color-ink: light-dark(#191c1b, #e8ebe9);
  --color-ink-soft: light-dark(#565d5a, #a2aaa6);
  --color-edge: light-dark(#858c88, #727c77);
  --color-accent: light-dark(#0a6b66, #56cfbe);
  --color-accent-strong: light-dark(#07524e, #84e3d5);
  --color-accent-ink: light-dark(#ffffff, #05211d);
}
:root[data-theme='light'] { color-scheme: light; }
:root[data-theme='dark'] { color-scheme: dark; }
body {
  margin: 0;
  background: var(--color-paper);
  color: var(--color-ink);
  font: 1rem/1.5 ui-sans-serif, system-ui, sans-serif;
  overflow-wrap: anywhere;
}
main { max-width: 72ch; padding: 3rem 1.5rem; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; font-weight: 600; letter-spacing: -0.025em; }
p { margin: 0.5rem 0 0; color: var(--color-ink-soft); }
.note { font-size: 0.875rem; }
.actions { display: flex; flex-wrap: wrap; gap: 0.75rem; margin-top: 1.5rem; }
a {
  display: inline-flex;
  align-items: center;
  min-height: 2.75rem;
  padding: 0 1rem;
  border: 1px solid var(--color-edge);
  border-radius: 0.375rem;
  color: var(--color-ink);
  font-size: 0.875rem;
  font-weight: 500;
  text-decoration: none;
}
a:hover { background: var(--color-surface); }
a.primary { border-color: var(--color-accent); background: var(--color-accent); color: var(--color-accent-ink); }
a.primary:hover { border-color: var(--color-accent-strong); background: var(--color-accent-strong); }
:focus-visible { outline: 2px solid var(--color-accent); outline-offset: 2px; }
`;
