/** A part of a mail: a paragraph, names with their values, what somebody wrote, or a link of its own. */
export type MailPart =
  | string
  | { facts: readonly (readonly [name: string, value: string])[] }
  | { quote: string }
  | { link: string; label: string };

export type MailBody = { text: string; html: string };

/** The same mail as plain text and as HTML; its footer tells why it came. */
export function mailBody(parts: readonly MailPart[], footer: string): MailBody {
  const text = [...parts.map(asText), `-- \n${footer}`].join('\n\n');
  const html = [...parts.map(asHtml), `<p style="color:#565d5a;font-size:13px">${escapeHtml(footer)}</p>`];
  return {
    text: `${text}\n`,
    html: `<!DOCTYPE html>\n<html lang="en"><body style="font:15px/1.5 sans-serif">\n${html.join('\n')}\n</body></html>\n`,
  };
}

function asText(part: MailPart): string {
  if (typeof part === 'string') return part;
  if ('facts' in part) return part.facts.map(([name, value]) => `${name}: ${value}`).join('\n');
  if ('quote' in part)
    return linesOf(part.quote)
      .map((line) => `> ${line}`.trimEnd())
      .join('\n');
  return `${part.label}: ${part.link}`;
}

function asHtml(part: MailPart): string {
  if (typeof part === 'string') return `<p>${escapeHtml(part)}</p>`;
  if ('facts' in part) {
    const lines = part.facts.map(([name, value]) => `${escapeHtml(name)}: ${escapeHtml(value)}`);
    return `<p>${lines.join('<br>')}</p>`;
  }
  if ('quote' in part) {
    const lines = linesOf(part.quote).map(escapeHtml).join('<br>');
    return `<blockquote style="margin:0;padding-left:12px;border-left:3px solid #858c88">${lines}</blockquote>`;
  }
  return `<p><a href="${escapeHtml(part.link)}">${escapeHtml(part.label)}</a></p>`;
}

const linesOf = (text: string) => text.split(/\r\n|\r|\n/);

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
