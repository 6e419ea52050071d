import { endWithNpm, say } from './project.mjs';
import { needs, runHere, setUp } from './setup.mjs';

endWithNpm();
await setUp(needs.programs);
say('Pages and handlers are built when they are asked for; a change under server/ needs a new start.');
process.argv.push('--dev');
await runHere('main', 'development');
