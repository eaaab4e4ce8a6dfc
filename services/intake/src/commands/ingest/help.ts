/** By which rules a file becomes complaints; told by `--help`. */
const RULES = `Rules
  store       dealt out over all stores the API shows, by a hash of the row's id; a repeat is about the store of the row
              it repeats
  time        created_at becomes the time of occurrence, a day alone being 00:00 in Shanghai; acceptance is now
  channel     by a table of words (网站, 电话, 微信, 短信, 邮件, 微博, …app, phone, web, …), --channels overrides it;
              a word that is not in it is a web form; the public internet (微博) is an external source, the rest internal
  matter      the same customer_id with a similar title (pairs of characters, Dice ≥ 0.5) is a repeat of the latest such
              row before it in time, anything else a new matter; without customer_id, or with anonymous: true, anonymous
  text        _x000D_, NUL and broken characters are taken out; the title goes before a text that does not begin with it
  twice       the row's id is the idempotency key: what a run of the same person registered in the last 7 days is not
              registered again`;

export const HELP = `Registers complaints from a JSON Lines file through the gateway's API.

  npm run ingest -- --from FILE [--limit N]

Fields of a row: id, title, text, created_at, channel, customer_id, anonymous; others are not looked at.

Options
  --from FILE         the file, one JSON object per line, UTF-8, at most 200,000 rows
  --limit N           its first N rows only
  --gateway URL       where the API is; GATEWAY_URL in the environment; the copy running in this folder,
                      else http://127.0.0.1:4000/graphql
  --token TOKEN       of somebody who may register complaints; TOKEN in the environment; in development the issuer
                      is asked for one of customer service
  --issuer URL        where the development issuer is; ISSUER_URL in the environment; likewise, else
                      http://127.0.0.1:4010
  --channels FILE     JSON that overrides the table of channels: {"电话": {"channel": "PHONE", "source": "STORE"}}
  --concurrency N     how many customers' rows are sent side by side, 1 to 64; 8
  --report FILE       writes the rows that were not registered as JSON Lines

${RULES}

Exit code: 0 all registered or already there; 2 rows were rejected or failed; 1 it could not run; 130 stopped by Ctrl-C.
`;
