/** One call a process makes to the outside: to Postgres or to NATS. */
export interface Call {
  kind: 'QUERY' | 'PUBLISH';
  /** The statement, or the subject and the first word of the message. */
  text: string;
  /** The statements of the transaction it stands in so far. */
  transaction: readonly string[];
}

export type Moment = 'BEFORE' | 'AFTER';

/** Which of a process's calls is meant. */
interface CallPattern {
  kind: Call['kind'];
  text: RegExp;
  /** What its transaction must have done before. */
  after?: RegExp;
}

const query = (text: RegExp, after?: RegExp): CallPattern => ({ kind: 'QUERY', text, after });
const publish = (text: RegExp): CallPattern => ({ kind: 'PUBLISH', text });

/**
 * The calls at which a process may be killed, by name. Kit's own statements are named by what they do; a statement that
 * kit no longer makes is reported as never reached, so that this list cannot grow stale unseen.
 */
const calls = {
  'write: begin': query(/^start transaction/i),
  'write: claim the key': query(/insert into idempotency_key/i),
  'write: state': query(/insert into parcel /i),
  'write: second row of state': query(/insert into step/i),
  'write: outbox': query(/insert into outbox/i, /insert into step/i),
  'write: result of the key': query(/update idempotency_key/i),
  'write: commit': query(/^commit/i, /insert into step/i),
  'relay: take the lock': query(/pg_try_advisory_lock/i),
  'relay: make the stream': publish(/^\$JS\.API\.STREAM\.CREATE/),
  'relay: select pending': query(/^select sequence.* where sent_at is null/is),
  'relay: publish': publish(/^(sender|receiver)\./),
  'relay: mark sent': query(/update outbox set sent_at = now/i),
  'reconciler: ask for the stream': publish(/^\$JS\.API\.STREAM\.INFO/),
  'reconciler: look for a message': publish(/^\$JS\.API\.STREAM\.MSG\.GET/),
  'reconciler: read the epoch': query(/^select epoch from outbox_epoch/i),
  'reconciler: find the highest': query(/from outbox\s+where stream_sequence between/i),
  'reconciler: send again': query(/^update outbox set sent_at = null/i),
  'reconciler: note the epoch': query(/^insert into outbox_epoch/i),
  'consumer: make the consumer': publish(/^\$JS\.API\.CONSUMER\.(DURABLE\.)?CREATE/),
  'consumer: pull': publish(/^\$JS\.API\.CONSUMER\.MSG\.NEXT/),
  'consumer: inbox mark': query(/insert into inbox/i),
  'consumer: effect': query(/insert into effect /i),
  'consumer: counter': query(/insert into effect_count/i),
  'consumer: outbox': query(/insert into outbox/i, /insert into inbox/i),
  'consumer: commit': query(/^commit/i, /insert into inbox/i),
  'consumer: acknowledge': publish(/^\$JS\.ACK\S+ \+ACK/),
  'consumer: roll back': query(/^rollback/i, /insert into inbox/i),
  'consumer: put off': publish(/^\$JS\.ACK\S+ -NAK/),
  'consumer: count the attempt': query(/insert into delivery_attempt/i),
  'consumer: forget the attempts': query(/delete from delivery_attempt/i),
  'consumer: set aside': query(/insert into dead_letter/i),
} satisfies Record<string, CallPattern>;

export type CallName = keyof typeof calls;

export const matches = (name: CallName, call: Call): boolean => {
  const { kind, text, after }: CallPattern = calls[name];
  return call.kind === kind && text.test(call.text) && (!after || call.transaction.some((line) => after.test(line)));
};

/** When a process comes to a call: at any time, while it starts, or while it starts and finds that the stream is gone. */
type Occasion = 'ANY' | 'START' | 'LOSS';

/** A place where a process kills itself. */
export interface CrashPoint {
  victim: 'sender' | 'receiver';
  call: CallName;
  moment: Moment;
  occasion: Occasion;
}

const occasions: Partial<Record<CallName, Occasion>> = {
  'relay: take the lock': 'START',
  'relay: make the stream': 'LOSS',
  'reconciler: ask for the stream': 'START',
  'reconciler: look for a message': 'START',
  'reconciler: read the epoch': 'START',
  'reconciler: find the highest': 'START',
  'reconciler: send again': 'LOSS',
  'reconciler: note the epoch': 'LOSS',
  'consumer: make the consumer': 'LOSS',
};

/** Every call twice, before it and after its answer, in the process where it matters. */
export const crashPoints: readonly CrashPoint[] = (Object.keys(calls) as CallName[]).flatMap((call) =>
  (['BEFORE', 'AFTER'] as const).map((moment) => ({
    victim: call.startsWith('consumer') ? ('receiver' as const) : ('sender' as const),
    call,
    moment,
    occasion: occasions[call] ?? 'ANY',
  })),
);

/** The three that the platform's promises name: the gaps between two systems that cannot commit together. */
export const namedPoints: readonly CrashPoint[] = [
  // Between handling and acknowledgement.
  { victim: 'receiver', call: 'consumer: acknowledge', moment: 'BEFORE', occasion: 'ANY' },
  // Between commit and publish.
  { victim: 'sender', call: 'relay: publish', moment: 'BEFORE', occasion: 'ANY' },
  // Between publish and mark.
  { victim: 'sender', call: 'relay: mark sent', moment: 'BEFORE', occasion: 'ANY' },
];

export const pointName = ({ victim, call, moment }: CrashPoint): string =>
  `${victim} · ${call} · ${moment.toLowerCase()}`;
