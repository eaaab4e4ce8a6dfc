import { type HttpParts, transact } from '@complaints/kit';
import { contentDisposition, tableFile, tableTypes } from '@complaints/kit/files';
import { dayOf, HOUR_MS } from '@complaints/kit/pure';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { beginExport } from '../../actions/settlement/begin-export.js';
import { noteHandedOut } from '../../actions/settlement/note-handed-out.js';
import { policyInForce } from '../../data/policy/find-policies.js';
import { entriesAtOnce } from '../../data/settlement/entries-at-once.js';
import { booksOf } from '../../domain/rights.js';
import { settlementRows } from './settlement-rows.js';
import { settlementColumns } from './settlement-table.js';

/** How long somebody may take to take a list: for that long the database keeps how everything was when it began. */
const WITHIN_MS = HOUR_MS / 2;
const OPERATION = 'download-settlements';

/**
 * Hands a list out to whoever has its address, which is used up, while it is read.
 * @throws RuleError LINK_NOT_FOUND
 * Source: R91, R93.
 */
export async function serveSettlements(
  { dataSource, clock, log }: HttpParts,
  { request, reply, token }: { request: FastifyRequest; reply: FastifyReply; token: string },
): Promise<FastifyReply> {
  const began = clock.now();
  const causeOf = (actorId: string | null) => ({ actorId, traceId: request.id, operation: OPERATION });
  const { asked, by, link } = await transact(dataSource, causeOf(null), (em) => beginExport(em, { token, now: began }));
  const { timeZone } = await policyInForce(dataSource.manager, began);
  const { id, format, from, until, regionId, storeId, channel } = asked;
  const wanted = { span: { from, until }, scope: booksOf(by), regionId, storeId, channel };
  const columns = settlementColumns(timeZone);
  const rows = settlementRows(entriesAtOnce(dataSource, wanted), {
    columns,
    by,
    check() {
      if (clock.now().getTime() - began.getTime() > WITHIN_MS) throw new Error('the list was not taken in time');
    },
    async done(total) {
      const handedOut = { exportId: id, total, onBehalfOf: link.onBehalfOfId, now: clock.now() };
      await transact(dataSource, causeOf(by.id), (em) => noteHandedOut(em, handedOut));
      request.log.info({ export: id, lines: total.lines }, 'a list was handed out');
    },
  });
  const file = tableFile(format, { name: '结算清单 Settlements', columns, rows, timeZone, madeAt: began });
  file.once('error', (error) => log.warn({ requestId: request.id, export: id, err: error }, 'a list broke off'));
  const { mediaType, extension } = tableTypes[format];
  const day = (instant: Date) => dayOf(instant, timeZone);
  return reply
    .headers({
      'content-type': mediaType,
      'content-disposition': contentDisposition(`settlements-${day(from)}-${day(until)}.${extension}`),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': "sandbox; default-src 'none'",
    })
    .send(file);
}
