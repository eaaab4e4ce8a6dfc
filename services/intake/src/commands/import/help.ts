import { FIELDS, REQUIRED_FIELDS } from './fields.js';

const columns = Object.entries(FIELDS)
  .map(([field, headings]) => {
    const isRequired = (REQUIRED_FIELDS as readonly string[]).includes(field);
    return `  ${`${field}${isRequired ? ' *' : ''}`.padEnd(16)}${headings.join(', ')}`;
  })
  .join('\n');

export const IMPORT_HELP = `Imports earlier complaints from a CSV file as closed history: without case, clocks or messages.

  import --from FILE --system NAME [--map FILE] [--dry-run] [--report FILE]

Options
  --from FILE         the file; its first row holds the headings
  --system NAME       the system it comes from; an id is unique within it
  --map FILE          JSON that says which column is which field: {"column": "field"}, null for none; or
                      {"columns": {"column": "field"}, "words": {"status": {"办毕": "RESOLVED"}}, "defaults": {"channel": "PHONE"}}
  --dry-run           checks everything and writes nothing
  --report FILE       what became of each row, as JSON Lines: line, externalId, outcome, complaintId, number, or code, field, message
  --encoding NAME     auto (UTF-8 where the file is that, else GB18030), utf-8, gb18030 or utf-16le
  --delimiter NAME    auto, comma, semicolon, tab or pipe

Fields (* required) and the headings by which they are known without a mapping
${columns}

Rules
  instants        ISO 8601, 2024/3/5 14:20, 2024-3-5, 2024年3月5日; Shanghai's where no zone is said; a day alone is its first
                  moment, for closedAt its last
  status          RESOLVED (also where nothing is said), CLOSED_PROVISIONALLY, CLOSED_WITHOUT_AGREEMENT, or 已解决, 联系不上, 未解决 …
  channel, source by their names here or usual words (电话, 微信, 消协 …); the source follows the channel where it is not said
  store           the code of a store
  level, nature,  kept as they were said and shown with the complaint; the level here is derived. number and externalId are found
  number          by complaints(filter: {importedAs})
  matter          rows with the same one are one matter, each a repeat of the one before: sorted by acceptance. Without it each
                  row is a matter of its own
  customers       recognised by phone, e-mail, member number, or order, as in a registration
  twice           a row that is there is passed over; one that says something else since is told and left as it was
  refused         a row that cannot be read is told with line, code, field and sentence; the rest goes on
  Ctrl-C          stops after the rows in hand; the same command goes on

Exit code: 0 everything is there; 2 rows were refused or have changed since; 1 it could not run; 64 wrong words; 130 stopped by Ctrl-C.
`;
