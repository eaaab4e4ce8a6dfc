/** What one service told, heard and holds back, read when the platform is at rest. */
export interface ServiceBooks {
  outbox: { eventId: string; subject: string; sent: boolean; withheld: boolean; payload: Record<string, unknown> }[];
  /** The subjects it hears. */
  hears: string[];
  inbox: string[];
  dead: string[];
  /** Events kept until what they name is known. */
  awaited: string[];
}

interface Disbursement {
  id: string;
  state: 'REQUESTED' | 'APPROVED' | 'REJECTED' | 'CANCELLED' | 'PAID' | 'REVERSED';
  approverPostId: string | null;
  periodKey: string | null;
  amountFen: number;
}

interface Transfer {
  kind: 'HOLD' | 'RELEASE' | 'GRANT' | 'RETURN' | 'PAYMENT' | 'REVERSAL' | 'BUDGET' | 'BUDGET_TRANSFER';
  /** Null where no use of the fund moves it, as of a budget. */
  disbursementId: string | null;
  debit: string;
  credit: string;
  amountFen: number;
}

/** Everything the platform's checker judges. */
export interface PlatformBooks {
  services: Record<string, ServiceBooks>;
  /** What clients were told is registered. */
  acknowledged: { key: string; complaintId: string }[];
  /** The complaints of intake, each with the key it was asked with. */
  complaints: { id: string; key: string | null }[];
  /** What intake keeps under the keys of registerComplaint. */
  keys: { key: string; resultId: string }[];
  /** The complaints that escalation has a case of, one entry per case. */
  cases: string[];
  /** The complaints that analytics has counted as registered, one entry per fact. */
  registered: string[];
  allowances: { postId: string; periodKey: string; heldFen: number; spentFen: number }[];
  disbursements: Disbursement[];
  transfers: Transfer[];
  /** The sums of all daily figures. */
  figures: {
    registered: number;
    contacted: number;
    plansAccepted: number;
    climbs: number;
    resolved: number;
    payments: number;
    paidFen: number;
  };
}
