/**
 * Runs in the head: marks what is typed into a text area, for React sets a filled one back to its first text
 * when it takes over the page. `TextArea` brings the mark's text back.
 */
const script = `addEventListener('input', function (event) {
  var box = event.target;
  if (box.tagName === 'TEXTAREA') box.dataset.typed = box.value;
});`;

/** Keeps what somebody types before the scripts of a page have come. */
export function TypedEarlyScript({ nonce }: { nonce?: string | undefined }) {
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />;
}
