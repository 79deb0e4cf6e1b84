// npm run migration -- NAME: writes what schema.prisma has and the migrations lack as a new migration.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../src/db/client.ts';
import { missingMigration } from '../src/db/migrate.ts';

const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name))
  throw new Error('Give the migration a name in lower case: npm run migration -- add_holidays');
const database = await openDatabase({});
const sql = await missingMigration(database);
await database.close();
if (sql === '') {
  console.log('The migrations already say what schema.prisma says.');
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join('prisma/migrations', `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), sql);
  console.log(`Wrote ${folder}/migration.sql. Read it before you commit it.`);
}
