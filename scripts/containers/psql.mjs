/**
 * As much of psql as deploy/postgres needs, for machines that have none: `psql --dbname NAME` with the script on standard
 * input. Knows \getenv, \set, \connect, \gexec, :name, :'name' and :"name"; whatever else begins with a backslash is refused.
 */
import { text } from 'node:stream/consumers';
import pg from 'pg';

/** @type {Record<string, string>} */
const variables = {};

const given = process.argv.slice(2);
const optionAfter = (/** @type {string} */ name) => given[given.indexOf(name) + 1];

/** @param {string} database */
async function connect(database) {
  const { PGHOST: host, PGPORT: port, PGPASSWORD: password } = process.env;
  const client = new pg.Client({ host, port: Number(port), password, user: optionAfter('--username'), database });
  await client.connect();
  return client;
}

/** @param {string} written */
const interpolated = (written) =>
  written.replaceAll(/(?<!:):(['"]?)(\w+)\1/g, (whole, quote, name) => {
    const value = variables[name];
    if (value === undefined) return whole;
    if (quote === "'") return pg.escapeLiteral(value);
    return quote ? pg.escapeIdentifier(value) : value;
  });

/** Runs a query and then each of its cells. @param {string} query */
async function runCells(query) {
  const { rows } = await client.query({ text: query, rowMode: 'array' });
  for (const cell of rows.flat()) await client.query(cell);
}

/** @param {string} line */
async function obey(line) {
  const [command, name, ...rest] = interpolated(line).split(/\s+/);
  if (command === '\\getenv') variables[name] = process.env[rest[0]] ?? '';
  else if (command === '\\set') variables[name] = rest.join('');
  else if (command === '\\connect') {
    await client.end();
    client = await connect(name);
  } else throw new Error(`${command} is not known here`);
}

let client = await connect(optionAfter('--dbname'));
try {
  const pieces = (await text(process.stdin)).split(/^(\\.*)$|;\s*$|(\\gexec)\s*$/m);
  // Each piece of the language comes with what ended it: a command on a line of its own, a semicolon, or \gexec.
  for (let index = 0; index < pieces.length; index += 3) {
    const [statement, command, cells] = pieces.slice(index, index + 3);
    if (cells) await runCells(interpolated(statement));
    else if (statement.trim()) await client.query(interpolated(statement));
    if (command) await obey(command.trim());
  }
} finally {
  await client.end();
}
