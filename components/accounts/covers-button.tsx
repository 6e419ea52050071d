import { Button } from '@/components/ui/button';

/** Asks what patterns cover, where no script says it as one types. */
export function CoversButton() {
  return (
    <noscript>
      <Button type="submit" name="ask" value="covers">
        Show what it covers
      </Button>
    </noscript>
  );
}
