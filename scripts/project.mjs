// Only Node's own modules in this folder's set-up: it runs before anything is installed.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldestNode = [20, 19];

/** A line for the person at the keyboard. Standard output stays free for answers.
 * @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

requireNode();
// Paths that a person gave are relative to where the command was typed.
process.env['INIT_CWD'] ??= process.cwd();
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
for (const name of ['NEXT_TELEMETRY_DISABLED', 'DO_NOT_TRACK', 'CHECKPOINT_DISABLE'])
  process.env[name] ??= '1';

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  say(`Lode needs Node ${oldestNode.join('.')} or newer, and this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * npm starts a shell that starts this process; when npm is told to end, the shell goes and nobody tells us. Then this
 * process asks itself to end.
 */
export function endWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    // Not a signal of which a second one means haste: npm may have handed on the first.
    process.kill(process.pid, 'SIGHUP');
  }, 500);
  watch.unref();
}
