'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';

const pauseMs = 250;

/** Looks an ID up as it is typed; without script, when it is sent. */
export function LookUpForm({ typed }: { typed: string }) {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const lookUp = (id: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => router.replace(`/prefixes?id=${encodeURIComponent(id)}`, { scroll: false }),
      pauseMs,
    );
  };
  // What was typed before this page came alive.
  useEffect(() => {
    const now = input.current?.value ?? typed;
    if (now.trim() !== typed) lookUp(now);
  });
  return (
    <form
      action="/prefixes"
      role="search"
      aria-label="Prefixes"
      className="mt-6 flex flex-wrap items-end gap-3"
    >
      <Field id="id" label="Package ID, or how it begins">
        {(control) => (
          <TextInput
            {...control}
            ref={input}
            type="search"
            name="id"
            maxLength={128}
            asTyped
            defaultValue={typed}
            onInput={(event) => lookUp(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit">Look it up</Button>
    </form>
  );
}
