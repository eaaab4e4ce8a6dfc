import { OPENED, phoneOf, staff } from '../generate/chain.js';
import { idOf } from '../generate/complaints.js';
import type { BenchHouse } from '../house/open-intake.js';
import { type Figures, measure } from './measure.js';

const REGISTER = `mutation ($input: RegisterComplaintInput!) {
  registerComplaint(input: $input) { complaint { id number level } errors { code } }
}`;

export async function measureRegistrations(house: BenchHouse): Promise<Figures[]> {
  const figures: Figures[] = [];
  // Another run meets other customers.
  let next = Math.floor(Math.random() * 1e9);
  const register = async () => {
    next += 1;
    const input = {
      idempotencyKey: crypto.randomUUID(),
      storeId: idOf('store', next % 400),
      channel: 'COUNTER',
      content: `上个月在贵店购买的Norvik X${next % 1_000}冰箱，不制冷，修了两次还是老样子。维修拿走一个月没有消息，要求退货退款。`,
      demand: '要求退货退款',
      product: `Norvik X${next % 1_000}冰箱`,
      orderReference: `DD${String(100_000_000_000 + next)}`,
      customer:
        next % 2 === 0
          ? { phone: phoneOf(next % OPENED).slice(3) }
          : { name: '王新', phone: `137${String(next).padStart(8, '0').slice(-8)}` },
    };
    const { registerComplaint } = await house.ask(staff.customerService, REGISTER, { input });
    if (registerComplaint.errors.length > 0) throw new Error(JSON.stringify(registerComplaint.errors));
    return 'half of them by known customers';
  };
  for (const atOnce of [1, 8]) {
    const since = performance.now();
    const times = 500;
    const measured = await measure(`registration: ${atOnce} at once`, { times, atOnce }, register);
    figures.push({ ...measured, note: `${Math.round((times / (performance.now() - since)) * 1_000)} a second` });
  }
  const share = async (what: string, undo: [off: string, on: string]) => {
    await house.owner.all(undo[0]);
    try {
      figures.push(await measure(`registration: without ${what}`, { times: 500 }, register));
    } finally {
      await house.owner.all(undo[1]);
    }
  };
  await share('the search', [
    'alter table complaint disable trigger complaint_searched',
    'alter table complaint enable trigger complaint_searched',
  ]);
  const audited = ['complaint', 'matter', 'customer', 'customer_contact'];
  const triggers = (verb: string) =>
    audited.map((table) => `alter table ${table} ${verb} trigger audited_insert`).join('; ');
  await share('the audit', [triggers('disable'), triggers('enable')]);
  return figures;
}
