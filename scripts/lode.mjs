import './project.mjs';
import { needs, runHere, setUp } from './setup.mjs';

await setUp(needs.programs);
await runHere('cli');
