import type {
  CancellationCause,
  ChannelKind,
  ClosingKind,
  ComplaintStatus,
  ConfidentialityGrade,
  DeadlineKind,
  DecisionOutcome,
  DeputyScope,
  Difficulty,
  LadderTrigger,
  Level,
  LevelCause,
  PostKind,
  Purpose,
  RejectionReason,
  ReopeningCause,
  ResponsibilityKind,
  RouteObstacle,
  Source,
  UnreachableCause,
  Urgency,
  Weekday,
} from './vocabulary.js';

/** What a closed vocabulary and each of its words mean to those who read the schema. */
export interface Meaning<Word extends string> {
  readonly name: string;
  readonly description: string;
  readonly words: Readonly<Record<Word, string>>;
}

/** The same words in every subgraph that uses a shared vocabulary. */
export const meanings = {
  level: {
    name: 'Level',
    description: 'How grave a complaint is; derived, never typed in.',
    words: {
      FIRST: 'The first complaint on a matter through an internal source.',
      SECOND: 'A second one, after an outcome that left the customer dissatisfied.',
      MAJOR: 'A third one, or any through an external source.',
      ABNORMAL: 'The customer is dissatisfied after the outcome of a major one.',
    },
  } satisfies Meaning<Level>,
  source: {
    name: 'Source',
    description: 'How the chain came to know of a complaint.',
    words: {
      PRESIDENT: 'Internal: through the president.',
      SPOKESPERSON: 'Internal: through the company’s spokesperson.',
      MAILBOX: 'Internal: through the complaints mailbox.',
      STORE: 'Internal: through a store or any other channel that the chain itself operates.',
      PUBLIC_WEB: 'External: on the public internet.',
      MEDIA: 'External: through the media.',
      CONSUMER_ASSOCIATION: 'External: through a consumer association.',
      AUTHORITY: 'External: through an authority or a court.',
    },
  } satisfies Meaning<Source>,
  channelKind: {
    name: 'ChannelKind',
    description: 'The way in that a complaint took.',
    words: {
      COUNTER: 'In person, at a counter.',
      PHONE: 'By phone.',
      EMAIL: 'By e-mail.',
      WEB_FORM: 'By a form on the web.',
      APP: 'In an app.',
      CHAT: 'In a chat.',
      TEXT_MESSAGE: 'By text message.',
      SOCIAL_MEDIA: 'On social media.',
      LETTER: 'By letter.',
    },
  } satisfies Meaning<ChannelKind>,
  complaintStatus: {
    name: 'ComplaintStatus',
    description: 'What a complaint has come to.',
    words: {
      OPEN: 'It is being handled.',
      RESOLVED: 'The work is finished and the customer confirmed.',
      CLOSED_PROVISIONALLY: 'The customer could not be reached; it reopens when they return.',
      CLOSED_WITHOUT_AGREEMENT: 'The customer refused the final decision.',
      SUPERSEDED: 'A repeat took over.',
      MERGED: 'It was a duplicate of another.',
    },
  } satisfies Meaning<ComplaintStatus>,
  levelCause: {
    name: 'LevelCause',
    description: 'Why the level of a complaint is another than before.',
    words: {
      DUPLICATE_JOINED: 'What said the same was joined to it.',
      DUPLICATE_LEFT: 'What had been joined by mistake was taken away.',
      MATTER_CHANGED: 'Complaints came to its matter or left it.',
      FACTS_CORRECTED: 'A fact about it or an earlier one was wrong.',
      OUTCOME_LEARNED: 'An outcome that came before it was heard of after it.',
      ATTEMPTS_FAILED: 'Attempts at settling it failed.',
    },
  } satisfies Meaning<LevelCause>,
  urgency: {
    name: 'Urgency',
    description: 'How soon a complaint must be seen to.',
    words: {
      URGENT: 'At once; it comes first in every work list.',
      IMPORTANT: 'Before what is normal.',
      NORMAL: 'In its turn.',
    },
  } satisfies Meaning<Urgency>,
  difficulty: {
    name: 'Difficulty',
    description: 'How hard a complaint is to handle.',
    words: {
      SIMPLE: 'One person settles it by the usual remedy.',
      COMPLEX: 'It takes several steps or people.',
      DIFFICULT: 'Facts, law or expectations are hard to settle.',
    },
  } satisfies Meaning<Difficulty>,
  postKind: {
    name: 'PostKind',
    description: 'A kind of post.',
    words: {
      CLERK: 'Takes complaints in at a store.',
      STORE_MANAGER: 'Manages a store; owns cases of tier 1.',
      REGIONAL_DIRECTOR: 'Directs the stores of a region; owns cases of tier 2.',
      REGIONAL_PRESIDENT: 'Presides over a region; owns cases of tier 3.',
      REGIONAL_VICE_PRESIDENT: 'Decides on penalties for refused forms in a region.',
      REGIONAL_HR: 'Executes penalties and rewards in a region.',
      CASHIER: 'Pays disbursements of a region out.',
      DEPARTMENT_HEAD: 'Heads a department and receives its liaison forms.',
      EXECUTIVE_PRESIDENT: 'Answers for abnormal complaints, and stands above every region.',
      STORE_HEADQUARTERS: 'Oversees all stores.',
      CUSTOMER_SERVICE: 'Oversees all complaints, and takes them in.',
      ADMINISTRATOR: 'Keeps policy and masters.',
    },
  } satisfies Meaning<PostKind>,
  deadlineKind: {
    name: 'DeadlineKind',
    description: 'What a clock waits for.',
    words: {
      CONTACT: 'That the customer is reached.',
      FIRST_ANSWER: 'That the customer has a first answer: the process, and when to expect what.',
      PLAN: 'That owner and customer agree on a plan.',
      DELIVERY: 'That what the accepted plan promises is done.',
      TASK: 'That one step of the accepted plan is done.',
      EMERGENCY: 'That one step of the emergency procedure is done.',
      REFERRAL: 'That whom the case was referred to answers.',
      STATUTORY: 'What the law gives so much time for.',
    },
  } satisfies Meaning<DeadlineKind>,
  ladderTrigger: {
    name: 'LadderTrigger',
    description: 'Why a case went up a tier.',
    words: {
      BEYOND_AUTHORITY: 'Its owner filed that it is beyond their authority.',
      PLAN_DEADLINE_MISSED: 'No plan was agreed in time.',
      PLAN_OVERDUE: 'The last date of an accepted plan passed.',
    },
  } satisfies Meaning<LadderTrigger>,
  purpose: {
    name: 'Purpose',
    description: 'What money from the reserve fund is for.',
    words: {
      RETURN: 'Goods taken back.',
      EXCHANGE: 'Goods exchanged.',
      COMPENSATION: 'A small loss made good.',
    },
  } satisfies Meaning<Purpose>,
  rejectionReason: {
    name: 'RejectionReason',
    description: 'Why the fund refused a request.',
    words: {
      DECIDED: 'The approver decided so.',
      BEYOND_EVERY_AUTHORITY: 'No post’s authority covers it in this period.',
      BUDGET_NOT_SET: 'The region’s budget that would cover it has not been set.',
      EXPIRED: 'Nobody decided on it in time, and what it held was given back.',
    },
  } satisfies Meaning<RejectionReason>,
  cancellationCause: {
    name: 'CancellationCause',
    description: 'Why a disbursement is carried out no further.',
    words: {
      BY_HAND: 'Somebody called it off.',
      PLAN_WITHDRAWN: 'The plan that asked for it is no longer in force.',
    },
  } satisfies Meaning<CancellationCause>,
  routeObstacle: {
    name: 'RouteObstacle',
    description: 'Why a post may not grant a request for money.',
    words: {
      BELOW_OWNER_TIER: 'It stands below the owner of the complaint.',
      LEVEL_NOT_COVERED: 'Its authority does not reach the level of the complaint.',
      PURPOSE_NOT_COVERED: 'Its authority does not cover the purpose.',
      OVER_PER_USE: 'All uses for the complaint together are more than it may grant for one.',
      PERIOD_EXHAUSTED: 'Too little is left of its period.',
      BUDGET_NOT_SET: 'Its region has no budget for the quarter yet.',
      NO_SUCH_PLACE: 'The complaint has no store or region whose post it could be.',
      VACANT: 'Nobody holds it.',
    },
  } satisfies Meaning<RouteObstacle>,
  weekday: {
    name: 'Weekday',
    description: 'A day of the week.',
    words: {
      MONDAY: 'Monday.',
      TUESDAY: 'Tuesday.',
      WEDNESDAY: 'Wednesday.',
      THURSDAY: 'Thursday.',
      FRIDAY: 'Friday.',
      SATURDAY: 'Saturday.',
      SUNDAY: 'Sunday.',
    },
  } satisfies Meaning<Weekday>,
  confidentialityGrade: {
    name: 'ConfidentialityGrade',
    description: 'How confidential a document is.',
    words: {
      INTERNAL: 'For everybody in the chain, nobody outside.',
      CONFIDENTIAL: 'For those who act under it.',
      SECRET: 'For those who act under it, never copied.',
    },
  } satisfies Meaning<ConfidentialityGrade>,
  unreachableCause: {
    name: 'UnreachableCause',
    description: 'Why the customer of a case cannot be reached.',
    words: {
      ATTEMPTS: 'Enough attempts by enough means on enough days reached nobody.',
      NO_CONTACT: 'No way to reach the customer is known.',
    },
  } satisfies Meaning<UnreachableCause>,
  closingKind: {
    name: 'ClosingKind',
    description: 'How a case ended that was not resolved.',
    words: {
      PROVISIONALLY: 'The customer could not be reached; it goes on if they return.',
      WITHOUT_AGREEMENT: 'The customer refused the final decision: unresolved and dissatisfied.',
    },
  } satisfies Meaning<ClosingKind>,
  reopeningCause: {
    name: 'ReopeningCause',
    description: 'Why a closed case goes on.',
    words: {
      CUSTOMER_RETURNED: 'The customer who could not be reached is back.',
      WORK_UNDONE: 'What was said to be done is not.',
    },
  } satisfies Meaning<ReopeningCause>,
  responsibilityKind: {
    name: 'ResponsibilityKind',
    description: 'What somebody is answerable for in a case.',
    words: {
      CAUSED: 'What the complaint is about.',
      DELAYED: 'That it was not solved in time.',
    },
  } satisfies Meaning<ResponsibilityKind>,
  decisionOutcome: {
    name: 'DecisionOutcome',
    description: 'How far a decision meets what the customer demands.',
    words: {
      GRANTED: 'Wholly.',
      PARTLY_GRANTED: 'In part; it says how to appeal.',
      REFUSED: 'Not at all; it says how to appeal.',
    },
  } satisfies Meaning<DecisionOutcome>,
  deputyScope: {
    name: 'DeputyScope',
    description: 'What a deputy may do for the holder of a post.',
    words: {
      CASES: 'Act on the cases that stand before the post.',
      APPROVALS: 'Approve payments from the reserve fund.',
      FORMS: 'Receive and answer liaison forms.',
    },
  } satisfies Meaning<DeputyScope>,
} as const;
