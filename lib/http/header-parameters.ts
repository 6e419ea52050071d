/** A header value such as `form-data; name="package"`: its first word in lower case, and its parameters. */
export type HeaderValue = { value: string; parameters: ReadonlyMap<string, string> };

const parameter = /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/y;

/**
 * Reads what clients really send: values with or without quotes, and a semicolon at the end. Names of parameters are
 * in lower case, and the first of a name counts. What cannot be read is left out.
 */
export function parseHeaderValue(text: string): HeaderValue {
  const [first = ''] = text.split(';', 1);
  const parameters = new Map<string, string>();
  let position = first.length;
  while (position !== -1) {
    parameter.lastIndex = position;
    const match = parameter.exec(text);
    if (match) {
      const [, name = '', quoted, plain = ''] = match;
      const key = name.toLowerCase();
      const value = quoted === undefined ? plain.trim() : quoted.replace(/\\(.)/g, '$1');
      if (!parameters.has(key)) parameters.set(key, value);
    }
    position = text.indexOf(';', match ? parameter.lastIndex : position + 1);
  }
  return { value: first.trim().toLowerCase(), parameters };
}
