import { type SyntheticEvent, useRef, useState } from 'react';

const pauseMs = 250;

const unknown = 'What it covers cannot be shown now.';

/** What the patterns of a form cover now, in words: asked anew as one types, when the form has this listener. */
export function useMatches(words: string) {
  const [said, setSaid] = useState(words);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const listen = ({ currentTarget: form }: SyntheticEvent<HTMLFormElement>) => {
    clearTimeout(waiting.current);
    const latest = setTimeout(() => {
      const asked = new URLSearchParams();
      for (const [name, value] of new FormData(form)) {
        if (typeof value === 'string' && /^(owner|globs|id)$/.test(name)) asked.append(name, value);
      }
      void fetch(`/account/api-keys/matches?${asked}`)
        .then(async (response) => {
          const answer = [200, 400].includes(response.status) ? await response.text() : unknown;
          if (waiting.current === latest) setSaid(answer);
        })
        // What cannot be asked now is asked at the next key.
        .catch(() => undefined);
    }, pauseMs);
    waiting.current = latest;
  };
  return { said, listen };
}
