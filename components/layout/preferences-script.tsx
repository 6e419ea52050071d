import { installInputName, installKey, themeKey } from './preferences';

/** Runs in the head, before anything is painted, so that nothing is painted twice. Its text never varies. */
const script = `(function () {
  try {
    var theme = localStorage.getItem('${themeKey}');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    var install = localStorage.getItem('${installKey}');
    if (!install) return;
    var chosen = 'input[name="${installInputName}"][value="' + CSS.escape(install) + '"]';
    var watch = new MutationObserver(function () {
      var input = document.querySelector(chosen);
      if (!input) return;
      input.checked = true;
      watch.disconnect();
    });
    watch.observe(document, { childList: true, subtree: true });
    addEventListener('DOMContentLoaded', function () { watch.disconnect(); });
  } catch (error) {}
})();`;

/** Brings back the theme and the install command that this browser chose. The `html` element needs `suppressHydrationWarning`. */
export function PreferencesScript({ nonce }: { nonce?: string | undefined }) {
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />;
}
