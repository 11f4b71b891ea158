#!/usr/bin/env node
import { run } from '../dist/program/main.js';

// Whoever reads our output may stop reading (`parley show | head`): that is no mistake.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await run(process.argv.slice(2));
