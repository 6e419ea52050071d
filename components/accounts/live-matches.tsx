'use client';

import { useEffect, useRef, useState } from 'react';

type Props = {
  /** What answers, in words, to the fields of the form that it stands in. */
  source: string;
  /** What it says first. */
  words: string;
};

const pauseMs = 250;

/** Says what the patterns of its form cover now, anew as one types. */
export function LiveMatches({ source, words }: Props) {
  const box = useRef<HTMLParagraphElement>(null);
  const [said, setSaid] = useState(words);
  useEffect(() => {
    const form = box.current?.closest('form');
    if (!form) return undefined;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let latest: object | undefined;
    const ask = async () => {
      const asked = new URLSearchParams();
      for (const [name, value] of new FormData(form)) {
        if (typeof value === 'string' && /^(owner|globs|id)$/.test(name)) asked.append(name, value);
      }
      latest = asked;
      // What cannot be asked now is asked at the next key.
      const answer = await fetch(`${source}?${asked}`).then(
        (response) => response.text(),
        () => undefined,
      );
      if (answer !== undefined && latest === asked) setSaid(answer);
    };
    const askSoon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => void ask(), pauseMs);
    };
    form.addEventListener('input', askSoon);
    form.addEventListener('reset', askSoon);
    return () => {
      clearTimeout(waiting);
      latest = undefined;
      form.removeEventListener('input', askSoon);
      form.removeEventListener('reset', askSoon);
    };
  }, [source]);
  return (
    <p ref={box} role="status" className="mt-2 max-w-field text-xs wrap-anywhere">
      {said}
    </p>
  );
}
