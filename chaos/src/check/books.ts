/** What one side of the kit house has in its tables and its stream, read at one moment. */
export interface Side {
  /** The operations made: a step's id, its parcel, and the key it was asked with. */
  steps: { id: string; parcelId: string; askedWith: string }[];
  /** Steps counted per parcel. */
  parcels: { id: string; steps: number }[];
  outbox: OutboxRow[];
  /** Events marked as handled. */
  inbox: string[];
  /** Events set aside. */
  dead: string[];
  effects: { eventId: string; parcelId: string }[];
  effectCounts: { parcelId: string; effects: number }[];
  /** The events of the messages in its stream, repeats included. */
  stream: string[];
}

interface OutboxRow {
  eventId: string;
  aggregateId: string;
  version: number;
  /** The step it tells of. */
  stepId: string;
  sent: boolean;
  /** Held back because it cannot be published, or passed over by an operator. */
  withheld: boolean;
}

/** Everything the checker judges. */
export interface Books {
  sender: Side;
  receiver: Side;
  /** What clients were told is done. */
  acknowledged: { key: string; stepId: string; parcelId: string }[];
}
