/** An e-mail to one person, as plain text. */
export interface Email {
  /** The same on every attempt, so that a mailbox can leave out what it has. */
  id: string;
  /** What it is about, as the log says it. */
  kind: string;
  to: string;
  language: 'ZH' | 'EN';
  /** One line. */
  subject: string;
  text: string;
}

/** A way out for e-mails. */
export interface Mailer {
  /** Hands one over; throws when it was not taken, and is asked again later. Takes less than a minute. */
  send(email: Email): Promise<void>;
}
