import { requireFreePort } from './port.mjs';
import { endWithNpm } from './project.mjs';
import { needs, runHere, setUp } from './setup.mjs';

endWithNpm();
await setUp(needs.everything, requireFreePort);
await runHere('main');
