/** A job that could not be done so far, or at all, as administrators see it. */
export interface TroubledJob {
  id: string;
  /** 寄送消息, 清理… */
  title: string;
  /** Failed as often as it may: nobody tries it again by itself. */
  givenUp: boolean;
  attempts: number;
  error: string;
  /** When it was put into the queue. */
  since: Date;
  /** When it is tried next; null once given up. */
  nextAt: Date | null;
}

/** How the queue stands: jobs that wait for their hour or a hand, and those in hand. */
export interface QueueState {
  waiting: number;
  running: number;
  /** Since when the longest overdue job waits; null where none is overdue. */
  overdueSince: Date | null;
}
