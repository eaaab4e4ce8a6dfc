import type { Words } from '../customer-messages.js';

/** What becomes of a complaint, as every customer is told. Source: R3, R95. */
export const processOfHandling: Words = {
  ZH: '受理后，负责人会与您联系，核实情况和诉求，并与您商定处理方案；方案完成并经您确认后结案，随后请您评价。未能按时商定方案的，由上一级负责人接手。如对结果不满意，您可以再次投诉。',
  EN: 'Once it is accepted, the person in charge contacts you, confirms what happened and what you ask, and agrees on a solution with you. It is closed when the solution is carried out and you have confirmed it; then you are asked to rate it. If no solution is agreed in time, the next superior takes over. If you are not content with the result, complain again.',
};
