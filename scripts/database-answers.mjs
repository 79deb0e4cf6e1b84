// Exits with 0 when the server of TEST_DATABASE_URL answers; else says what is missing and exits with 1.
import pg from 'pg';

const url = process.env.TEST_DATABASE_URL;
if (!url) {
  console.error('Set TEST_DATABASE_URL to a PostgreSQL server on which databases may be created, such as');
  console.error(
    'postgresql://postgres@127.0.0.1:5432/postgres. Without a server, npm test runs everything on the embedded one.',
  );
  process.exit(1);
}
const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
try {
  await client.connect();
  const { rows } = await client.query('SHOW server_version');
  console.log(`PostgreSQL ${rows[0].server_version} answers.`);
  await client.end();
} catch (error) {
  console.error(`The server of TEST_DATABASE_URL does not answer: ${error.message}`);
  process.exit(1);
}
