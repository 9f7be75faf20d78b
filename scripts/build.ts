// Builds dist/, which is what is published: `npm run build`.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle, root } from './build/bundle.ts';
import { declare } from './build/declare.ts';

const directory = join(root, 'dist');
await rm(directory, { recursive: true, force: true });
await bundle(directory);
declare(directory);
