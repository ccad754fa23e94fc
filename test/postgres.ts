import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openPool } from '../src/base/data/database.ts';
import { startEmbedded } from '../src/base/data/embedded-postgres.ts';
import { migrate } from '../src/base/data/migrations.ts';
import { clockAt, onDatabase } from './database.ts';

/** One fast PostgreSQL for the whole run, with a migrated template that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'anteroom-test-'));
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  const postgres = await startEmbedded({ dataDir, durable: false });
  const template = onDatabase(postgres.url, 'template_anteroom');
  await prepareTemplate(postgres.url, template, Number(project.config.env['CLOCK_AHEAD'])).catch(
    async (error: unknown) => {
      await postgres.stop();
      throw error;
    },
  );
  project.provide('template', template);
  return () => postgres.stop();
}

async function prepareTemplate(server: string, template: string, ahead: number): Promise<void> {
  const admin = openPool(server, 1);
  await admin.query('create database template_anteroom');
  await admin.query(
    `alter role "${new URL(server).username}" set search_path = public, turned, pg_catalog`,
  );
  await admin.end();
  const pool = openPool(template, 2);
  await pool.query(`create schema turned; ${clockAt(ahead)}`);
  await migrate(pool);
  await pool.end(); // a database with an open connection cannot be copied
}
