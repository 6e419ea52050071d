import { say } from './project.mjs';
import { needs, setUp } from './setup.mjs';

await setUp(needs.everything);
say('Everything is built.');
