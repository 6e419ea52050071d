/** The fields by which a form, sent without JavaScript, names what is to be done: those of the first form of a page. */
export function readAction(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input type="hidden" name="(\$ACTION[^"]*)"(?: value="([^"]*)")?/g);
  return Object.fromEntries(
    [...inputs].map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]),
  );
}
