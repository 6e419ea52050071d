'use client';

import { useEffect, useRef, useState } from 'react';

type Props = {
  /** What answers, in words, to the fields of the form that it stands in. */
  source: string;
  /** What was answered to a form that was sent to ask. */
  told: string | undefined;
};

const pauseMs = 250;

/** Says what the patterns of its form cover now, anew as one types. */
export function LiveMatches({ source, told }: Props) {
  const box = useRef<HTMLParagraphElement>(null);
  const [words, setWords] = useState(told);
  useEffect(() => {
    const form = box.current?.closest('form');
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let latest: object | undefined;
    const ask = async () => {
      const asked = new URLSearchParams();
      for (const [name, value] of new FormData(form ?? undefined)) {
        if (typeof value === 'string' && /^(owner|globs|id)$/.test(name)) asked.append(name, value);
      }
      latest = asked;
      // What cannot be asked now is asked at the next key.
      const answer = await fetch(`${source}?${asked}`).then(
        (response) => response.text(),
        () => undefined,
      );
      if (answer !== undefined && latest === asked) setWords(answer);
    };
    const askSoon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => void ask(), pauseMs);
    };
    askSoon();
    form?.addEventListener('input', askSoon);
    return () => {
      clearTimeout(waiting);
      latest = undefined;
      form?.removeEventListener('input', askSoon);
    };
  }, [source, told]);
  return (
    <p ref={box} role="status" className="mt-2 max-w-field text-xs wrap-anywhere">
      {words}
    </p>
  );
}
