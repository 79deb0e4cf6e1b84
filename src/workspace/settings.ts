/** Durations that Slack fixes and tests shorten. Milliseconds of real time. */
export interface Settings {
  /** How long an acknowledgement may take. */
  ackTimeoutMs: number;
  /** How long after a failed delivery of an event each next attempt is made. */
  eventRetryMs: number[];
  triggerLifeMs: number;
  responseUrlLifeMs: number;
  responseUrlUses: number;
  pingMs: number;
  /** Slack refreshes connections every few hours; 0 leaves it to the control API. */
  socketRefreshMs: number;
  /** Between `warning` and `refresh_requested`, and from there to the end of the connection. */
  refreshWarningMs: number;
  /** How often the stream of changes shows that it is alive when nothing happens. */
  heartbeatMs: number;
}

export function slackSettings(): Settings {
  return {
    ackTimeoutMs: 3_000,
    eventRetryMs: [1_000, 60_000, 300_000],
    triggerLifeMs: 3_000,
    responseUrlLifeMs: 30 * 60_000,
    responseUrlUses: 5,
    pingMs: 10_000,
    socketRefreshMs: 0,
    refreshWarningMs: 10_000,
    heartbeatMs: 15_000,
  };
}
