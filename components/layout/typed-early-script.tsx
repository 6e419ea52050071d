/**
 * Runs in the head: React sets a filled text area back to its first text, and its caret with it, when it takes over the
 * page. What was typed is marked, and where, for `TextArea` to bring back; and one that is only entered is made one whose
 * text somebody chose, which React then leaves alone.
 */
const script = `addEventListener('focusin', function (event) {
  var box = event.target;
  if (box.tagName === 'TEXTAREA') box.value = box.value;
});
addEventListener('input', function (event) {
  var box = event.target;
  if (box.tagName !== 'TEXTAREA') return;
  box.dataset.typed = box.value;
  box.dataset.caret = box.selectionEnd;
});`;

/** Keeps what somebody types before the scripts of a page have come. */
export function TypedEarlyScript({ nonce }: { nonce?: string | undefined }) {
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />;
}
