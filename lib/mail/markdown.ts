/** What a mail says, in CommonMark. Made by the functions of this file alone, so that nobody's text is read as markup. */
export type Markdown = { readonly source: string };

type Value = string | number | Markdown;

/**
 * A template in Markdown. What is put into it is text that stays text, whoever wrote it, on the line where it stands;
 * only Markdown stays Markdown. Lines may be indented as the code around them is. A link that is a paragraph of its own
 * is the mail's main act. Values have no place within backticks.
 */
export function markdown(template: TemplateStringsArray, ...values: readonly Value[]): Markdown {
  const written = template.map((part) => part.replace(/\n[ \t]+/g, '\n'));
  const source = written.flatMap((part, index) => {
    const value = values[index];
    return value === undefined ? [part] : [part, sourceOf(value)];
  });
  return { source: source.join('').trim() };
}

/** What somebody wrote, line by line, set apart from what the gallery says. A paragraph of its own. */
export function quote(text: string): Markdown {
  const lines = text.split(/\r\n|[\r\n\p{Zl}\p{Zp}]/u);
  const quoted = lines.map((line, index) => {
    const goesOn = line !== '' && (lines[index + 1] ?? '') !== '';
    return `> ${escapeText(line)}${goesOn ? '\\' : ''}`;
  });
  return { source: quoted.join('\n') };
}

/** Names with their values, a line each. A paragraph of its own. */
export function facts(pairs: readonly (readonly [name: string, value: Value])[]): Markdown {
  return { source: pairs.map(([name, value]) => `**${escapeText(name)}:** ${sourceOf(value)}`).join('\\\n') };
}

function sourceOf(value: Value): string {
  return typeof value === 'object' ? value.source : escapeText(String(value));
}

/** A character that is written as a reference is never markup: https://spec.commonmark.org/0.31.2/#example-35 */
const escapeText = (text: string) =>
  text.replace(/[^\p{L}\p{M}\p{N}]/gu, (character) => `&#${character.codePointAt(0)};`);
